package org.sameframe.room;

/**
 * What a participant says to have loaded [LO2].
 *
 * @param frames length of the participant's own copy; 0: not known yet
 */
public record Ready(int participant, String medium, int frames, boolean ready) implements Value {
    static String key(int participant) {
        return "ready/" + participant;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.ready(this);
    }

    @Override
    public String key() {
        return key(participant);
    }

    @Override
    public Category category() {
        return Category.ROSTER;
    }

    /** Whether this is the medium, as long as it should be, and can be played. */
    boolean isFor(Medium wanted) {
        return ready && medium.equals(wanted.id()) && frames == wanted.frames();
    }
}
