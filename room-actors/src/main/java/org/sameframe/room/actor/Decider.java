package org.sameframe.room.actor;

import org.sameframe.room.Context;
import org.sameframe.room.Decision;
import org.sameframe.room.Origin;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCommand;

/** Says what becomes of a command: {@link Room#decide}. */
interface Decider {
    Decision decide(Room room, RoomCommand command, Origin origin, Context context);
}
