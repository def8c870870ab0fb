package org.sameframe.simulation;

/** Bugs that are put in between the real parts, to show that the checks would see them. */
public enum Fault {
    /** Two messages to an audience change places. */
    PUBLISH_SWAPPED,
    /** The entries of a batch are not told; what they settle is. */
    PUBLISH_LOST,
    /** The entries of a batch are told twice. */
    PUBLISH_TWICE,
    /** The entries of a batch are told last one first. */
    BATCH_REVERSED,
    /** An accepted command is never answered. */
    SETTLEMENT_LOST,
    /** An answer goes to the connection next to the one that asked. */
    SETTLEMENT_MISDIRECTED,
    /** What a batch settles is told before its entries. */
    SETTLED_FIRST,
    /** An answer names the entry before its own. */
    SETTLED_WITH_OTHER_SEQ,
    /** Entries come with the mark of the batch before. */
    WRONG_THROUGH,
    /** Entries come with their sequence and another hash. */
    WRONG_HASH,
    /** Who resumes is told that an older mark is where the room is. */
    RESUME_STALE,
    /** Who resumes misses an entry. */
    RESUME_SKIPS,
    /** A snapshot lacks a key. */
    SNAPSHOT_KEY_MISSING,
    /** A slow reader's request for a snapshot is not answered. */
    SNAPSHOT_LOST,
    /** The room opens without its newest row. */
    LAST_ROW_LOST,
    /** What is acknowledged is not always written. */
    WRITE_FORGOTTEN,
    /** A room that opens does not remember who asked for what. */
    WINDOW_FORGOTTEN,
    /** Everybody is told every category. */
    CATEGORIES_IGNORED,
    /** A signal goes to its sender, too. */
    SIGNAL_ECHOED,
    /** A socket is not woken when there is something for it. */
    WAKE_LOST,
    /** When the room goes away, its connections do not hear of it. */
    ROOM_LOSS_UNHEARD,
    /** A client does not send again what was not answered. */
    CLIENT_FORGETS
}
