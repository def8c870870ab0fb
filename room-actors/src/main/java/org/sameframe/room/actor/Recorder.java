package org.sameframe.room.actor;

import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.sameframe.room.codec.RoomCodec;

/** The {@link RoomActor} of a room, while it has one. */
final class Recorder {
    private final ActorContext<RoomEntity.Message> context;
    private final Factory factory;
    private final ActorRef<RoomActor.Opening> openings;
    private Optional<RoomCodec> codec = Optional.empty();
    private Optional<ActorRef<RoomActor.Commit>> child = Optional.empty();

    /** Makes the actor that keeps a room's ledger. */
    interface Factory {
        Behavior<RoomActor.Commit> create(RoomCodec codec, ActorRef<RoomActor.Opening> opening, RoomActor.Start start);

        static Factory of(RoomSettings settings, Decider decider) {
            return (codec, opening, start) -> RoomActor.create(codec, opening, settings, decider, start);
        }
    }

    Recorder(ActorContext<RoomEntity.Message> context, Factory factory) {
        this.context = context;
        this.factory = factory;
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

    /** Ends it, whatever it is doing. */
    void stop() {
        child.ifPresent(actor -> {
            context.unwatch(actor);
            context.stop(actor);
        });
        forget();
    }

    private void spawn(RoomCodec reader, RoomActor.Start start) {
        ActorRef<RoomActor.Commit> spawned = context.spawnAnonymous(factory.create(reader, openings, start));
        context.watch(spawned);
        child = Optional.of(spawned);
    }
}
