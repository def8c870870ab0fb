package org.sameframe.transfer;

import java.util.Locale;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;

/** What became of one room. */
public sealed interface Outcome {
    RoomCode room();

    /** Why a room was left as it was: stable names. */
    enum Code {
        UNKNOWN_ROOM,
        DAMAGED,
        ERASED,
        GONE_ON,
        OTHER_HEAD;

        /** As people read it: {@code gone-on}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * It was written, and read again.
     *
     * @param stills how many came with it
     * @param isErased it has no key
     */
    record Moved(RoomCode room, Mark head, int stills, boolean isErased) implements Outcome {}

    /**
     * It was there already, up to the same entry, and is sound.
     *
     * @param stills that it lacked, and which were added; nothing else was written
     */
    record Present(RoomCode room, Mark head, int stills) implements Outcome {}

    /**
     * It was left as it was.
     *
     * @param why the end of a sentence that begins with the room's code
     */
    record Refused(RoomCode room, Code code, String why) implements Outcome {}
}
