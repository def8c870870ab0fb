package org.sameframe.room.actor;

import java.util.ArrayList;
import java.util.List;

/**
 * Somebody on the way into a room.
 *
 * @param isBack was in the room's last life, and has its link
 * @param isAwaiting has been told that it waits to be let in: the room is not to be asked again
 * @param held what this life settled before the audience heard of the arrival
 */
record Arrival(Outlet outlet, boolean isBack, boolean isAwaiting, List<RoomMessage.Settled> held) {
    Arrival(Outlet outlet, boolean isBack) {
        this(outlet, isBack, false, new ArrayList<>());
    }

    Arrival awaiting() {
        return new Arrival(outlet, isBack, true, held);
    }

    /** Until the room answers. */
    Arrival asking() {
        return new Arrival(outlet, isBack, false, held);
    }

    /** Who is back is told everything: what the last life did not tell any more is not known. */
    Mark resume() {
        return isBack ? Mark.START : outlet.through();
    }
}
