package org.sameframe.room.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sameframe.room.Refusal;
import org.sameframe.room.Room;

/** Those who want to see a room that is not open yet. */
final class Lookers {
    private final int bound;
    private final List<RoomEntity.Look> waiting = new ArrayList<>();

    /** @param bound how many may wait */
    Lookers(int bound) {
        this.bound = bound;
    }

    void add(RoomEntity.Look look) {
        if (waiting.size() < bound) {
            waiting.add(look);
        } else {
            refuse(look, Proceedings.BUSY);
        }
    }

    List<RoomEntity.Look> drain() {
        List<RoomEntity.Look> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    void refuseAll(Refusal refusal) {
        drain().forEach(look -> refuse(look, refusal));
    }

    static void refuse(RoomEntity.Look look, Refusal refusal) {
        look.replyTo().tell(new RoomEntity.Seen(Room.NONE, Optional.of(refusal)));
    }
}
