package org.sameframe.edge.socket;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import org.sameframe.history.export.SignedHead;
import org.sameframe.room.Category;
import org.sameframe.room.Refusal;
import org.sameframe.room.actor.Delivery;
import org.sameframe.room.actor.Farewell;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.actor.MicroClock;
import org.sameframe.room.actor.Outlet;
import org.sameframe.room.actor.RoomLink;
import org.sameframe.room.actor.RoomMessage;
import org.sameframe.schema.v1.ServerMessage;

/**
 * What is on its way to one connection [FO1]. A room puts in, from any thread; the socket takes out, when it has room,
 * all that is pending as one frame.
 *
 * <p>Whoever passes its bound is caught up by a snapshot [FO2], asked for when the reader has room again and not at once:
 * a reader that never reads would otherwise cost snapshots without end.
 */
final class Outbox implements Outlet {
    private final FrameFormat format;
    private final SocketSettings settings;
    private final Identity server;
    private final SocketMeter meter;
    private final Backlog backlog;
    private final NextFrame frame;
    private final Unsettled unsettled = new Unsettled();

    private Client client = new Client(0, "", Set.of());
    private @Nullable RoomLink link;
    private Runnable wake = () -> {};
    private long expires;
    private boolean isWanted;
    /** Also signals are wanted that come alone. */
    private boolean wantsSignals;

    private @Nullable Runnable parting;
    private Vouching vouching = Vouching.NOWHERE;

    private record Client(int participant, String instance, Set<Category> categories) {}

    Outbox(FrameFormat format, SocketSettings settings, Identity server, MicroClock clock) {
        this(format, settings, server, clock, SocketMeter.NONE);
    }

    Outbox(FrameFormat format, SocketSettings settings, Identity server, MicroClock clock, SocketMeter meter) {
        this.format = format;
        this.settings = settings;
        this.server = server;
        this.meter = meter;
        this.backlog = new Backlog(settings.backlogBytes());
        this.frame = new NextFrame(format, backlog, clock);
    }

    /** Whose connection this is, before it goes into a room. */
    synchronized void introduce(int who, String device, Set<Category> wanted, Mark resume) {
        client = new Client(who, device, wanted);
        frame.resume(resume);
    }

    /** When its token ends, in microseconds since the epoch: before the welcome, which tells it. */
    synchronized void expires(long at) {
        expires = at;
    }

    /** Answers what its client asked for its token. */
    void renewed(ServerMessage answer) {
        synchronized (this) {
            last(format.encode(List.of(answer)));
        }
        wakeUp();
    }

    /** Its client has seen this entry before, and wants to know what the ledger has there; 0: it asks nothing. */
    synchronized void asks(long seq) {
        vouching = vouching.asking(seq);
    }

    /** Where it is in its room, once the client has been told anything of it; empty as well when it is over. */
    synchronized Optional<Vouching.Place> place() {
        return frame.isOver() || frame.hasBye() ? Optional.empty() : vouching.place(frame.reached());
    }

    /** What is to be vouched for right behind the welcome; once. */
    synchronized Optional<Vouching.Place> newcomer() {
        Optional<Vouching.Place> newcomer = vouching.isNew() ? place() : Optional.empty();
        vouching = newcomer.isPresent() ? vouching.known() : vouching;
        return newcomer;
    }

    /** Tells the room's head. */
    void head(SignedHead head) {
        synchronized (this) {
            vouching = vouching.told(head.mark());
            frame.head(ServerMessages.head(head));
        }
        wakeUp();
    }

    /** Answers what its client asked. */
    void witnessed(ServerMessage answer) {
        synchronized (this) {
            frame.witnessed(answer);
        }
        wakeUp();
    }

    @Override
    public synchronized int participant() {
        return client.participant();
    }

    @Override
    public synchronized String instance() {
        return client.instance();
    }

    @Override
    public synchronized Set<Category> categories() {
        return client.categories();
    }

    @Override
    public synchronized Mark through() {
        return frame.sent();
    }

    @Override
    public synchronized boolean isClosed() {
        return frame.isOver();
    }

    /** The room that the connection is in; empty before it is welcomed. */
    synchronized Optional<RoomLink> link() {
        return Optional.ofNullable(link);
    }

    @Override
    public void await(RoomMessage.Waiting waiting) {
        synchronized (this) {
            if (!frame.isOver()) {
                frame.greet(ServerMessages.waiting(waiting, settings), waiting.clock());
            }
        }
        wakeUp();
    }

    @Override
    public void welcome(RoomMessage.Welcome welcome, RoomLink room) {
        boolean isLate;
        synchronized (this) {
            isLate = frame.isOver();
            if (!isLate) {
                link = room;
                meter.resumed(
                        welcome.resumed()
                                ? SocketMeter.Resume.ENTRIES
                                : frame.sent().equals(Mark.START)
                                        ? SocketMeter.Resume.FRESH
                                        : SocketMeter.Resume.SNAPSHOT);
                frame.greet(
                        ServerMessages.expiring(
                                ServerMessages.welcome(welcome, client.participant(), settings, server), expires),
                        welcome.clock());
                vouching = vouching.in(welcome.code());
            }
        }
        if (isLate) {
            room.close();
        } else {
            wakeUp();
        }
    }

    @Override
    public void deliver(Delivery delivery) {
        RoomMessage first =
                delivery.messages().isEmpty() ? null : delivery.messages().get(0);
        synchronized (this) {
            if (!counts(first)) {
                return;
            }
        }
        ByteString encoded = format.encode(delivery);
        synchronized (this) {
            if (first instanceof RoomMessage.Settled) {
                last(encoded);
            } else if (first instanceof RoomMessage.SignalFrom from
                    && from.signal().isConflated()) {
                backlog.addSignal(Backlog.Sender.of(from), encoded);
            } else {
                if (!backlog.add(encoded, delivery.through())) {
                    meter.dropped();
                }
            }
        }
        wakeUp();
        part();
    }

