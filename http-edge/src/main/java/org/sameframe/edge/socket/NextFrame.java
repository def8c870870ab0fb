package org.sameframe.edge.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.actor.MicroClock;
import org.sameframe.schema.v1.ServerMessage;

/**
 * What the next frame of a connection holds, in its order: welcome, pongs, the backlog, what is vouched for, bye [FO1]. Not safe for threads; its
 * {@link Outbox} has the lock.
 */
final class NextFrame {
    /** Answers to pings that wait; of a reader that falls behind only the latest are of use. */
    static final int PONGS = 16;

    private final FrameFormat format;
    private final Backlog backlog;
    private final List<Ping> pings = new ArrayList<>();
    private Mark sent = Mark.START;
    private @Nullable Mark reached;
    private @Nullable ByteString greeting;
    private @Nullable ByteString head;
    private @Nullable ByteString witnessed;
    private @Nullable ByteString bye;
    private MicroClock clock;
    private boolean isGreeted;
    private boolean isOver;

    /** @param arrived by the room's clock */
    private record Ping(long t1, long arrived) {}

    NextFrame(FrameFormat format, Backlog backlog, MicroClock clock) {
        this.format = format;
        this.backlog = backlog;
        this.clock = clock;
    }

    /** How far the client has been told. */
    Mark sent() {
        return sent;
    }

    /** As far as the room said so; empty while there is nothing but what the client claims to have. */
    Optional<Mark> reached() {
        return Optional.ofNullable(reached);
    }

    void resume(Mark mark) {
        sent = mark;
    }

    /**
     * Says hello to the client: that it is welcome, or that it has to wait. From now on pings are answered.
     *
     * @param roomClock counts from now on, also for the pings that came before [HB2]
     */
    void greet(ServerMessage message, MicroClock roomClock) {
        isGreeted = true;
        clock = roomClock;
        pings.replaceAll(early -> new Ping(early.t1(), clock.now()));
        greeting = encode(message);
    }

    void ping(long t1) {
        if (pings.size() == PONGS) {
            pings.remove(0);
        }
        pings.add(new Ping(t1, clock.now()));
    }

    /** The room's signed head; of those that wait only the latest is of use. */
    void head(ServerMessage message) {
        head = encode(message);
    }

    /** What the ledger has where the client has seen it before. */
    void witnessed(ServerMessage message) {
        witnessed = encode(message);
    }

    /** @return false if there is one already: only the first counts [BY1] */
    boolean bye(ServerMessage message) {
        boolean isFirst = bye == null;
        bye = isFirst ? encode(message) : bye;
        return isFirst;
    }

    boolean hasBye() {
        return bye != null;
    }

    /** Nothing will be taken any more: the bye was, or the socket is gone. */
    boolean isOver() {
        return isOver;
    }

    void end() {
        isOver = true;
        backlog.clear();
    }

    boolean isReady() {
        return !isOver && (bye != null || greeting != null || (isGreeted && hasMore()));
    }

    /** Whether there is more to tell than signals, which may wait for each other. */
    boolean isUrgent() {
        return isReady() && (bye != null || greeting != null || !backlog.hasOnlySignals() || hasAnswers());
    }

    private boolean hasMore() {
        return hasAnswers() || !backlog.isEmpty();
    }

    private boolean hasAnswers() {
        return !pings.isEmpty() || head != null || witnessed != null;
    }

    Message take() {
        List<ByteString> parts = new ArrayList<>();
        if (greeting != null) {
            parts.add(greeting);
            greeting = null;
        }
        if (isGreeted) {
            pings.forEach(ping -> parts.add(encode(ServerMessages.pong(ping.t1(), ping.arrived(), clock.now()))));
            pings.clear();
        }
        Backlog.Drained drained = backlog.drain();
        parts.addAll(drained.parts());
        if (witnessed != null) {
            parts.add(witnessed);
            witnessed = null;
        }
        if (head != null) {
            parts.add(head);
            head = null;
        }
        Mark after = sent;
        sent = drained.through().orElse(sent);
        reached = drained.through().orElse(reached);
        if (bye != null) {
            parts.add(bye);
            isOver = true;
        }
        return format.frame(parts, drained.through().map(through -> ServerMessages.range(after, through)));
    }

    private ByteString encode(ServerMessage message) {
        return format.encode(List.of(message));
    }
}
