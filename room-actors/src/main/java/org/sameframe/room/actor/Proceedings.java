package org.sameframe.room.actor;

import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.sameframe.room.Decision;
import org.sameframe.room.GateReason;
import org.sameframe.room.Limits;
import org.sameframe.room.Origin;
import org.sameframe.room.Participant;
import org.sameframe.room.Presence;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.Room;
import org.sameframe.room.ServerCommand;
import org.sameframe.room.Signal;

/**
 * What goes on in a room: who is connected, what waits to be recorded, what was recorded last.
 *
 * <p>What piles up while the {@link RoomActor} records goes to it as one batch [EN2]. While the room is not open, commands
 * wait, and nobody's departure is noted: who is absent then is noted when it opens.
 */
final class Proceedings {
    static final Refusal BUSY =
            new Refusal(RefusalCode.RATE_LIMITED, "The room has too much to do; try again in a second.");

    private static final Refusal CROWDED = new Refusal(
            RefusalCode.LIMIT,
            "You have %d connections to this room already, the most one person can; close some."
                    .formatted(Limits.CONNECTIONS));

    private final ActorContext<RoomEntity.Message> context;
    private final TimerScheduler<RoomEntity.Message> timers;
    private final RoomEntity.Ports ports;
    private final Inbox inbox;
    private final Members members = new Members();
    private final Announcer announcer;
    private final ActorRef<RoomActor.Committed> commits;
    private final DeadlineTimer deadline;

    private Ledger ledger = Ledger.EMPTY;
    private MicroClock clock;
    private Optional<ActorRef<RoomActor.Commit>> recorder = Optional.empty();
    private boolean wasOpen;
    private long givenAt;

    Proceedings(
            ActorContext<RoomEntity.Message> context,
            TimerScheduler<RoomEntity.Message> timers,
            RoomEntity.Ports ports) {
        this.context = context;
        this.timers = timers;
        this.ports = ports;
        this.inbox = new Inbox(ports.settings().inbox());
        this.announcer = new Announcer(context.getSelf(), members);
        this.commits = context.messageAdapter(RoomActor.Committed.class, RoomEntity.Committed::new);
        this.deadline = new DeadlineTimer(timers);
        this.clock = ports.clock();
    }

    /** As it was recorded last. */
    Room room() {
        return ledger.room();
    }

    boolean isIdle() {
        return members.isEmpty() && inbox.isIdle();
    }

    /** Whether what waits would make the room. */
    boolean wouldCreate() {
        return inbox.holds(ServerCommand.Create.class);
    }

    /** Begins, or goes on. What is overdue is decided before anything that waits [EN5]. */
    void open(Ledger read, ActorRef<RoomActor.Commit> child) {
        Ledger before = ledger;
        ledger = read;
        recorder = Optional.of(child);
        ports.meter().roomOpened();
        if (wasOpen) {
            inbox.addFirst(new ServerCommand.TimePassed(), clock.now());
            reopened(before);
        } else {
            // Where the record is ahead of the clock, the room's time goes on from the record: it never goes back.
            clock = ports.clock().plus(Math.max(0, room().now() - ports.clock().now()));
            inbox.addFirst(new ServerCommand.TimePassed(), clock.now());
            inbox.addFirst(new ServerCommand.Restarted(), clock.now());
        }
        wasOpen = true;
        proceed();
    }

    /**
     * The journal is back. What it did record before it failed was never told; who left meanwhile, and whose player went
     * on, was not noted.
     */
    private void reopened(Ledger before) {
        members.all(member -> member.standing() != Members.Standing.COMING && isGone(member.participant()))
                .forEach(member -> announcer.letGo(member, room()));
        if (!before.mark().equals(ledger.mark())) {
            members.all(Members.Member::isIn).forEach(member -> announcer.snapshot(member.seat(), ledger));
            announcer.welcomeAdmitted(ledger, clock);
        }
        room().participants().stream()
                .filter(person -> person.presence() == Presence.HERE && !members.has(person.id()))
                .map(Participant::id)
                .forEach(id -> inbox.addFirst(new ServerCommand.Depart(id), clock.now()));
        room().gate().stream()
                .flatMap(gate -> gate.waitingFor().stream())
                .filter(id -> members.has(id) && !members.isStalled(id))
                .forEach(id -> inbox.addFirst(new ServerCommand.Stall(id, false), clock.now()));
    }

