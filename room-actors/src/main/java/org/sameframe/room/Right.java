package org.sameframe.room;

/** What it takes to give a command [RO7]; the table is in docs/SPEC.md. */
public enum Right {
    /** Nobody may: it comes from the server itself. */
    SERVER,
    /** To have a place in the room. */
    BE_HERE,
    /** To be a host or a reviewer. */
    TAKE_PART,
    /** To drive, as the policy says who does. */
    DRIVE,
    /** To be a host. */
    HOST
}
