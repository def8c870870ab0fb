package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.room.OperationWindow;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.ServerMessage;

@ParameterizedClass
@EnumSource(FrameFormat.class)
class OutboxTest extends OutboxFixture {
    OutboxTest(FrameFormat format) {
        super(format);
    }

    @Test
    @DisplayName("[FO1] all that is pending is one frame, the welcome first; ranges are contiguous")
    void oneFrame() {
        outbox.ping(7);
        assertThat(outbox.take()).isEmpty();
        welcome();
        outbox.begin(1);
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
        assertThat(pongs).hasSize(NextFrame.PONGS);
        assertThat(pongs.get(NextFrame.PONGS - 1).getPong().getT1()).isEqualTo(999);
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
    @DisplayName("[FO8] of signals the latest of each sender is kept")
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
    @DisplayName("[OW4] so many operations may be pending, and no more; a settled one makes room")
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
    @DisplayName("[OW6] when a room is lost, what was pending is settled as unavailable, in order and once")
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
    @DisplayName("[FO3] a command is settled once for each time it arrived, whatever the room says late or twice")
    void settledOnce() {
        welcome();
        take();
        outbox.begin(1);
        outbox.settleUnknown(UNAVAILABLE);
        outbox.deliver(settled(1));
        outbox.begin(2);
        outbox.begin(2);
        outbox.deliver(settled(2));
        outbox.deliver(settled(2));
        outbox.deliver(settled(2));
        outbox.deliver(settled(3));
        outbox.begin(1);
        outbox.deliver(settled(1));

        assertThat(take().getMessagesList())
                .extracting(message -> message.getSettled().getOp())
                .containsExactly(1, 2, 2, 1);
    }

    @Test
    @DisplayName("[HS8] a connection that is gone gives its place back, also if the welcome comes later")
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