    private boolean isGone(int participant) {
        return room().participant(participant)
                .filter(person -> person.presence() != Presence.GONE)
                .isEmpty();
    }

    /** Nothing is recorded any more; who waits is told why. */
    void close(Refusal refusal) {
        ended();
        deadline.cancel();
        inbox.drain().forEach(item -> refuse(item.asker(), refusal));
        idleLater();
    }

    /** Nothing is recorded any more. */
    void ended() {
        recorder.ifPresent(child -> ports.meter().roomEnded());
        recorder = Optional.empty();
    }

    /** The same, but who is on the way in goes on waiting: for the room's next life. */
    void stop(Refusal refusal) {
        inbox.drain().stream()
                .map(Inbox.Item::asker)
                .filter(asker -> !(asker instanceof Asker.Newcomer))
                .forEach(asker -> refuse(asker, refusal));
    }

    /** Nothing of what was recorded is remembered. */
    void forget() {
        ledger = Ledger.EMPTY;
    }

    void refuse(Asker asker, Refusal refusal) {
        if (asker.gaveCommand()) {
            ports.meter().refused(refusal.code());
        }
        announcer.refuse(asker, refusal, ledger.seq());
        idleLater();
    }

    void dismissAll(Refusal refusal) {
        List.copyOf(members.all()).forEach(member -> {
            members.remove(member.seat());
            announcer.dismiss(member.seat(), Farewell.because(refusal));
        });
        idleLater();
    }

    void enqueue(RoomEntity.Submit submit) {
        if (inbox.isFull()) {
            refuse(submit.asker(), BUSY);
            return;
        }
        inbox.add(submit.command(), submit.origin(), submit.asker(), clock.now());
        proceed();
    }

    /** [RS1], [RS7]. */
    void attach(RoomEntity.Attach attach) {
        Seat seat = attach.seat();
        if (inbox.isFull()) {
            refuse(attach.newcomer(), BUSY);
            return;
        }
        // Counts on: the same page has only connected again.
        Optional<Signal.Status> said = members.said(attach.participant(), attach.instance());
        members.other(seat, attach.participant(), attach.instance()).ifPresent(old -> {
            members.remove(old.seat());
            announcer.dismiss(old.seat(), Farewell.REPLACED);
        });
        if (!members.audiences().contains(seat.audience())) {
            context.watchWith(seat.audience(), new RoomEntity.AudienceLost(seat.audience()));
        }
        if (members.find(seat).isEmpty() && members.count(attach.participant()) >= Limits.CONNECTIONS) {
            refuse(attach.newcomer(), CROWDED);
            return;
        }
        // Who asks again, since the answer is still on its way, stays where it stands: it is told what the others are.
        if (members.find(seat).isEmpty()) {
            members.add(new Members.Member(
                    seat, attach.participant(), attach.instance(), attach.resume(), Members.Standing.COMING, said));
        }
        Origin origin = new Origin(attach.participant(), attach.instance(), 0, 0);
        inbox.add(new ServerCommand.Arrive(attach.participant()), origin, attach.newcomer(), clock.now());
        proceed();
    }

    void detach(RoomEntity.Detach detach) {
        members.remove(detach.seat()).ifPresent(this::left);
        proceed();
    }

    void audienceLost(RoomEntity.AudienceLost lost) {
        members.removeAll(lost.audience()).forEach(this::left);
        proceed();
    }

    private void left(Members.Member member) {
        if (members.has(member.participant())) {
            stallChanged(member.participant(), member.isStalled() || members.isStalled(member.participant()));
        }
        if (recorder.isPresent() && !members.has(member.participant())) {
            Origin origin = new Origin(member.participant(), member.instance(), 0, 0);
            inbox.add(new ServerCommand.Depart(member.participant()), origin, new Asker.Nobody(), clock.now());
        }
    }

