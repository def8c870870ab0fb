package org.sameframe.room;

/** One change of the state: the whole new value of one key, or the removal of a key [RM1]. */
public sealed interface RoomEvent {
    String key();

    Category category();

    record Put(Value value) implements RoomEvent {
        @Override
        public String key() {
            return value.key();
        }

        @Override
        public Category category() {
            return value.category();
        }
    }

    record Removed(String key) implements RoomEvent {
        @Override
        public Category category() {
            return Values.categoryOf(key);
        }
    }
}
