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
 * <p>Whoever passes its bound is caught up by a snapshot [FO2], asked for at the next empty pull and not at once: a
 * reader that never reads would otherwise cost snapshots without end.
 */
final class Outbox implements Outlet {
    private final FrameFormat format;
    private final SocketSettings settings;
    private final String version;
    private final Backlog backlog;
    private final Deque<ByteString> pongs = new ArrayDeque<>();
    private final Deque<Long> unsettled = new ArrayDeque<>();

    private int participant;
    private String instance = "";
    private Set<Category> categories = EnumSet.noneOf(Category.class);
    private Mark sent = Mark.START;
    private @Nullable RoomLink link;
    private @Nullable ByteString greeting;
    private @Nullable ByteString bye;
    private MicroClock clock;
    private Sync sync = Sync.LIVE;
    private boolean isClosed;
    private Runnable wake = () -> {};
    private boolean isWanted;

    private enum Sync {
        LIVE,
        /** Has discarded; will ask for a snapshot when the reader has taken everything. */
        BEHIND,
        /** Has asked. */
        CATCHING_UP
    }

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
        return isClosed;
    }

    /** The room that the connection is in; empty before it is welcomed. */
    synchronized Optional<RoomLink> link() {
        return Optional.ofNullable(link);
    }

    synchronized MicroClock clock() {
        return clock;
    }

    @Override
    public void welcome(RoomMessage.Welcome welcome, RoomLink room) {
        synchronized (this) {
            if (!isClosed) {
                link = room;
                clock = welcome.clock();
                greeting = encode(ServerMessages.welcome(welcome, participant, settings, version));
                room = null;
            }
        }
        if (room != null) {
            room.close();
            return;
        }
        wakeUp();
    }

    @Override
    public void deliver(Delivery delivery) {
        ByteString encoded = encode(delivery);
        synchronized (this) {
            RoomMessage first =
                    delivery.messages().isEmpty() ? null : delivery.messages().get(0);
            if (first instanceof RoomMessage.Settled settled) {
                unsettled.removeFirstOccurrence(settled.op());
                backlog.addLasting(encoded);
            } else if (sync == Sync.LIVE && first instanceof RoomMessage.SignalFrom signal) {
                backlog.addSignal(signal.category() + signal.instance(), encoded);
            } else if (sync == Sync.LIVE && !backlog.add(encoded, delivery.through())) {
                sync = Sync.BEHIND;
            }
        }
        wakeUp();
    }

    @Override
    public void replace(Delivery snapshot) {
        ByteString encoded = encode(snapshot);
        synchronized (this) {
            backlog.replace(encoded, snapshot.through().orElseThrow());
            sync = Sync.LIVE;
        }
        wakeUp();
    }

    @Override
    public void settleUnknown(Refusal refusal) {
        synchronized (this) {
            for (Long op : unsettled) {
                backlog.addLasting(encode(ServerMessages.settled(op, sent.seq(), refusal)));
            }
            unsettled.clear();
        }
        wakeUp();
    }

    @Override
    public void close(Farewell farewell) {
        close(Bye.of(farewell.reason()), farewell.detail());
    }

    /** Says why, and ends the connection. Only the first reason counts. */
    void close(Bye reason, String detail) {
        synchronized (this) {
            if (bye == null) {
                bye = encode(reason.message(detail));
            }
        }
        wakeUp();
    }

    synchronized boolean isClosing() {
        return bye != null;
    }

    /** @return false if so many operations are pending that this one must be refused */
    synchronized boolean begin(long op) {
        return unsettled.size() < OperationWindow.SIZE && unsettled.add(op);
    }

    /** Settles a command that did not go to the room. */
    void settle(long op, Refusal refusal) {
        synchronized (this) {
            backlog.addLasting(encode(ServerMessages.settled(op, sent.seq(), refusal)));
        }
        wakeUp();
    }

    void pong(long t1, long t2) {
        synchronized (this) {
            pongs.add(encode(ServerMessages.pong(t1, t2, clock.now())));
        }
        wakeUp();
    }

    /** The socket is there; {@code waker} is run, from any thread, when there is something for a socket that asked. */
    synchronized void open(Runnable waker) {
        wake = waker;
    }

    /** The socket is gone. */
    void closed() {
        RoomLink leaving;
        synchronized (this) {
            isClosed = true;
            leaving = link;
            backlog.discard();
        }
        if (leaving != null) {
            leaving.close();
        }
    }

    /** The next frame; empty if there is nothing, and then the waker is run once there is. */
    Optional<Message> take() {
        RoomLink behind = null;
        synchronized (this) {
            if (!isEmpty()) {
                return Optional.of(next());
            }
            isWanted = true;
            if (sync == Sync.BEHIND) {
                sync = Sync.CATCHING_UP;
                behind = link;
            }
        }
        if (behind != null) {
            behind.catchUp();
        }
        return Optional.empty();
    }

    /** Whether the last frame was taken. */
    synchronized boolean isDone() {
        return bye != null && isEmpty();
    }

    private boolean isEmpty() {
        return greeting == null && pongs.isEmpty() && backlog.isEmpty() && (bye == null || bye.isEmpty());
    }

    private Message next() {
        List<ByteString> parts = new ArrayList<>(pongs);
        pongs.clear();
        if (greeting != null) {
            parts.add(greeting);
            greeting = null;
        }
        Backlog.Drained drained = backlog.drain();
        parts.addAll(drained.parts());
        Mark after = sent;
        sent = drained.through().orElse(sent);
        if (bye != null) {
            parts.add(bye);
            bye = ByteString.emptyByteString();
        }
        return format.frame(parts, drained.through().map(through -> ServerMessages.range(after, through)));
    }

    private void wakeUp() {
        Runnable waker = null;
        synchronized (this) {
            if (isWanted && !isEmpty()) {
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
