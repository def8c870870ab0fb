package org.sameframe.room;

/** What the review thinks of a shot. */
public enum ShotStatus {
    OPEN,
    APPROVED,
    NEEDS_WORK,
    COULD_BE_BETTER
}
