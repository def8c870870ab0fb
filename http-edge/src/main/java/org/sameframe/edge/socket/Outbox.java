package org.sameframe.edge.socket;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import org.sameframe.room.Category;
import org.sameframe.room.OperationWindow;
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
    /** Answers to pings that wait; of a reader that falls behind only the latest are of use. */
    static final int PONGS = 16;

    private final FrameFormat format;
    private final SocketSettings settings;
    private final String version;
    private final Backlog backlog;
    private final List<Ping> pings = new ArrayList<>();
    private final Deque<Long> unsettled = new ArrayDeque<>();

    private int participant;
    private String instance = "";
    private Set<Category> categories = EnumSet.noneOf(Category.class);
    private Mark sent = Mark.START;
    private @Nullable RoomLink link;
    private @Nullable ByteString greeting;
    private @Nullable ByteString bye;
    private MicroClock clock;
    private boolean isOver;
    private Runnable wake = () -> {};
    private boolean isWanted;

    /** @param arrived by the room's clock */
    private record Ping(long t1, long arrived) {}

    Outbox(FrameFormat format, SocketSettings settings, String version, MicroClock clock) {
        this.format = format;
        this.settings = settings;
        this.version = version;
        this.clock = clock;
        this.backlog = new Backlog(settings.backlogBytes());
    }

    /** Whose connection this is, before it goes into a room. */
    synchronized void introduce(int who, String device, Set<Category> wanted, Mark resume) {
        participant = who;
        instance = device;
        categories = wanted;
        sent = resume;
    }

    @Override
    public synchronized int participant() {
        return participant;
    }

    @Override
    public synchronized String instance() {
        return instance;
    }

    @Override
    public synchronized Set<Category> categories() {
        return categories;
    }

    @Override
    public synchronized Mark through() {
        return sent;
    }

    @Override
    public synchronized boolean isClosed() {
        return isOver;
    }

    /** The room that the connection is in; empty before it is welcomed. */
    synchronized Optional<RoomLink> link() {
        return Optional.ofNullable(link);
    }

    @Override
    public void welcome(RoomMessage.Welcome welcome, RoomLink room) {
        boolean isLate;
        synchronized (this) {
            isLate = isOver;
            if (!isLate) {
                link = room;
                clock = welcome.clock();
                pings.replaceAll(early -> new Ping(early.t1(), clock.now()));
                greeting = encode(ServerMessages.welcome(welcome, participant, settings, version));
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
            if (isOver || !(backlog.isLive() || first instanceof RoomMessage.Settled)) {
                return;
            }
        }
        ByteString encoded = encode(delivery);
        synchronized (this) {
            if (first instanceof RoomMessage.Settled settled) {
                unsettled.removeFirstOccurrence(settled.op());
                last(encoded);
            } else if (first instanceof RoomMessage.SignalFrom from) {
                backlog.addSignal(
                        new Backlog.Sender(
                                from.participant(),
                                from.instance(),
                                from.signal().getClass()),
                        encoded);
            } else {
                backlog.add(encoded, delivery.through());
            }
        }
        wakeUp();
    }

    @Override
    public void replace(Delivery snapshot) {
        ByteString encoded = encode(snapshot);
        synchronized (this) {
            backlog.replace(encoded, snapshot.through().orElseThrow());
        }
        wakeUp();
    }

    @Override
    public void settleUnknown(Refusal refusal) {
        synchronized (this) {
            unsettled.forEach(op -> last(encode(ServerMessages.settled(op, sent.seq(), refusal))));
            unsettled.clear();
        }
        wakeUp();
    }

    /** Settles a command that did not go to the room. */
    void settle(long op, Refusal refusal) {
        synchronized (this) {
            last(encode(ServerMessages.settled(op, sent.seq(), refusal)));
        }
        wakeUp();
    }

    /** Whoever gives commands and never reads what became of them has to begin anew. */
    private void last(ByteString settled) {
        if (!backlog.addLasting(settled)) {
            close(Bye.SLOW, "This client does not read what it is answered; connect again.");
        }
    }

    /** @return false if so many operations are pending that this one must be refused */
    synchronized boolean begin(long op) {
        return unsettled.size() < OperationWindow.SIZE && unsettled.add(op);
    }

    /** Answers a ping; one that came before the welcome is answered behind it, as if it had come then. */
    void ping(long t1) {
        synchronized (this) {
            if (pings.size() == PONGS) {
                pings.remove(0);
            }
            pings.add(new Ping(t1, clock.now()));
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
            if (bye != null) {
                return;
            }
            bye = encode(reason.message(detail));
            waker = wake;
        }
        // Also if the socket has not asked: one that never will must not stay for ever.
        waker.run();
    }

    synchronized boolean isClosing() {
        return bye != null;
    }

    /** The socket is there; {@code waker} is run, from any thread, when there is something for a socket that asked. */
    synchronized void open(Runnable waker) {
        wake = waker;
    }

    /** The socket is gone. */
    void closed() {
        RoomLink leaving;
        synchronized (this) {
            isOver = true;
            leaving = link;
            backlog.clear();
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
            if (hasFrame()) {
                next = Optional.of(next());
            } else {
                isWanted = true;
                if (link != null && backlog.isBehind()) {
                    backlog.catchUp();
                    behind = link;
                }
            }
        }
        if (behind != null) {
            behind.catchUp();
        }
        return next;
    }

    /** Whether the last frame was taken. */
    synchronized boolean isDone() {
        return bye != null && isOver;
    }

    private boolean hasFrame() {
        return !isOver
                && (bye != null || greeting != null || (link != null && !(pings.isEmpty() && backlog.isEmpty())));
    }

    private Message next() {
        List<ByteString> parts = new ArrayList<>();
        if (greeting != null) {
            parts.add(greeting);
            greeting = null;
        }
        if (link != null) {
            pings.forEach(ping -> parts.add(encode(ServerMessages.pong(ping.t1(), ping.arrived(), clock.now()))));
            pings.clear();
        }
        Backlog.Drained drained = backlog.drain();
        parts.addAll(drained.parts());
        Mark after = sent;
        sent = drained.through().orElse(sent);
        if (bye != null) {
            parts.add(bye);
            isOver = true;
        }
        return format.frame(parts, drained.through().map(through -> ServerMessages.range(after, through)));
    }

    private void wakeUp() {
        Runnable waker = null;
        synchronized (this) {
            if (isWanted && (hasFrame() || (link != null && backlog.isBehind()))) {
                isWanted = false;
                waker = wake;
            }
        }
        if (waker != null) {
            waker.run();
        }
    }

    private ByteString encode(ServerMessage message) {
        return format.encode(List.of(message));
    }

    private ByteString encode(Delivery delivery) {
        return delivery.encoded(
                format.ordinal(), ByteString.class, messages -> format.encode(ServerMessages.of(messages)));
    }
}
