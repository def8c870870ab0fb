package org.sameframe.room.actor;

import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.BehaviorBuilder;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.sameframe.room.Origin;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.ServerCommand;
import org.sameframe.room.Signal;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.RoomKey;

/**
 * A room as everybody reaches it: takes what comes, never waits, and tells everybody what was decided [EN1].
 *
 * <p>Here is its life cycle: opening, open, unavailable (the journal failed: tried again with back-off), damaged (the
 * ledger does not verify), absent (nobody created it), erased (its key is gone). What goes on in it is in {@link Proceedings}.
 *
 * <p>Sharding finds it by the room's code, which travels in the envelope of every message, and brings a message at most
 * once while rooms move: operations are numbered, so that one can be sent again.
 */
public final class RoomEntity {
    public static final EntityTypeKey<Message> TYPE = EntityTypeKey.create(Message.class, RoomActor.ENTITY_TYPE);

    /** How long it is remembered that there is no such room: long enough for who guesses codes, and cheap. */
    private static final Duration ABSENT_FOR = Duration.ofSeconds(5);

    private final ActorContext<Message> context;
    private final TimerScheduler<Message> timers;
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final RoomCode code;
    private final Ports ports;
    private final Proceedings proceedings;
    private final Lookers lookers;
    private final BackOff backOff;
    private final Recorder recorder;

    /** What a room needs of its surroundings. */
    public record Ports(RoomKeys keys, RoomSettings settings, MicroClock clock, RoomNews news, RoomMeter meter) {
        public Ports(RoomKeys keys, RoomSettings settings, MicroClock clock) {
            this(keys, settings, clock, RoomNews.NONE, RoomMeter.NONE);
        }
    }

    /** What a room can be told. */
    public sealed interface Message {}

    record Submit(RoomCommand command, Origin origin, Asker asker) implements Message {}

    record Attach(Seat seat, int participant, String instance, Mark resume) implements Message {
        Asker.Newcomer newcomer() {
            return new Asker.Newcomer(seat, resume);
        }
    }

    record Detach(Seat seat) implements Message {}

    record CatchUp(Seat seat) implements Message {}

    record Relay(Seat seat, Signal signal, Recipient to) implements Message {}

    record Look(ActorRef<Seen> replyTo) implements Message {}

    /** The room as it is; or why it cannot be seen. */
    record Seen(Room room, Optional<Refusal> refusal) {}

    /** The room is being erased; answered when nothing of it is in memory. */
    record Forget(ActorRef<Done> replyTo) implements Message {}

    record Committed(RoomActor.Committed committed) implements Message {}

    record AudienceLost(ActorRef<Audience.Message> audience) implements Message {}

    private record KeyFound(Optional<RoomKey> key) implements Message {}

    private record KeyMissing(boolean isErased) implements Message {}

    private record KeyFailed(Throwable cause) implements Message {}

    record Opening(RoomActor.Opening outcome) implements Message {}

    enum Tick implements Message {
        /** A deadline of the room may be due. */
        DUE,
        /** Nobody was here for a while. */
        IDLE,
        /** Time to try the journal again. */
        REOPEN
    }

    /** Ends the entity. */
    public enum Stop implements Message {
        INSTANCE
    }

    private RoomEntity(
            ActorContext<Message> context,
            TimerScheduler<Message> timers,
            ActorRef<ClusterSharding.ShardCommand> shard,
            RoomCode code,
            Ports ports,
            Recorder.Factory recorders) {
        this.context = context;
        this.timers = timers;
        this.shard = shard;
        this.code = code;
        this.ports = ports;
        this.proceedings = new Proceedings(context, timers, ports);
        this.recorder = new Recorder(context, recorders);
        this.lookers = new Lookers(ports.settings().inbox());
        this.backOff =
                new BackOff(ports.settings().reopenMin(), ports.settings().reopenMax());
    }

    public static Behavior<Message> create(RoomCode code, ActorRef<ClusterSharding.ShardCommand> shard, Ports ports) {
        return create(code, shard, ports, Recorder.Factory.of(ports.settings(), Room::decide));
    }

    static Behavior<Message> create(
            RoomCode code, ActorRef<ClusterSharding.ShardCommand> shard, Ports ports, Recorder.Factory recorders) {
        return Behaviors.setup(context -> Behaviors.withTimers(
                timers -> new RoomEntity(context, timers, shard, code, ports, recorders).opening()));
    }

