package org.sameframe.room;

/** Whether there is still something to be done about a note. */
public enum NoteStatus {
    OPEN,
    RESOLVED
}
