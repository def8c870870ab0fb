package org.sameframe.transfer;

import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;

/** What became of one room. */
public sealed interface Outcome {
    RoomCode room();

    /**
     * It was written, and read again.
     *
     * @param isErased it has no key
     */
    record Moved(RoomCode room, Mark head, boolean isErased) implements Outcome {}

    /** It was there already, up to the same entry, and is sound; nothing was written. */
    record Present(RoomCode room, Mark head) implements Outcome {}

    /**
     * It was left as it was.
     *
     * @param why the end of a sentence that begins with the room's code
     */
    record Refused(RoomCode room, String why) implements Outcome {}
}
