package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.room.actor.TestRoom.ID;
import static org.sameframe.room.actor.TestRoom.seek;

import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.room.Presence;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;

/** [EN3], [EN4]: a journal that fails, and comes back. */
class JournalFailureTest {
    private static final RoomCode OTHER = new RoomCode("QTHR-2345");

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest(name = "[EN3] {0}: everybody who waits is answered unavailable, and nothing is applied twice")
    @EnumSource(
            value = TestJournal.Fault.class,
            names = {"FAIL", "FAIL_AFTER_WRITE", "REJECT"})
    void everybodyIsAnswered(TestJournal.Fault fault) {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.welcome(room, 1, 7, Mark.START);
        bench.journal.set(fault);
        bench.operate(room, 7, 1, seek(11));
        bench.operate(room, 7, 2, seek(12));
        assertThat(bench.refusal(room, seek(13))).isEqualTo(RefusalCode.UNAVAILABLE);
        assertThat(List.of(settled(), settled()))
                .allSatisfy(settled ->
                        assertThat(settled.refusal().orElseThrow().code()).isEqualTo(RefusalCode.UNAVAILABLE))
                .extracting(RoomMessage.Settled::op)
                .containsExactly(1L, 2L);

        bench.journal.set(TestJournal.Fault.NONE);
        bench.pass(Duration.ofMillis(250));
        bench.operate(room, 7, 1, seek(11));
        bench.operate(room, 7, 2, seek(12));

        assertThat(List.of(settled(), settled()))
                .allSatisfy(settled -> assertThat(settled.refusal()).isEmpty())
                .extracting(RoomMessage.Settled::op)
                .containsExactly(1L, 2L);
        assertThat(bench.look(room).playback().orElseThrow().frame()).isEqualTo(12);
        // Created, arrived, and each operation once.
        assertThat(bench.journal.rows(ID)).hasSize(4);
    }

    @Test
    @DisplayName("[EN3] what was written although the answer was lost is told to the members afterwards")
    void lostAnswerIsTold() {
        ActorRef<RoomEntity.Message> room = bench.created();
        Mark before = bench.welcome(room, 1, 7, Mark.START).mark();
        bench.journal.set(TestJournal.Fault.FAIL_AFTER_WRITE);
        bench.operate(room, 7, 1, seek(11));
        assertThat(settled().refusal()).isPresent();

        bench.journal.set(TestJournal.Fault.NONE);
        bench.pass(Duration.ofMillis(250));

        Audience.Replace replace = bench.heard(Audience.Replace.class);
        assertThat(replace.number()).isEqualTo(7);
        assertThat(replace.mark().seq()).isEqualTo(before.seq() + 1);
        assertThat(replace.state().playback().orElseThrow().frame()).isEqualTo(11);
        bench.operate(room, 7, 1, seek(11));
        RoomMessage.Settled again = settled();
        assertThat(again.refusal()).isEmpty();
        assertThat(again.seq()).isEqualTo(before.seq() + 1);
    }

    @Test
    @DisplayName("[EN3] who left while the journal was down is away when it is back; who stayed is not touched")
    void whoLeftIsNoted() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.ask(room, new org.sameframe.room.ServerCommand.Admit("Quentin"));
        bench.welcome(room, 1, 7, Mark.START);
        bench.welcome(room, 2, 8, Mark.START);
        bench.journal.set(TestJournal.Fault.FAIL);
        assertThat(bench.refusal(room, seek(13))).isEqualTo(RefusalCode.UNAVAILABLE);
        room.tell(new RoomEntity.Detach(bench.seat(8)));
        bench.journal.set(TestJournal.Fault.NONE);
        bench.pass(Duration.ofMillis(250));

