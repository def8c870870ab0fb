package org.sameframe.room;

/** What a participant may do. */
public enum Role {
    /** Rules the room; its creator. */
    HOST,
    /** Takes part: may drive the playhead. */
    REVIEWER,
    /** Watches. */
    VIEWER
}
