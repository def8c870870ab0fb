package org.sameframe.room.actor;

import org.sameframe.room.Admission;
import org.sameframe.room.Refusal;
import org.sameframe.room.Room;

/**
 * Why a room lets a connection go.
 *
 * @param reason what kind of end it is
 * @param detail what happened and what to do, in a sentence
 */
public record Farewell(Reason reason, String detail) {
    /** Kinds of end. */
    public enum Reason {
        /** Another connection of the same client instance took its place. */
        REPLACED,
        /** The room cannot be reached just now. */
        UNAVAILABLE,
        /** The room is full. */
        FULL,
        /** The participant is not, or no longer, of this room. */
        REMOVED,
        /** The room is locked, or a host does not want the participant in it. */
        FORBIDDEN,
        /** The room was closed for good. */
        CLOSED,
        /** The room was erased. */
        ERASED,
        /** The room's record is damaged. */
        DAMAGED
    }

    static final Farewell REPLACED =
            new Farewell(Reason.REPLACED, "The same tab has connected again; this connection is over.");

    static final Farewell LEFT =
            new Farewell(Reason.REMOVED, "You have left the room; join it again if you want to come back.");

    private static final Farewell KICKED =
            new Farewell(Reason.REMOVED, "A host has removed you from the room; ask the host to let you in again.");

    private static final Farewell DECLINED =
            new Farewell(Reason.REMOVED, "The host has not let you in; ask the host, and join again.");

    private static final Farewell CLOSED =
            new Farewell(Reason.CLOSED, "The room was closed for good; its record stays. Make a new one.");

    /**
     * To somebody whose participant is gone.
     *
     * @param wasIn and did not only wait to be let in
     */
    static Farewell of(Room room, int participant, boolean wasIn) {
        if (room.isClosed()) {
            return CLOSED;
        }
        boolean isRemoved = room.participant(participant)
                .filter(person -> person.admission() == Admission.REMOVED)
                .isPresent();
        return isRemoved ? (wasIn ? KICKED : DECLINED) : LEFT;
    }

    /** To somebody whom the room refuses. */
    public static Farewell because(Refusal refusal) {
        return new Farewell(
                switch (refusal.code()) {
                    case ROOM_FULL -> Reason.FULL;
                    case DAMAGED -> Reason.DAMAGED;
                    case UNAVAILABLE, RATE_LIMITED, LIMIT, INTERNAL -> Reason.UNAVAILABLE;
                    case LOCKED, FORBIDDEN -> Reason.FORBIDDEN;
                    case CLOSED -> Reason.CLOSED;
                    case ERASED -> Reason.ERASED;
                    case INVALID, SUPERSEDED, NOT_APPLIED, UNSUPPORTED, UNKNOWN_ROOM -> Reason.REMOVED;
                },
                refusal.detail());
    }
}
