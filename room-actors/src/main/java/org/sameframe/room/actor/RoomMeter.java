package org.sameframe.room.actor;

import org.sameframe.room.RefusalCode;

/**
 * Counts what goes on in rooms. Called from the rooms' own threads for every batch and command, so it must neither wait
 * nor lock, and it is told of no room and of no person [MG4].
 */
public interface RoomMeter {
    /** Nobody counts. */
    RoomMeter NONE = new RoomMeter() {};

    /** What became of a command that somebody gave, if it was not refused. */
    enum Outcome {
        /** It became an entry. */
        ACCEPTED,
        /** There was nothing to change. */
        UNCHANGED,
        /** It was carried out before. */
        REPEATED
    }

    /** A room on this node takes in commands from now on. */
    default void roomOpened() {}

    /** It does no more. */
    default void roomEnded() {}

    /** The journal of a room failed. */
    default void roomUnavailable() {}

    /** The ledger of a room that was to be opened does not verify. */
    default void roomDamaged() {}

    /** A command was decided, and recorded if it had an effect. */
    default void decided(Outcome outcome) {}

    /** A command was refused, by the room or before it. */
    default void refused(RefusalCode why) {}

    /**
     * A batch that has at least one entry was recorded.
     *
     * @param micros from giving it to the journal until it was stored
     * @param entries in it
     */
    default void recorded(long micros, int entries) {}

    /**
     * Entries were offered to all connections that a room has on this node.
     *
     * @param nanos from the first connection to the last
     */
    default void fannedOut(long nanos) {}
}
