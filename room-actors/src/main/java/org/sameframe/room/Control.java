package org.sameframe.room;

/** Who drives: moves the playhead, chooses media, sets view and grade. */
public enum Control {
    /** Hosts and reviewers. */
    EVERYONE,
    /** Hosts. */
    HOST,
    /** Who holds the lead. */
    LEAD
}
