package org.sameframe.room;

/** Whether somebody has been let in. */
public enum Admission {
    ADMITTED,
    /** In the waiting room: knows nothing of the room until a host lets them in. */
    WAITING,
    /** By a host; does not come back unless a host lets them in. */
    REMOVED
}
