package org.sameframe.room;

/** What becomes of a command that was given before its sender had seen what a host did there. */
public enum Conflict {
    /** It is refused as superseded. */
    HOST_WINS,
    /** It counts. */
    LAST_WINS
}
