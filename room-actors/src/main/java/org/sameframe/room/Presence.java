package org.sameframe.room;

/** Whether a participant is there. */
public enum Presence {
    /** Admitted, and has not connected yet. */
    EXPECTED,
    HERE,
    /** Lost the connection, and may come back within the grace time. */
    AWAY,
    GONE
}
