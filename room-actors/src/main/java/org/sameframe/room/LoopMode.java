package org.sameframe.room;

/** What the playhead does at the ends of its range. */
public enum LoopMode {
    /** Stops on the last frame. */
    ONCE,
    /** Goes on from the other end. */
    LOOP,
    /** Turns round. */
    PING_PONG,
    /** Goes on with the next shot of the playlist, in reverse with the one before. */
    THROUGH
}
