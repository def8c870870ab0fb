package org.sameframe.room;

/**
 * What the room is called, when it was made, and whether it is over.
 *
 * @param created in microseconds since the epoch
 * @param closed likewise; 0: it is open
 */
public record RoomCard(String title, long created, long closed) implements Value {
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

    RoomCard closed(long now) {
        return new RoomCard(title, created, now);
    }
}