    /** Whether there is somebody who still wants to know. */
    private boolean counts(@Nullable RoomMessage message) {
        if (message instanceof RoomMessage.Settled settled) {
            long nanos = unsettled.settle(settled.op());
            if (nanos >= 0) {
                meter.settled(nanos);
            }
            return nanos >= 0 && !frame.isOver();
        }
        return !frame.isOver() && backlog.isLive();
    }

    @Override
    public void replace(Delivery snapshot) {
        ByteString encoded = format.encode(snapshot);
        synchronized (this) {
            backlog.replace(encoded, snapshot.through().orElseThrow());
        }
        wakeUp();
    }

    @Override
    public void settleUnknown(Refusal refusal) {
        synchronized (this) {
            unsettled.drain().forEach(op -> refused(op, refusal));
        }
        wakeUp();
        part();
    }

    /** Settles a command that did not go to the room. */
    void settle(long op, Refusal refusal) {
        synchronized (this) {
            refused(op, refusal);
        }
        wakeUp();
    }

    private void refused(long op, Refusal refusal) {
        last(format.encode(List.of(ServerMessages.settled(op, frame.sent().seq(), refusal))));
    }

    /** Whoever gives commands and never reads what became of them has to begin anew. */
    private void last(ByteString settled) {
        if (!backlog.addLasting(settled)) {
            close(Bye.SLOW, "This client does not read what it is answered; connect again.");
        }
    }

    /** @return false if so many operations are pending that this one must be refused */
    synchronized boolean begin(long op) {
        return unsettled.begin(op);
    }

    /** Answers a ping; one that came before the welcome is answered behind it, as if it had come then. */
    void ping(long t1) {
        synchronized (this) {
            frame.ping(t1);
        }
        wakeUp();
    }

    @Override
    public void close(Farewell farewell) {
        close(Bye.of(farewell.reason()), farewell.detail());
    }

    /** Says why, and ends the connection. Only the first reason counts. */
    void close(Bye reason, String detail) {
        close(reason, reason.message(detail));
    }

    private void close(Bye reason, ServerMessage message) {
        Runnable waker;
        synchronized (this) {
            if (!frame.bye(message)) {
                return;
            }
            waker = wake;
        }
        meter.farewell(reason.id());
        // Also if the socket has not asked: one that never will must not stay for ever.
        waker.run();
    }

    /**
     * Ends the connection once what its client gave is settled [GS2]; what it gives from now on counts no more.
     *
     * @param wait before coming back, at least, in milliseconds
     */
    void leave(Bye reason, String detail, int wait) {
        synchronized (this) {
            parting = () -> close(reason, reason.message(detail, wait));
        }
        part();
    }

    /** Whether the connection ends as soon as nothing is pending. */
    synchronized boolean isLeaving() {
        return parting != null;
    }

    private void part() {
        Runnable bye;
        synchronized (this) {
            bye = unsettled.isEmpty() ? parting : null;
        }
        if (bye != null) {
            bye.run();
        }
    }

    /** What waits to be sent, in bytes. */
    synchronized long waiting() {
        return frame.isOver() ? 0 : backlog.bytes();
    }

    /** Whether its backlog was discarded and there is no snapshot yet. */
    synchronized boolean lacksSnapshot() {
        return !frame.isOver() && backlog.lacksSnapshot();
    }

    synchronized boolean isClosing() {
        return frame.hasBye();
    }

    /** The socket is there; {@code waker} is run, from any thread, when there is something for a socket that asked. */
    synchronized void open(Runnable waker) {
        wake = waker;
    }

    /** The socket is gone. */
    void closed() {
        RoomLink leaving;
        synchronized (this) {
            frame.end();
            leaving = link;
        }
        if (leaving != null) {
            leaving.close();
        }
    }

    /** The next frame; empty if there is nothing, and then the waker is run once there is. */
    Optional<Message> take() {
        return take(false);
    }

    /**
     * The next frame, unless there are signals alone: those wait for each other, until {@link #take}. Empty as well if there
     * is nothing. The waker is run once there is more than that.
     */
    Optional<Message> takeUrgent() {
        return take(true);
    }

    /** Whether signals wait. */
    synchronized boolean hasSignals() {
        return frame.isReady() && !frame.isUrgent();
    }

    private Optional<Message> take(boolean isUrgentOnly) {
        RoomLink behind = null;
        Optional<Message> next = Optional.empty();
        synchronized (this) {
            if (isUrgentOnly ? frame.isUrgent() : frame.isReady()) {
                next = Optional.of(frame.take());
            } else {
                isWanted = true;
                wantsSignals = !frame.isReady();
                behind = link != null && backlog.catchUp() ? link : null;
            }
        }
        if (behind != null) {
            behind.catchUp();
        }
        return next;
    }

    /** Whether the last frame was taken. */
    synchronized boolean isDone() {
        return frame.hasBye() && frame.isOver();
    }

    private void wakeUp() {
        Runnable waker = null;
        synchronized (this) {
            boolean isReady = wantsSignals ? frame.isReady() : frame.isUrgent();
            if (isWanted && (isReady || (link != null && backlog.isBehind()))) {
                isWanted = false;
                waker = wake;
            }
        }
        if (waker != null) {
            waker.run();
        }
    }
}
