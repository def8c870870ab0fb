package org.sameframe.room;

/** What happens when no host has been here for a while. */
public enum HostAbsence {
    /** Nothing: the room waits for its host. */
    KEEP,
    /** The reviewer who has been here longest becomes host too. */
    PROMOTE,
    /** The room closes. */
    CLOSE
}
