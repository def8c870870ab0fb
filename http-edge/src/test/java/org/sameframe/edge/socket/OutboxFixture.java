package org.sameframe.edge.socket;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.sameframe.room.Category;
import org.sameframe.room.Entry;
import org.sameframe.room.Origin;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Signal;
import org.sameframe.room.actor.Delivery;
import org.sameframe.room.actor.LinkProbe;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.actor.RoomMessage;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.ServerMessage;

/** An outbox without a socket, in front of a room that a test plays. */
abstract class OutboxFixture {
    static final Refusal UNAVAILABLE = new Refusal(RefusalCode.UNAVAILABLE, "Send it again.");
    static final int BOUND = 2_000;

    final LinkProbe room = new LinkProbe();
    final AtomicInteger woken = new AtomicInteger();
    final Outbox outbox;
    long now = 1_000;

    OutboxFixture(FrameFormat format) {
        SocketSettings settings = new SocketSettings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1_000,
                BOUND,
                10,
                10,
                10,
                Duration.ofSeconds(1),
                new FloodSettings(20, 20, 20, 5, 5));
        outbox = new Outbox(format, settings, new Identity("1.0", ByteString.EMPTY), () -> now);
        outbox.open(woken::incrementAndGet);
        outbox.introduce(3, "instance-of-ann", EnumSet.allOf(Category.class), Mark.START);
    }

    void welcome() {
        outbox.welcome(
                new RoomMessage.Welcome(RoomCode.parse("ABCD-EFGH").orElseThrow(), 1, true, () -> now + 500),
                room.link(outbox));
    }

    static Mark mark(long seq) {
        return new Mark(seq, Mark.START.hash());
    }

    static Delivery entry(long seq) {
        Entry entry = new Entry(seq, 1, Origin.ROOM, List.of(new RoomEvent.Removed("medium/m" + seq)));
        return Delivery.through(mark(seq), List.of(new RoomMessage.Happened(entry)));
    }

    static Delivery settled(long op) {
        return Delivery.of(new RoomMessage.Settled(op, 1, Optional.empty()));
    }

    static Delivery snapshot(long seq) {
        return Delivery.through(mark(seq), List.of(new RoomMessage.Snapshot(List.of())));
    }

    static Delivery scrub(int participant, int frame) {
        return Delivery.of(
                new RoomMessage.SignalFrom(participant, "instance-1", Category.PLAYBACK, new Signal.Scrub(frame)));
    }

    ServerFrame take() {
        return Frames.read(outbox.take().orElseThrow());
    }

    static List<ServerMessage.MessageCase> kinds(ServerFrame frame) {
        return frame.getMessagesList().stream()
                .map(ServerMessage::getMessageCase)
                .toList();
    }

    void overflow() {
        LongStream.rangeClosed(1, 100).mapToObj(OutboxFixture::entry).forEach(outbox::deliver);
    }
}
