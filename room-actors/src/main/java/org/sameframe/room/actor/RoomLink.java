package org.sameframe.room.actor;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.sameframe.room.Origin;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.Signal;

/** What a connection says to the room that it is in. */
public final class RoomLink {
    private final EntityRef<RoomEntity.Message> room;
    private final ActorRef<Audience.Message> audience;
    private final Seat seat;
    private final int participant;
    private final String instance;

    RoomLink(EntityRef<RoomEntity.Message> room, ActorRef<Audience.Message> audience, Seat seat, Outlet outlet) {
        this.room = room;
        this.audience = audience;
        this.seat = seat;
        this.participant = outlet.participant();
        this.instance = outlet.instance();
    }

    /** Gives a command. It is settled on the outlet, once, after its entry. */
    public void submit(RoomCommand command, long op, long base) {
        room.tell(new RoomEntity.Submit(
                command, new Origin(participant, instance, op, base), new Asker.Connection(seat, op)));
    }

    /** Passes a signal on to the others, or to some of them. */
    public void signal(Signal signal, Recipient to) {
        room.tell(new RoomEntity.Relay(seat, signal, to));
    }

    /** Asks for a snapshot: the outlet has discarded what it was told. */
    public void catchUp() {
        room.tell(new RoomEntity.CatchUp(seat));
    }

    /** The connection is gone. */
    public void close() {
        audience.tell(new Audience.Detach(seat.number()));
    }
}
