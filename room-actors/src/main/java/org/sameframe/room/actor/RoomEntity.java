package org.sameframe.room.actor;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.BehaviorBuilder;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.sameframe.room.Origin;
import org.sameframe.room.Participant;
import org.sameframe.room.Presence;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.Signal;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.RoomKey;

/**
 * A room as everybody reaches it: takes what comes, never waits, and tells everybody what was decided.
 *
 * <p>What piles up while the {@link RoomActor} records goes to it as one batch. Life cycle: opening, open, unavailable
 * (the journal failed: tried again with back-off), damaged (the ledger does not verify), absent (nobody created it).
 */
public final class RoomEntity {
    public static final EntityTypeKey<Message> TYPE = EntityTypeKey.create(Message.class, RoomActor.ENTITY_TYPE);

    private final ActorContext<Message> context;
    private final TimerScheduler<Message> timers;
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final RoomCode code;
    private final Ports ports;
    private final Inbox inbox;
    private final Members members = new Members();
    private final Announcer announcer;
    private final List<Look> lookers = new ArrayList<>();
    private final ActorRef<RoomActor.Opened> openings;
    private final ActorRef<RoomActor.Committed> commits;

    private Ledger ledger = Ledger.EMPTY;
    private MicroClock clock;
    private Optional<ActorRef<RoomActor.Commit>> recorder = Optional.empty();
    private boolean wasOpen;
    private Duration pause;

    /** What a room needs of its surroundings. */
    public record Ports(RoomKeys keys, RoomSettings settings, MicroClock clock) {}

    /** What a room can be told. */
    public sealed interface Message {}

    record Submit(RoomCommand command, Origin origin, Asker asker) implements Message {}

    record Attach(Seat seat, int participant, String instance, Mark resume) implements Message {}

    record Detach(Seat seat) implements Message {}

    record CatchUp(Seat seat) implements Message {}

    record Relay(Seat seat, Signal signal) implements Message {}

    record Look(ActorRef<Seen> replyTo) implements Message {}

    /** The room as it is; or why it cannot be seen. */
    record Seen(Room room, Optional<Refusal> refusal) {}

    private record KeyFound(Optional<RoomKey> key) implements Message {}

    private record KeyFailed(Throwable cause) implements Message {}

    private record Opened(Ledger ledger) implements Message {}

    private record Committed(RoomActor.Committed committed) implements Message {}

    private record AudienceLost(ActorRef<Audience.Message> audience) implements Message {}

    private enum Tick implements Message {
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
            Ports ports) {
        this.context = context;
        this.timers = timers;
        this.shard = shard;
        this.code = code;
        this.ports = ports;
        this.inbox = new Inbox(ports.settings().inbox());
        this.announcer = new Announcer(context.getSelf(), members);
        this.openings = context.messageAdapter(RoomActor.Opened.class, opened -> new Opened(opened.ledger()));
        this.commits = context.messageAdapter(RoomActor.Committed.class, Committed::new);
        this.clock = ports.clock();
        this.pause = ports.settings().reopenMin();
    }

