package org.sameframe.room;

/** How a second picture is seen with the first. */
public enum ComparisonMode {
    /** Behind a line within it. */
    WIPE,
    /** Side by side. */
    BESIDE,
    /** How far apart their colours are. */
    DIFFERENCE
}
