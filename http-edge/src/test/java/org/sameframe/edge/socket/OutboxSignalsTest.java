package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.room.Signal;
import org.sameframe.room.actor.Delivery;
import org.sameframe.room.actor.RoomMessage;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.ServerMessage;

/** Signals, and the waiting room, on their way to a reader that takes its time. */
@ParameterizedClass
@EnumSource(FrameFormat.class)
class OutboxSignalsTest extends OutboxFixture {
    OutboxSignalsTest(FrameFormat format) {
        super(format);
    }

    private static Delivery from(int participant, String instance, Signal signal) {
        return Delivery.of(new RoomMessage.SignalFrom(participant, instance, signal.category(), signal));
    }

    @Test
    @DisplayName("[FO8] the latest of each kind and client instance waits; of rtc all, in order")
    void conflated() {
        welcome();
        take();
        for (int i = 1; i <= 3; i++) {
            outbox.deliver(from(1, "instance-1", new Signal.Scrub(i)));
            outbox.deliver(from(1, "instance-1", new Signal.Pointer(10 + i, 0, Signal.Pointing.CURSOR)));
            outbox.deliver(from(1, "instance-2", new Signal.Scrub(20 + i)));
            outbox.deliver(from(1, "instance-1", new Signal.Rtc("rtc " + i)));
        }
        ServerFrame frame = take();
        assertThat(frame.getMessagesList().stream()
                        .map(message -> message.getSignal().getSignal())
                        .map(signal -> switch (signal.getSignalCase()) {
                            case SCRUB -> "scrub " + signal.getScrub().getFrame();
                            case POINTER -> "pointer " + signal.getPointer().getX();
                            default -> signal.getRtc().getPayload();
                        }))
                .containsExactly("rtc 1", "rtc 2", "rtc 3", "scrub 3", "pointer 13", "scrub 23");
        assertThat(frame.hasRange()).isFalse();
        assertThat(outbox.take()).isEmpty();
    }

    @Test
    @DisplayName(
            "[FO8] signals alone wait for each other: nobody is woken for the second, and all come with what does not wait")
    void together() {
        welcome();
        take();
        assertThat(outbox.takeUrgent()).isEmpty();
        int before = woken.get();
        outbox.deliver(scrub(1, 10));
        assertThat(woken).hasValue(before + 1);
        assertThat(outbox.takeUrgent()).isEmpty();
        assertThat(outbox.hasSignals()).isTrue();
        outbox.deliver(scrub(2, 20));
        assertThat(woken).hasValue(before + 1);
        outbox.deliver(entry(1));
        assertThat(woken).hasValue(before + 2);
        assertThat(kinds(Frames.read(outbox.takeUrgent().orElseThrow())))
                .containsExactly(
                        ServerMessage.MessageCase.ENTRY,
                        ServerMessage.MessageCase.SIGNAL,
                        ServerMessage.MessageCase.SIGNAL);
        assertThat(outbox.hasSignals()).isFalse();
        outbox.deliver(scrub(1, 11));
        assertThat(outbox.takeUrgent()).isEmpty();
        assertThat(kinds(take())).containsExactly(ServerMessage.MessageCase.SIGNAL);
    }

    @Test
    @DisplayName("[WR4] who waits is told so with the answers to pings, and welcomed later on the same connection")
    void waiting() {
        outbox.ping(7);
        assertThat(outbox.take()).isEmpty();
        outbox.await(new RoomMessage.Waiting(() -> now + 500));
        assertThat(outbox.link()).isEmpty();
        assertThat(kinds(take())).containsExactly(ServerMessage.MessageCase.WAITING, ServerMessage.MessageCase.PONG);
        outbox.ping(8);
        ServerFrame pong = take();
        assertThat(kinds(pong)).containsExactly(ServerMessage.MessageCase.PONG);
        assertThat(pong.getMessages(0).getPong().getT2()).isEqualTo(now + 500);
        welcome();
        outbox.replace(snapshot(3));
        assertThat(kinds(take()))
                .containsExactly(ServerMessage.MessageCase.WELCOME, ServerMessage.MessageCase.SNAPSHOT);
        assertThat(outbox.link()).isPresent();
    }
}
