package org.sameframe.room;

/**
 * Somebody in the room.
 *
 * @param id unique in the room, from 1
 * @param color index into the palette of participant colours, 0 to 11
 * @param until with EXPECTED and AWAY, the instant at which it becomes GONE, in microseconds; else 0
 */
public record Participant(int id, String name, Role role, int color, Presence presence, long until) implements Value {
    /** Colours that everybody can tell apart; more people share them. */
    static final int COLORS = 12;

    static String key(int id) {
        return "participant/" + id;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.participant(this);
    }

    @Override
    public String key() {
        return key(id);
    }

    @Override
    public Category category() {
        return Category.ROSTER;
    }

    boolean hasPlace() {
        return presence != Presence.GONE;
    }

    boolean mayDrive() {
        return role != Role.VIEWER;
    }

    boolean isDue(long now) {
        return until != 0 && until <= now;
    }

    Participant named(String newName) {
        return new Participant(id, newName, role, color, presence, until);
    }

    Participant here() {
        return new Participant(id, name, role, color, Presence.HERE, 0);
    }

    Participant colored(int newColor) {
        return new Participant(id, name, role, newColor, presence, until);
    }

    Participant awayUntil(long deadline) {
        return new Participant(id, name, role, color, Presence.AWAY, deadline);
    }

    Participant gone() {
        return new Participant(id, name, role, color, Presence.GONE, 0);
    }
}
