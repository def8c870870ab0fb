package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.room.Category;
import org.sameframe.room.Entry;
import org.sameframe.room.OperationWindow;
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

@ParameterizedClass
@EnumSource(FrameFormat.class)
class OutboxTest {
    private static final Refusal UNAVAILABLE = new Refusal(RefusalCode.UNAVAILABLE, "Send it again.");
    private static final int BOUND = 2_000;

    @Parameter
    FrameFormat format;

    private final LinkProbe room = new LinkProbe();
    private final AtomicInteger woken = new AtomicInteger();
    private long now = 1_000;
    private Outbox outbox;

    @BeforeEach
    void open() {
        SocketSettings settings = new SocketSettings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1_000,
                BOUND,
                10,
                10,
                10);
        outbox = new Outbox(format, settings, "1.0", () -> now);
        outbox.open(woken::incrementAndGet);
        outbox.introduce(3, "instance-of-ann", EnumSet.allOf(Category.class), Mark.START);
    }

    private void welcome() {
        outbox.welcome(
                new RoomMessage.Welcome(RoomCode.parse("ABCD-EFGH").orElseThrow(), 1, true, () -> now + 500),
                room.link(outbox));
    }

    private static Mark mark(long seq) {
        return new Mark(seq, Mark.START.hash());
    }

    private static Delivery entry(long seq) {
        Entry entry = new Entry(seq, 1, Origin.ROOM, List.of(new RoomEvent.Removed("medium/m" + seq)));
        return Delivery.through(mark(seq), List.of(new RoomMessage.Happened(entry)));
    }

    private static Delivery settled(long op) {
        return Delivery.of(new RoomMessage.Settled(op, 1, Optional.empty()));
    }

    private static Delivery snapshot(long seq) {
        return Delivery.through(mark(seq), List.of(new RoomMessage.Snapshot(List.of())));
    }

    private static Delivery scrub(int participant, int frame) {
        return Delivery.of(
                new RoomMessage.SignalFrom(participant, "instance-1", Category.PLAYBACK, new Signal.Scrub(frame)));
    }

    private ServerFrame take() {
        return Frames.read(outbox.take().orElseThrow());
    }

    private static List<ServerMessage.MessageCase> kinds(ServerFrame frame) {
        return frame.getMessagesList().stream()
                .map(ServerMessage::getMessageCase)
                .toList();
    }

    private void overflow() {
        LongStream.rangeClosed(1, 100).mapToObj(OutboxTest::entry).forEach(outbox::deliver);
    }

    @Test
    @DisplayName("[FO1] all that is pending is one frame, the welcome first; ranges are contiguous")
    void oneFrame() {
        outbox.ping(7);
        assertThat(outbox.take()).isEmpty();
        welcome();
        outbox.deliver(entry(1));
        outbox.deliver(settled(1));
        outbox.deliver(entry(2));
        ServerFrame first = take();
        outbox.deliver(entry(3));
        ServerFrame second = take();

        assertThat(kinds(first))
                .containsExactly(
                        ServerMessage.MessageCase.WELCOME,
                        ServerMessage.MessageCase.PONG,
                        ServerMessage.MessageCase.ENTRY,
                        ServerMessage.MessageCase.SETTLED,
                        ServerMessage.MessageCase.ENTRY);
        assertThat(first.getRange().getAfter()).isZero();
        assertThat(first.getRange().getThrough().getSeq()).isEqualTo(2);
        assertThat(second.getRange().getAfter()).isEqualTo(2);
        assertThat(second.getRange().getThrough().getSeq()).isEqualTo(3);
        assertThat(outbox.through()).isEqualTo(mark(3));
    }

    @Test
    @DisplayName("[HB2] a ping is answered by the room's clock; one before the welcome as if it had come with it")
    void pongs() {
        outbox.ping(7);
        now = 2_000;
        welcome();
        now = 3_000;
        outbox.ping(8);
        now = 4_000;
        List<ServerMessage> pongs = take().getMessagesList();

        assertThat(pongs.get(1).getPong())
                .isEqualTo(ServerMessages.pong(7, 2_500, 4_500).getPong());
        assertThat(pongs.get(2).getPong())
                .isEqualTo(ServerMessages.pong(8, 3_500, 4_500).getPong());
    }

    @Test
    @DisplayName("[HB2] of pings that cannot be answered only the latest count")
    void pongsAreBounded() {
        welcome();
        take();
        LongStream.range(0, 1_000).forEach(outbox::ping);

        List<ServerMessage> pongs = take().getMessagesList();
        assertThat(pongs).hasSize(Outbox.PONGS);
        assertThat(pongs.get(Outbox.PONGS - 1).getPong().getT1()).isEqualTo(999);
    }

    @Test
    @DisplayName("[FO1] the socket is woken once, and only when it has asked")
    void waking() {
        welcome();
        outbox.deliver(entry(1));
        assertThat(woken).hasValue(0);
        take();
        assertThat(outbox.take()).isEmpty();

        outbox.deliver(entry(2));
        outbox.deliver(entry(3));

        assertThat(woken).hasValue(1);
        assertThat(take().getMessagesList()).hasSize(2);
    }

    @Test
    @DisplayName("[FO2] who is behind asks for one snapshot, when the reader has room again, and is live with it")
    void catchingUp() {
        welcome();
        take();
        overflow();
        outbox.deliver(settled(1));
        overflow();
        assertThat(room.catchUps())
                .as("a reader that does not read costs nothing")
                .isZero();

        assertThat(outbox.take()).isEmpty();
        assertThat(room.catchUps()).isEqualTo(1);
        overflow();
        assertThat(outbox.take()).isEmpty();
        assertThat(room.catchUps()).isZero();

        outbox.replace(snapshot(200));
        outbox.deliver(entry(201));
        ServerFrame frame = take();
        assertThat(kinds(frame))
                .containsExactly(
                        ServerMessage.MessageCase.SNAPSHOT,
                        ServerMessage.MessageCase.SETTLED,
                        ServerMessage.MessageCase.ENTRY);
        assertThat(frame.getRange().getAfter()).isZero();
        assertThat(frame.getRange().getThrough().getSeq()).isEqualTo(201);
    }

    @Test
    @DisplayName("[FO2] one that was waiting for more asks at once when a single delivery passes its bound")
    void oneLargeDelivery() {
        welcome();
        take();
        assertThat(outbox.take()).isEmpty();

        outbox.deliver(Delivery.through(
                mark(1),
                List.of(new RoomMessage.Happened(
                        new Entry(1, 1, Origin.ROOM, List.of(new RoomEvent.Removed("x".repeat(BOUND))))))));

        assertThat(woken).hasValue(1);
        assertThat(outbox.take()).isEmpty();
        assertThat(room.catchUps()).isEqualTo(1);
    }

    @Test
    @DisplayName("[FO3] of signals the latest of each sender is kept")
    void signals() {
        welcome();
        take();
        outbox.deliver(scrub(1, 10));
        outbox.deliver(scrub(2, 20));
        outbox.deliver(scrub(1, 11));

        assertThat(take().getMessagesList())
                .extracting(
                        message -> message.getSignal().getSignal().getScrub().getFrame())
                .containsExactly(11, 20);
    }

    @Test
    @DisplayName("[OP5] so many operations may be pending, and no more; a settled one makes room")
    void pendingOperations() {
        welcome();
        for (long op = 1; op <= OperationWindow.SIZE; op++) {
            assertThat(outbox.begin(op)).isTrue();
        }
        assertThat(outbox.begin(65)).isFalse();
        outbox.deliver(settled(1));
        assertThat(outbox.begin(65)).isTrue();
        assertThat(outbox.begin(66)).isFalse();
    }

    @Test
    @DisplayName("[OP6] when a room is lost, what was pending is settled as unavailable, in order and once")
    void settleUnknown() {
        welcome();
        take();
        outbox.begin(1);
        outbox.begin(2);
        outbox.begin(3);
        outbox.deliver(settled(2));
        outbox.settleUnknown(UNAVAILABLE);
        outbox.settleUnknown(UNAVAILABLE);

        assertThat(take().getMessagesList())
                .extracting(message -> message.getSettled().getOp())
                .containsExactly(2, 1, 3);
    }

    @Test
    @DisplayName("[FO2] who gives commands and never reads the answers is sent away")
    void neverReads() {
        welcome();
        take();
        for (int op = 1; op <= 100; op++) {
            outbox.settle(op, UNAVAILABLE);
        }
        ServerFrame last = take();

        assertThat(last.getMessages(last.getMessagesCount() - 1).getBye().getReason())
                .isEqualTo(3008);
    }

    @Test
    @DisplayName("[BY1] the bye is last, even if more comes, and only the first counts")
    void byeIsLast() {
        welcome();
        outbox.deliver(entry(1));
        assertThat(outbox.isClosing()).isFalse();
        outbox.close(Bye.REPLACED, "first");
        outbox.close(Bye.SHUTDOWN, "second");
        outbox.deliver(entry(2));
        assertThat(woken).as("also a socket that never asks must end").hasValue(1);
        assertThat(outbox.isDone()).isFalse();

        ServerFrame frame = take();
        outbox.deliver(entry(3));
        outbox.settle(1, UNAVAILABLE);
        outbox.ping(1);

        assertThat(kinds(frame))
                .containsExactly(
                        ServerMessage.MessageCase.WELCOME,
                        ServerMessage.MessageCase.ENTRY,
                        ServerMessage.MessageCase.ENTRY,
                        ServerMessage.MessageCase.BYE);
        assertThat(frame.getMessages(3).getBye().getReason()).isEqualTo(4503);
        assertThat(frame.getMessages(3).getBye().getDetail()).isEqualTo("first");
        assertThat(outbox.isDone()).isTrue();
        assertThat(outbox.take()).isEmpty();
    }

    @Test
    @DisplayName("[BY1] a connection that is behind gets its bye without waiting for a snapshot")
    void byeWhileBehind() {
        welcome();
        take();
        overflow();
        outbox.close(Bye.SHUTDOWN, "stop");

        ServerFrame frame = take();
        assertThat(kinds(frame)).containsExactly(ServerMessage.MessageCase.BYE);
        assertThat(frame.hasRange()).isFalse();
    }

    @Test
    @DisplayName("[HS6] a connection that is gone gives its place back, also if the welcome comes later")
    void closed() {
        outbox.closed();
        assertThat(room.wasClosed()).isFalse();
        welcome();
        assertThat(room.wasClosed()).isTrue();
        assertThat(outbox.isClosed()).isTrue();

        Optional<Message> nothing = outbox.take();
        assertThat(nothing).isEmpty();
    }
}