    private Behavior<Message> opening() {
        context.pipeToSelf(ports.keys().find(code), (key, e) -> key == null ? new KeyFailed(e) : new KeyFound(key));
        return waitingForLedger();
    }

    private Behavior<Message> waitingForLedger() {
        return common().onMessage(Submit.class, submit -> same(() -> proceedings.enqueue(submit)))
                .onMessage(Attach.class, attach -> same(() -> proceedings.attach(attach)))
                .onMessage(Look.class, look -> same(() -> lookers.add(look)))
                .onMessage(KeyFound.class, this::keyFound)
                .onMessage(KeyMissing.class, missing -> missing.isErased() ? erased() : absent())
                .onMessage(KeyFailed.class, failed -> failed(failed.cause()))
                .onMessage(Opening.class, this::read)
                .build();
    }

    private Behavior<Message> open() {
        return common().onMessage(Submit.class, submit -> same(() -> proceedings.enqueue(submit)))
                .onMessage(Attach.class, attach -> same(() -> proceedings.attach(attach)))
                .onMessage(Committed.class, this::committed)
                .onMessage(Look.class, look -> same(() -> answer(look)))
                .onMessageEquals(Tick.DUE, () -> same(proceedings::due))
                .build();
    }

    /** Refuses everything; until it is tried again, if that is to come. */
    private Behavior<Message> refusing(Refusal refusal) {
        return refusing(refusal, common());
    }

    private Behavior<Message> refusing(Refusal refusal, BehaviorBuilder<Message> exceptions) {
        proceedings.close(refusal);
        lookers.refuseAll(refusal);
        return exceptions
                .onMessage(Submit.class, submit -> same(() -> proceedings.refuse(submit.asker(), refusal)))
                .onMessage(Attach.class, attach -> same(() -> proceedings.refuse(attach.newcomer(), refusal)))
                .onMessage(Look.class, look -> same(() -> Lookers.refuse(look, refusal)))
                .onMessageEquals(Tick.REOPEN, this::opening)
                .build();
    }

    /** Nobody has created this room; somebody may. */
    private Behavior<Message> absent() {
        if (proceedings.wouldCreate()) {
            context.pipeToSelf(
                    ports.keys().create(code),
                    (key, e) -> key == null ? new KeyFailed(e) : new KeyFound(Optional.of(key)));
            return waitingForLedger();
        }
        Behavior<Message> refusing = refusing(
                unknown(),
                common().onMessage(Submit.class, submit -> submit.command() instanceof ServerCommand.Create, submit -> {
                    proceedings.enqueue(submit);
                    return absent();
                }));
        timers.startSingleTimer(Tick.IDLE, ABSENT_FOR);
        return refusing;
    }

    /** What is the same in every state. A message that is missing here and in a state means nothing in it. */
    private BehaviorBuilder<Message> common() {
        return Behaviors.receive(Message.class)
                .onMessage(Detach.class, detach -> same(() -> proceedings.detach(detach)))
                .onMessage(AudienceLost.class, lost -> same(() -> proceedings.audienceLost(lost)))
                .onMessage(CatchUp.class, catchUp -> same(() -> proceedings.catchUp(catchUp)))
                .onMessage(Relay.class, relay -> same(() -> proceedings.relay(relay)))
                .onMessage(Forget.class, this::forget)
                .onMessageEquals(Tick.IDLE, () -> same(this::passivate))
                .onMessageEquals(Stop.INSTANCE, this::stop)
                .onSignal(PostStop.class, stopped -> same(proceedings::ended))
                .onSignal(Terminated.class, this::recorderLost);
    }

    private static Behavior<Message> same(Runnable step) {
        step.run();
        return Behaviors.same();
    }

    private Behavior<Message> keyFound(KeyFound found) {
        if (found.key().isEmpty()) {
            context.pipeToSelf(
                    ports.keys().isErased(code),
                    (isErased, e) -> isErased == null ? new KeyFailed(e) : new KeyMissing(isErased));
            return Behaviors.same();
        }
        recorder.start(RoomCodec.of(code, found.key().get()));
        return Behaviors.same();
    }

