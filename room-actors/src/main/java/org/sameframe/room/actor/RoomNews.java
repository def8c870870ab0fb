package org.sameframe.room.actor;

import org.sameframe.room.RoomCode;

/** Is told of rooms in which something happened, once it is recorded. Nobody waits for it, so it must not wait itself. */
@FunctionalInterface
public interface RoomNews {
    /** Nobody wants to know. */
    RoomNews NONE = room -> {};

    /** Something was recorded in a room. A server that is killed in between never says so. */
    void recorded(RoomCode room);
}