    void committed(RoomActor.Committed committed) {
        ledger = committed.ledger();
        List<Inbox.Item> items = inbox.done();
        count(committed, items);
        announcer.announce(committed, items, clock).forEach(this::left);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).submission().command() instanceof ServerCommand.TimePassed) {
                deadline.tried(!(committed.verdicts().get(i).decision() instanceof Decision.Refused));
            }
        }
        compareFrames();
        // Here as well, not only when nothing waits: a busy room has deadlines too. One that waits to be noted rang
        // already.
        if (!inbox.holds(ServerCommand.TimePassed.class)) {
            deadline.set(room().nextDeadline(), clock.now());
        }
        proceed();
    }

    private void count(RoomActor.Committed committed, List<Inbox.Item> items) {
        if (!committed.entries().isEmpty()) {
            ports.meter()
                    .recorded(ports.clock().now() - givenAt, committed.entries().size());
        }
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).asker().gaveCommand()) {
                committed.verdicts().get(i).count(ports.meter());
            }
        }
    }

    void due() {
        deadline.rang();
        inbox.add(new ServerCommand.TimePassed(), Origin.ROOM, new Asker.Nobody(), clock.now());
        proceed();
    }

    /** [FO4]. */
    void catchUp(RoomEntity.CatchUp catchUp) {
        if (wasOpen && members.find(catchUp.seat()).isPresent()) {
            announcer.snapshot(catchUp.seat(), ledger);
        }
    }

    /** [FO6]: never behind the journal, and only what its sender may send just now. */
    void relay(RoomEntity.Relay relay) {
        members.find(relay.seat())
                .filter(member -> member.isIn() && room().permits(member.participant(), relay.signal()))
                .ifPresent(member -> {
                    if (relay.signal() instanceof Signal.Status status) {
                        boolean wasStalled = members.isStalled(member.participant());
                        members.reported(member, status);
                        stallChanged(member.participant(), wasStalled);
                        compareFrames();
                        proceed();
                    }
                    announcer.relay(member, relay.signal(), relay.to());
                });
    }

    /**
     * [GA5]: told once each time, so that who stays stalled does not hold up everybody again and again; and whenever somebody goes on
     * for whom a gate waits, which may have begun in the room's last life [GA6].
     */
    private void stallChanged(int participant, boolean wasStalled) {
        boolean isStalled = members.isStalled(participant);
        boolean isWaitedFor = room().gate()
                .filter(gate ->
                        gate.reason() == GateReason.STALLED && gate.waitingFor().contains(participant))
                .isPresent();
        if ((isStalled != wasStalled || (isWaitedFor && !isStalled))
                && room().policy().gates().stalledMs() > 0) {
            note(new ServerCommand.Stall(participant, isStalled));
        }
    }

    /** [FA2]: records that all show the frame as soon as they do. */
    private void compareFrames() {
        if (!inbox.holds(ServerCommand.CompareFrames.class) && room().agrees(members.reports())) {
            note(new ServerCommand.CompareFrames());
        }
    }

    private void note(ServerCommand command) {
        if (recorder.isPresent() && !inbox.isFull()) {
            inbox.add(command, Origin.ROOM, new Asker.Nobody(), clock.now());
        }
    }

    /** Sends what waits to be recorded, unless something is being recorded already, and sets the timers. */
    private void proceed() {
        recorder.filter(child -> !inbox.isUnderway()).ifPresent(child -> {
            List<RoomActor.Submission> batch = inbox.next(ports.settings().batch());
            if (batch.isEmpty()) {
                deadline.set(room().nextDeadline(), clock.now());
            } else {
                givenAt = ports.clock().now();
                child.tell(new RoomActor.Commit(batch, members.slowest(), members.reports(), commits));
            }
        });
        idleLater();
    }

    /** A room that somebody is connected to stays (sharding would count messages, not people). */
    private void idleLater() {
        if (!isIdle()) {
            timers.cancel(RoomEntity.Tick.IDLE);
        } else if (!timers.isTimerActive(RoomEntity.Tick.IDLE)) {
            timers.startSingleTimer(RoomEntity.Tick.IDLE, ports.settings().idleAfter());
        }
    }
}
