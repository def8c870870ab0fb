package org.sameframe.room;

import java.util.Locale;

/** Why something was refused: stable names for programs, and what they mean in a few words [RM7]. */
public enum RefusalCode {
    INVALID("This cannot be done as asked"),
    FORBIDDEN("You may not do this"),
    LIMIT("A limit of this room is reached"),
    SUPERSEDED("A host was there first"),
    LOCKED("The room is locked"),
    CLOSED("The room is closed"),
    ERASED("The room was erased"),
    NOT_APPLIED("This operation was not carried out"),
    UNSUPPORTED("This server does not know the command"),
    RATE_LIMITED("Too much at once"),
    UNKNOWN_ROOM("There is no such room"),
    ROOM_FULL("The room is full"),
    UNAVAILABLE("The room cannot be reached just now"),
    DAMAGED("The room's record is damaged"),
    INTERNAL("This went wrong on the server");

    private final String title;

    RefusalCode(String title) {
        this.title = title;
    }

    /** As on the wire: {@code rate-limited}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
        return title;
    }
}
