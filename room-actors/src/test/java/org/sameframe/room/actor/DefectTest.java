package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sameframe.room.actor.TestRoom.seek;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.Decision;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.ServerCommand;

/** [EN9]: a command that a defect cannot decide. */
class DefectTest {
    private static final RoomCommand POISON = seek(66);

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("[EN9] a command that shows a defect is refused as internal, each time; the room goes on")
    void refused() {
        ActorRef<RoomEntity.Message> room = bench.created();
        breakAt(POISON);
        bench.welcome(room, 1, 7, Mark.START);

        for (int i = 0; i < 3; i++) {
            bench.operate(room, 7, 1, POISON);
            RoomMessage.Settled settled =
                    bench.heard(Audience.Publish.class).settlements().get(0).settled();
            assertThat(settled.refusal().orElseThrow().code()).isEqualTo(RefusalCode.INTERNAL);
        }
        assertThat(bench.ask(room, seek(9)).refusal()).isEmpty();
    }

    @Test
    @DisplayName("[EN9] the rest of its batch is recorded as if it had not come")
    void restOfBatch() {
        ActorRef<RoomEntity.Message> room = bench.created();
        breakAt(POISON);
        bench.journal.hold();
        List.of(seek(1), seek(2), POISON, seek(3)).forEach(command -> bench.tell(room, command));
        bench.journal.letGo();

        List<String> outcomes = IntStream.range(0, 4)
                .mapToObj(i -> bench.answers.receiveMessage())
                .map(answer -> answer.refusal()
                        .map(refusal -> refusal.code().id())
                        .orElseGet(() -> "entry " + answer.entry().orElseThrow().seq()))
                .toList();
        assertThat(outcomes).containsExactly("entry 2", "entry 3", "internal", "entry 4");
    }

    @Test
    @DisplayName("[EN9] a decision that the room cannot take in counts as a defect, and leaves nothing behind")
    @SuppressWarnings("NullAway") // null is the defect
    void cannotBeTakenIn() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.decide((state, command, origin, now) -> command.equals(POISON)
                ? new Decision.Accepted(List.of(new RoomEvent.Put(null)))
                : state.decide(command, origin, now));

        assertThat(bench.refusal(room, POISON)).isEqualTo(RefusalCode.INTERNAL);
        assertThat(bench.ask(room, seek(9)).entry().orElseThrow().seq()).isEqualTo(2);
        assertThat(bench.journal.rows(TestRoom.ID)).hasSize(2);
    }

    @Test
    @DisplayName("[EN9] a deadline that shows a defect is tried again after a while, not at once and for ever")
    void deadline() {
        ActorRef<RoomEntity.Message> room = bench.created();
        AtomicInteger tries = new AtomicInteger();
        bench.decide((state, command, origin, now) -> {
            if (command instanceof ServerCommand.TimePassed) {
                tries.incrementAndGet();
                throw new IllegalStateException("a defect, made by a test");
            }
            return state.decide(command, origin, now);
        });

        // Until it has set its timer: one that is set while time passes rings at once.
        bench.see(room);
        bench.pass(Duration.ofMinutes(2));
        bench.ask(room, seek(9));
        for (int i = 0; i < 100; i++) {
            bench.pass(Duration.ofMillis(20));
            bench.see(room);
        }
        assertThat(tries).hasValue(1);
        bench.pass(Duration.ofSeconds(10));
        await().untilAsserted(() -> assertThat(tries).hasValue(2));
    }

    private void breakAt(RoomCommand poison) {
        bench.decide((state, command, origin, now) -> {
            if (command.equals(poison)) {
                throw new IllegalStateException("a defect, made by a test");
            }
            return state.decide(command, origin, now);
        });
    }
}
