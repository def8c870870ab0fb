package org.sameframe.room.actor;

import java.util.HashMap;
import java.util.Map;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.sameframe.room.RoomCode;

/** Finds, or makes, the audience of a room on this node. */
final class Audiences {
    private final ActorContext<Message> context;
    private final ClusterSharding sharding;
    private final RoomMeter meter;
    private final Map<RoomCode, ActorRef<Audience.Message>> byRoom = new HashMap<>();

    sealed interface Message {}

    record Attach(RoomCode code, long number, Outlet outlet) implements Message {}

    /** An audience has nobody left. */
    record Empty(RoomCode code, ActorRef<Audience.Message> audience) implements Message {}

    /** The node stops. */
    record Close(ActorRef<Done> replyTo) implements Message {}

    /** An audience is no more, also if a defect ended it. */
    private record Gone(RoomCode code, ActorRef<Audience.Message> audience) implements Message {}

    private Audiences(ActorContext<Message> context, RoomMeter meter) {
        this.context = context;
        this.meter = meter;
        this.sharding = ClusterSharding.get(context.getSystem());
    }

    static Behavior<Message> create(RoomMeter meter) {
        return Behaviors.setup(context -> new Audiences(context, meter).receiving());
    }

    private Behavior<Message> receiving() {
        return Behaviors.receive(Message.class)
                .onMessage(Attach.class, this::attach)
                .onMessage(Empty.class, this::empty)
                .onMessage(Gone.class, this::gone)
                .onMessage(
                        Close.class,
                        close -> Behaviors.stopped(() -> close.replyTo().tell(Done.getInstance())))
                .build();
    }

    private Behavior<Message> attach(Attach attach) {
        byRoom.computeIfAbsent(attach.code(), this::open).tell(new Audience.Attach(attach.number(), attach.outlet()));
        return Behaviors.same();
    }

    /** Who comes from now on gets a new audience; this one stops, or goes on if somebody had come in the meantime. */
    private Behavior<Message> empty(Empty empty) {
        byRoom.remove(empty.code(), empty.audience());
        empty.audience().tell(Audience.CloseIfEmpty.INSTANCE);
        return Behaviors.same();
    }

    private Behavior<Message> gone(Gone gone) {
        byRoom.remove(gone.code(), gone.audience());
        return Behaviors.same();
    }

    private ActorRef<Audience.Message> open(RoomCode code) {
        ActorRef<Audience.Message> audience = context.spawnAnonymous(
                Audience.create(code, sharding.entityRefFor(RoomEntity.TYPE, code.value()), context.getSelf(), meter));
        context.watchWith(audience, new Gone(code, audience));
        return audience;
    }
}
