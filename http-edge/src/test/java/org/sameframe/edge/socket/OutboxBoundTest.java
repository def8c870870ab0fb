package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.room.Entry;
import org.sameframe.room.Origin;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.actor.Delivery;
import org.sameframe.room.actor.RoomMessage;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.ServerMessage;

@ParameterizedClass
@EnumSource(FrameFormat.class)
class OutboxBoundTest extends OutboxFixture {
    OutboxBoundTest(FrameFormat format) {
        super(format);
    }

    @Test
    @DisplayName("[FO2] who is behind asks for one snapshot, when the reader has room again, and is live with it")
    void catchingUp() {
        welcome();
        take();
        outbox.begin(1);
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
}
