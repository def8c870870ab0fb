package org.sameframe.room.actor;

import org.sameframe.room.Refusal;

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
        /** The room's record is damaged. */
        DAMAGED
    }

    static final Farewell REPLACED =
            new Farewell(Reason.REPLACED, "The same tab has connected again; this connection is over.");

    static final Farewell LEFT =
            new Farewell(Reason.REMOVED, "You have left the room; join it again if you want to come back.");

    static Farewell because(Refusal refusal) {
        return new Farewell(
                switch (refusal.code()) {
                    case ROOM_FULL -> Reason.FULL;
                    case DAMAGED -> Reason.DAMAGED;
                    case UNAVAILABLE, RATE_LIMITED, LIMIT, INTERNAL -> Reason.UNAVAILABLE;
                    case INVALID, FORBIDDEN, NOT_APPLIED, UNSUPPORTED, UNKNOWN_ROOM -> Reason.REMOVED;
                },
                refusal.detail());
    }
}
