package org.sameframe.room;

/**
 * The room is in its lobby: nothing plays until a host starts [LO1].
 *
 * @param since in microseconds since the epoch
 */
public record Lobby(long since) implements Value {
    static final String KEY = "lobby";

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.lobby(this);
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