    public static Behavior<Message> create(RoomCode code, ActorRef<ClusterSharding.ShardCommand> shard, Ports ports) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new RoomEntity(context, timers, shard, code, ports).opening()));
    }

    private Behavior<Message> opening() {
        context.pipeToSelf(ports.keys().find(code), (key, e) -> key == null ? new KeyFailed(e) : new KeyFound(key));
        return waitingForKey();
    }

    private Behavior<Message> waitingForKey() {
        return common().onMessage(Submit.class, this::enqueue)
                .onMessage(Look.class, this::lookLater)
                .onMessage(Attach.class, this::attach)
                .onMessage(KeyFound.class, this::keyFound)
                .onMessage(KeyFailed.class, failed -> unavailable(failed.cause()))
                .onMessage(Opened.class, this::opened)
                .onSignal(ChildFailed.class, failed -> recorderLost(failed.cause()))
                .build();
    }

    private Behavior<Message> open() {
        return common().onMessage(Submit.class, this::enqueue)
                .onMessage(Look.class, this::look)
                .onMessage(Attach.class, this::attach)
                .onMessage(Committed.class, this::committed)
                .onMessageEquals(Tick.DUE, this::due)
                .onSignal(ChildFailed.class, failed -> recorderLost(failed.cause()))
                .build();
    }

    /** Refuses everything until the pause is over. */
    private Behavior<Message> refusing(Refusal refusal) {
        refuseAll(refusal);
        return common().onMessage(Submit.class, submit -> {
                    announcer.refuse(submit.asker(), refusal, ledger.seq());
                    return Behaviors.same();
                })
                .onMessage(Look.class, look -> {
                    look.replyTo().tell(new Seen(Room.NONE, Optional.of(refusal)));
                    return Behaviors.same();
                })
                .onMessage(Attach.class, attach -> {
                    announcer.refuse(new Asker.Newcomer(attach.seat(), attach.resume()), refusal, ledger.seq());
                    return idleLater();
                })
                .onMessageEquals(Tick.REOPEN, this::opening)
                .build();
    }

    /** Nobody has created this room; somebody may. */
    private Behavior<Message> absent() {
        if (inbox.holds(RoomCommand.Create.class)) {
            context.pipeToSelf(
                    ports.keys().create(code),
                    (key, e) -> key == null ? new KeyFailed(e) : new KeyFound(Optional.of(key)));
            return waitingForKey();
        }
        refuseAll(unknown());
        idleLater();
        return common().onMessage(Submit.class, submit -> {
                    enqueue(submit);
                    return absent();
                })
                .onMessage(Look.class, look -> {
                    look.replyTo().tell(new Seen(Room.NONE, Optional.of(unknown())));
                    return Behaviors.same();
                })
                .onMessage(Attach.class, attach -> {
                    announcer.refuse(new Asker.Newcomer(attach.seat(), attach.resume()), unknown(), 0);
                    return Behaviors.same();
                })
                .build();
    }

    private Refusal unknown() {
        return new Refusal(RefusalCode.UNKNOWN_ROOM, "No room has the code %s; check it.".formatted(code));
    }

    private void refuseAll(Refusal refusal) {
        inbox.drain().forEach(item -> announcer.refuse(item.asker(), refusal, ledger.seq()));
        lookers.forEach(look -> look.replyTo().tell(new Seen(Room.NONE, Optional.of(refusal))));
        lookers.clear();
    }

    private BehaviorBuilder<Message> common() {
        return Behaviors.receive(Message.class)
                .onMessage(Detach.class, this::detach)
                .onMessage(AudienceLost.class, this::audienceLost)
                .onMessage(CatchUp.class, this::catchUp)
                .onMessage(Relay.class, this::relay)
                .onMessageEquals(Tick.IDLE, this::passivate)
                .onMessageEquals(Stop.INSTANCE, Behaviors::stopped);
    }

    private Behavior<Message> keyFound(KeyFound found) {
        if (found.key().isEmpty()) {
            return absent();
        }
        RoomCodec codec = RoomCodec.of(code, found.key().get());
        ActorRef<RoomActor.Commit> child = context.spawnAnonymous(RoomActor.create(codec, openings, ports.settings()));
        context.watch(child);
        recorder = Optional.of(child);
        return Behaviors.same();
    }

    private Behavior<Message> opened(Opened opened) {
        Ledger before = ledger;
        ledger = opened.ledger();
        pause = ports.settings().reopenMin();
        context.getLog().debug("room {} opened at {}", code, ledger.seq());
        if (wasOpen) {
            reopened(before);
        } else {
            // Where the record is ahead of the clock, the room's time goes on from the record: it never goes back.
            clock = ports.clock()
                    .plus(Math.max(0, ledger.room().now() - ports.clock().now()));
            if (ledger.seq() > 0) {
                inbox.addFirst(new RoomCommand.Restarted(), clock.now());
            }
        }
        wasOpen = true;
        lookers.forEach(this::look);
        lookers.clear();
        return proceed(open());
    }

    /** The journal is back. What it did record before it failed was never told; who left meanwhile was not noted. */
    private void reopened(Ledger before) {
        if (!before.mark().equals(ledger.mark())) {
            members.all().forEach(member -> announcer.snapshot(member.seat(), ledger));
        }
        ledger.room().participants().stream()
                .filter(person -> person.presence() == Presence.HERE && !members.has(person.id()))
                .map(Participant::id)
                .forEach(id -> inbox.addFirst(new RoomCommand.Depart(id), clock.now()));
    }

    private Behavior<Message> recorderLost(Throwable cause) {
        recorder = Optional.empty();
        for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
            if (reason instanceof LedgerDamaged damage) {
                context.getLog().error("room {} is damaged at entry {}: {}", code, damage.seq(), damage.what());
                return refusing(new Refusal(
                        RefusalCode.DAMAGED,
                        "The record of this room does not verify at entry %d: %s. The room stays closed; tell the operator."
                                .formatted(damage.seq(), damage.what())));
            }
        }
        return unavailable(cause);
    }

    private Behavior<Message> unavailable(Throwable cause) {
        context.getLog().warn("room {} is unavailable, tried again in {}: {}", code, pause, cause.toString());
        timers.startSingleTimer(Tick.REOPEN, pause);
        pause = longer(pause);
        return refusing(new Refusal(
                RefusalCode.UNAVAILABLE,
                "The room cannot record just now, and it is not known what became of this; send the same again."));
    }

    private Duration longer(Duration now) {
        Duration twice = now.multipliedBy(2);
        return twice.compareTo(ports.settings().reopenMax()) > 0
                ? ports.settings().reopenMax()
                : twice;
    }

    private Behavior<Message> enqueue(Submit submit) {
        if (inbox.isFull()) {
            Refusal busy = new Refusal(RefusalCode.RATE_LIMITED, "The room has too much to do; try again in a second.");
            announcer.refuse(submit.asker(), busy, ledger.seq());
            return Behaviors.same();
        }
        inbox.add(submit.command(), submit.origin(), submit.asker(), clock.now());
        return proceed(Behaviors.same());
    }

    private Behavior<Message> attach(Attach attach) {
        Seat seat = attach.seat();
        members.other(seat, attach.participant(), attach.instance()).ifPresent(old -> {
            members.remove(old.seat());
            announcer.dismiss(old.seat());
        });
        members.add(seat, attach.participant(), attach.instance());
        context.watchWith(seat.audience(), new AudienceLost(seat.audience()));
        Origin origin = new Origin(attach.participant(), attach.instance(), 0, 0);
        return enqueue(new Submit(
                new RoomCommand.Arrive(attach.participant()), origin, new Asker.Newcomer(seat, attach.resume())));
    }

    private Behavior<Message> detach(Detach detach) {
        members.remove(detach.seat()).ifPresent(this::left);
        return proceed(Behaviors.same());
    }

    /** While the room is not open, nothing is noted: who is absent then is noted when it opens. */
    private void left(Members.Member member) {
        if (recorder.isPresent() && !members.has(member.participant())) {
            Origin origin = new Origin(member.participant(), member.instance(), 0, 0);
            inbox.add(new RoomCommand.Depart(member.participant()), origin, new Asker.Nobody(), clock.now());
        }
    }

    private Behavior<Message> audienceLost(AudienceLost lost) {
        members.removeAll(lost.audience()).forEach(this::left);
        return proceed(Behaviors.same());
    }

    private Behavior<Message> committed(Committed message) {
        RoomActor.Committed committed = message.committed();
        ledger = committed.ledger();
        announcer.announce(committed, inbox.done(), clock).forEach(this::left);
        return proceed(Behaviors.same());
    }

    private Behavior<Message> due() {
        inbox.add(new RoomCommand.TimePassed(), Origin.ROOM, new Asker.Nobody(), clock.now());
        return proceed(Behaviors.same());
    }

    private Behavior<Message> catchUp(CatchUp catchUp) {
        if (wasOpen && members.find(catchUp.seat()).isPresent()) {
            announcer.snapshot(catchUp.seat(), ledger);
        }
        return Behaviors.same();
    }

    private Behavior<Message> relay(Relay relay) {
        members.find(relay.seat()).ifPresent(member -> {
            if (relay.signal() instanceof Signal.Status status) {
                members.measured(member, status.roundTripUs());
            }
            announcer.relay(member, relay.signal());
        });
        return Behaviors.same();
    }

    private Behavior<Message> look(Look look) {
        look.replyTo()
                .tell(new Seen(ledger.room(), ledger.room().exists() ? Optional.empty() : Optional.of(unknown())));
        return Behaviors.same();
    }

    /** Answered once the room is open, or will not open. */
    private Behavior<Message> lookLater(Look look) {
        lookers.add(look);
        return Behaviors.same();
    }

    private Behavior<Message> passivate() {
        if (isIdle()) {
            shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
        }
        return Behaviors.same();
    }

    /** Sends what waits to be recorded, unless something is being recorded already, and sets the timers. */
    private Behavior<Message> proceed(Behavior<Message> next) {
        recorder.filter(child -> wasOpen && !inbox.isUnderway()).ifPresent(child -> {
            List<RoomActor.Submission> batch = inbox.next(ports.settings().batch());
            if (batch.isEmpty()) {
                scheduleDeadline();
            } else {
                child.tell(new RoomActor.Commit(batch, members.slowestDelayUs(), commits));
            }
        });
        idleLater();
        return next;
    }

    private void scheduleDeadline() {
        ledger.room()
                .nextDeadline()
                .ifPresentOrElse(
                        deadline -> timers.startSingleTimer(
                                Tick.DUE, Duration.of(Math.max(1_000, deadline - clock.now()), ChronoUnit.MICROS)),
                        () -> timers.cancel(Tick.DUE));
    }

    private Behavior<Message> idleLater() {
        if (!isIdle()) {
            timers.cancel(Tick.IDLE);
        } else if (!timers.isTimerActive(Tick.IDLE)) {
            timers.startSingleTimer(Tick.IDLE, ports.settings().idleAfter());
        }
        return Behaviors.same();
    }

    private boolean isIdle() {
        return members.isEmpty() && inbox.isIdle();
    }
}
