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
    private final Backlog backlog;
    private final NextFrame frame;
    private final Unsettled unsettled = new Unsettled();

    private Client client = new Client(0, "", Set.of());
    private @Nullable RoomLink link;
    private Runnable wake = () -> {};
    private long expires;
    private boolean isWanted;
    private Vouching vouching = Vouching.NOWHERE;

    private record Client(int participant, String instance, Set<Category> categories) {}

    Outbox(FrameFormat format, SocketSettings settings, Identity server, MicroClock clock) {
        this.format = format;
        this.settings = settings;
        this.server = server;
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
            boolean counts = first instanceof RoomMessage.Settled s ? unsettled.settle(s.op()) : backlog.isLive();
            if (frame.isOver() || !counts) {
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
                backlog.add(encoded, delivery.through());
            }
        }
        wakeUp();
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
        Runnable waker;
        synchronized (this) {
            if (!frame.bye(reason.message(detail))) {
                return;
            }
            waker = wake;
        }
        // Also if the socket has not asked: one that never will must not stay for ever.
        waker.run();
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
        RoomLink behind = null;
        Optional<Message> next = Optional.empty();
        synchronized (this) {
            if (frame.isReady()) {
                next = Optional.of(frame.take());
            } else {
                isWanted = true;
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
            if (isWanted && (frame.isReady() || (link != null && backlog.isBehind()))) {
                isWanted = false;
                waker = wake;
            }
        }
        if (waker != null) {
            waker.run();
        }
    }
}
