package org.sameframe.room.actor;

import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.sameframe.room.codec.RoomCodec;

/** The {@link RoomActor} of a room, while it has one. */
final class Recorder {
    private final ActorContext<RoomEntity.Message> context;
    private final RoomSettings settings;
    private final Decider decider;
    private final ActorRef<RoomActor.Opening> openings;
    private Optional<RoomCodec> codec = Optional.empty();
    private Optional<ActorRef<RoomActor.Commit>> child = Optional.empty();

    Recorder(ActorContext<RoomEntity.Message> context, RoomSettings settings, Decider decider) {
        this.context = context;
        this.settings = settings;
        this.decider = decider;
        this.openings = context.messageAdapter(RoomActor.Opening.class, RoomEntity.Opening::new);
    }

    /** Begins to read the ledger. */
    void start(RoomCodec reader) {
        codec = Optional.of(reader);
        spawn(reader, RoomActor.Start.SNAPSHOT);
    }

    /** Begins anew, without a snapshot [LE8]. */
    void startFromFirst() {
        child.ifPresent(context::unwatch);
        spawn(codec.orElseThrow(), RoomActor.Start.FIRST_ENTRY);
    }

    ActorRef<RoomActor.Commit> ref() {
        return child.orElseThrow();
    }

    boolean is(Terminated terminated) {
        return child.filter(terminated.getRef()::equals).isPresent();
    }

    void forget() {
        child = Optional.empty();
    }

    private void spawn(RoomCodec reader, RoomActor.Start start) {
        ActorRef<RoomActor.Commit> spawned =
                context.spawnAnonymous(RoomActor.create(reader, openings, settings, decider, start));
        context.watch(spawned);
        child = Optional.of(spawned);
    }
}
