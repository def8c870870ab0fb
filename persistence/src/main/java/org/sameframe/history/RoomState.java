package org.sameframe.history;

import java.util.Locale;

/** How a room stands in the directory. */
public enum RoomState {
    /** People may come in. */
    OPEN,
    /** It was closed, for good. */
    CLOSED,
    /** Its key was destroyed: nobody knows any more what it was called and who was there. */
    ERASED,
    /** It was seen, and its ledger is gone. */
    LOST;

    /** As programs see it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