    private Behavior<Message> read(Opening opening) {
        RoomActor.Opening outcome = opening.outcome();
        if (outcome instanceof RoomActor.Unreadable unreadable) {
            return damaged(unreadable.damage());
        }
        if (outcome instanceof RoomActor.SnapshotUnusable snapshot) {
            context.getLog().warn("room {} is opened without its snapshot: {}", code, snapshot.what());
            recorder.startFromFirst();
            return Behaviors.same();
        }
        return opened(((RoomActor.Opened) outcome).ledger());
    }

    private Behavior<Message> opened(Ledger ledger) {
        context.getLog().debug("room {} opened at {}", code, ledger.seq());
        proceedings.open(ledger, recorder.ref());
        lookers.drain().forEach(this::answer);
        return open();
    }

    /** Only an entry shows that the journal is well: one that can be read may still not be written. */
    private Behavior<Message> committed(Committed message) {
        if (!message.committed().entries().isEmpty()) {
            backOff.reset();
            ports.news().recorded(code);
        }
        proceedings.committed(message.committed());
        return Behaviors.same();
    }

    private Behavior<Message> recorderLost(Terminated terminated) {
        if (!recorder.is(terminated)) {
            return Behaviors.same();
        }
        return failed(
                terminated instanceof ChildFailed failed ? failed.getCause() : new IllegalStateException("stopped"));
    }

    /** What is damaged stays so, a store that cannot be reached comes back. */
    private Behavior<Message> failed(Throwable cause) {
        return LedgerDamaged.in(cause).map(this::damaged).orElseGet(() -> unavailable(cause));
    }

    /** [LE3]. Whoever was in it must go: what they see cannot be vouched for. */
    private Behavior<Message> damaged(LedgerDamaged damage) {
        context.getLog().error("room {} is damaged{}: {}", code, damage.place(), damage.what());
        ports.meter().roomDamaged();
        recorder.forget();
        Refusal refusal = new Refusal(
                RefusalCode.DAMAGED,
                "The record of this room does not verify%s: %s. The room stays closed; tell the operator."
                        .formatted(damage.place(), damage.what()));
        Behavior<Message> refusing = refusing(refusal);
        proceedings.dismissAll(refusal);
        return refusing;
    }

    /** [ER4]. Whoever was in it must go, and nothing of what it was is kept. */
    private Behavior<Message> erased() {
        recorder.stop();
        timers.cancel(Tick.REOPEN);
        Refusal refusal = new Refusal(
                RefusalCode.ERASED,
                "The room was erased; what people wrote and drew in it cannot be read any more. Make a new one.");
        Behavior<Message> refusing = refusing(refusal);
        proceedings.dismissAll(refusal);
        proceedings.forget();
        timers.startSingleTimer(Tick.IDLE, ABSENT_FOR);
        return refusing;
    }

    private Behavior<Message> forget(Forget forget) {
        Behavior<Message> erased = erased();
        forget.replyTo().tell(Done.getInstance());
        return erased;
    }

    private Behavior<Message> unavailable(Throwable cause) {
        Duration pause = backOff.next();
        context.getLog().warn("room {} is unavailable, tried again in {}: {}", code, pause, cause.toString());
        ports.meter().roomUnavailable();
        recorder.forget();
        timers.startSingleTimer(Tick.REOPEN, pause);
        return refusing(new Refusal(
                RefusalCode.UNAVAILABLE,
                "The room cannot record just now, and it is not known what became of this; send the same again."));
    }

    private void answer(Look look) {
        Room room = proceedings.room();
        look.replyTo().tell(new Seen(room, room.exists() ? Optional.empty() : Optional.of(unknown())));
    }

    private void passivate() {
        if (proceedings.isIdle()) {
            shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
        }
    }

    /** Who waits is answered; who is on the way in is brought in again by the audience. */
    private Behavior<Message> stop() {
        Refusal refusal = new Refusal(
                RefusalCode.UNAVAILABLE,
                "The room is being moved, and it is not known what became of this; send the same again.");
        proceedings.stop(refusal);
        lookers.refuseAll(refusal);
        return Behaviors.stopped();
    }

    private Refusal unknown() {
        return new Refusal(RefusalCode.UNKNOWN_ROOM, "No room has the code %s; check it.".formatted(code));
    }
}
