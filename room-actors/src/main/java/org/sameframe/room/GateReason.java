package org.sameframe.room;

/** Why play waits. */
public enum GateReason {
    /** Not everybody is ready to start. */
    UNREADY,
    /** Somebody's player waits for bytes. */
    STALLED
}