        bench.ask(room, seek(14));
        assertThat(bench.look(room).participant(1).orElseThrow().presence()).isEqualTo(Presence.HERE);
        assertThat(bench.look(room).participant(2).orElseThrow().presence()).isEqualTo(Presence.AWAY);
    }

    @Test
    @DisplayName("[EN4] it is tried again with pauses that double, up to a longest, and begin anew after an entry")
    void backsOff() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.journal.set(TestJournal.Fault.FAIL);
        assertThat(bench.refusal(room, seek(1))).isEqualTo(RefusalCode.UNAVAILABLE);
        bench.journal.set(TestJournal.Fault.FAIL_READING);
        for (int pause : List.of(250, 500, 1_000, 1_000)) {
            int reads = bench.journal.reads();
            bench.pass(Duration.ofMillis(pause - 1));
            assertThat(bench.refusal(room, seek(1))).isEqualTo(RefusalCode.UNAVAILABLE);
            assertThat(bench.journal.reads()).as("reads before %d ms", pause).isEqualTo(reads);
            bench.pass(Duration.ofMillis(1));
            assertThat(bench.refusal(room, seek(1))).isEqualTo(RefusalCode.UNAVAILABLE);
            assertThat(bench.journal.reads()).as("reads after %d ms", pause).isEqualTo(reads + 1);
        }
        bench.journal.set(TestJournal.Fault.NONE);
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.ask(room, seek(1)).refusal()).isEmpty();

        bench.journal.set(TestJournal.Fault.FAIL);
        assertThat(bench.refusal(room, seek(2))).isEqualTo(RefusalCode.UNAVAILABLE);
        bench.journal.set(TestJournal.Fault.NONE);
        bench.pass(Duration.ofMillis(250));
        assertThat(bench.ask(room, seek(2)).refusal()).isEmpty();
    }

    @Test
    @DisplayName("[EN4] a journal that can be read but not written is not tried at the shortest pause for ever")
    void readableOnly() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.journal.set(TestJournal.Fault.FAIL);
        assertThat(bench.refusal(room, seek(1))).isEqualTo(RefusalCode.UNAVAILABLE);
        bench.pass(Duration.ofMillis(250));
        assertThat(bench.refusal(room, seek(1))).isEqualTo(RefusalCode.UNAVAILABLE);
        int reads = bench.journal.reads();
        bench.pass(Duration.ofMillis(499));
        assertThat(bench.refusal(room, seek(1))).isEqualTo(RefusalCode.UNAVAILABLE);
        assertThat(bench.journal.reads()).isEqualTo(reads);
    }

    @ParameterizedTest(name = "[EN4] keys that cannot be reached: unavailable {0}, and then it opens")
    @CsvSource({"to a new room", "to a room that exists"})
    void keysAreDown(String which) {
        if (which.endsWith("exists")) {
            bench.kit.stop(bench.created());
        }
        bench.keys.setDown(true);
        ActorRef<RoomEntity.Message> room = bench.open();
        assertThat(bench.refusal(room, TestRoom.CREATE)).isEqualTo(RefusalCode.UNAVAILABLE);
        assertThat(bench.see(room).refusal().orElseThrow().code()).isEqualTo(RefusalCode.UNAVAILABLE);
        bench.keys.setDown(false);
        bench.pass(Duration.ofMillis(250));
        assertThat(bench.ask(room, TestRoom.CREATE).refusal().isPresent()).isEqualTo(which.endsWith("exists"));
        assertThat(bench.look(room).exists()).isTrue();
    }

    @Test
    @DisplayName("[EN4] a room whose journal is down and that nobody is in does not stay")
    void doesNotStay() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.journal.set(TestJournal.Fault.FAIL);
        assertThat(bench.refusal(room, seek(1))).isEqualTo(RefusalCode.UNAVAILABLE);
        bench.journal.set(TestJournal.Fault.FAIL_READING);
        bench.pass(Duration.ofMinutes(3));
        bench.shard.receiveMessage();
    }

    @Test
    @DisplayName("[EN3] another room goes on")
    void anotherRoomGoesOn() {
        ActorRef<RoomEntity.Message> room = bench.created();
        ActorRef<RoomEntity.Message> other = bench.created(OTHER);
        bench.journal.set(TestJournal.Fault.FAIL);
        assertThat(bench.refusal(room, seek(1))).isEqualTo(RefusalCode.UNAVAILABLE);
        bench.journal.set(TestJournal.Fault.NONE);
        assertThat(bench.ask(other, seek(1)).refusal()).isEmpty();
        assertThat(bench.refusal(room, seek(1))).isEqualTo(RefusalCode.UNAVAILABLE);
    }

    /** The next thing that is settled; for one command each. */
    private RoomMessage.Settled settled() {
        while (settlements.isEmpty()) {
            bench.heard(Audience.Publish.class).settlements().forEach(one -> settlements.add(one.settled()));
        }
        return settlements.remove();
    }

    private final java.util.ArrayDeque<RoomMessage.Settled> settlements = new java.util.ArrayDeque<>();
}
