package org.sameframe.room;

/**
 * What the room is called, and when it was made.
 *
 * @param created in microseconds since the epoch
 */
public record RoomCard(String title, long created) implements Value {
    static final String KEY = "card";

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.card(this);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Category category() {
        return Category.ROOM;
    }
}
