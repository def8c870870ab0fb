package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.room.actor.TestRoom.seek;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.Participant;
import org.sameframe.room.Presence;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.ServerCommand;
import org.sameframe.room.Signal;

/** The room's life, its inbox and who is in it. */
class RoomEntityTest {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("[EN1] a room that nobody created is refused, and can be created afterwards")
    void absent() {
        ActorRef<RoomEntity.Message> room = bench.open();
        assertThat(bench.refusal(room, seek(1))).isEqualTo(RefusalCode.UNKNOWN_ROOM);
        assertThat(bench.see(room).refusal().orElseThrow().code()).isEqualTo(RefusalCode.UNKNOWN_ROOM);
        bench.attach(room, 1, 7, Mark.START);
        assertThat(bench.heard(Audience.Dismiss.class).farewell().reason()).isEqualTo(Farewell.Reason.REMOVED);

        assertThat(bench.ask(room, TestRoom.CREATE).refusal()).isEmpty();
        assertThat(bench.look(room).exists()).isTrue();
    }

    @Test
    @DisplayName("[EN2] what comes while the room records is recorded together, in order")
    void groupCommit() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.journal.hold();
        IntStream.rangeClosed(1, 5).forEach(frame -> bench.tell(room, seek(frame)));
        bench.answers.expectNoMessage(Duration.ofMillis(1));
        bench.journal.letGo();
        assertThat(IntStream.rangeClosed(1, 5).mapToObj(i -> bench.answers.receiveMessage()))
                .extracting(answer -> answer.entry().orElseThrow().seq())
                .containsExactly(2L, 3L, 4L, 5L, 6L);
    }

    @Test
    @DisplayName(
            "[EN2] with a full inbox a command is refused as rate-limited, and a connection is sent away to come back")
    void inboxIsBounded() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.welcome(room, 1, 7, Mark.START);
        bench.journal.hold();
        int fits = 1 + TestRoom.SETTINGS.inbox();
        IntStream.rangeClosed(1, fits).forEach(frame -> bench.tell(room, seek(frame)));
        assertThat(bench.refusal(room, seek(200))).isEqualTo(RefusalCode.RATE_LIMITED);
        bench.attach(room, 1, 8, Mark.START);
        assertThat(bench.heard(Audience.Dismiss.class).number()).isEqualTo(8);

        bench.journal.letGo();
        assertThat(IntStream.rangeClosed(1, fits).mapToObj(i -> bench.answers.receiveMessage()))
                .allMatch(answer -> answer.refusal().isEmpty());
        assertThat(host(room).presence()).isEqualTo(Presence.HERE);
    }

    @Test
    @DisplayName("[EN2] a batch may be longer than the tail that is kept for those who were away")
    void longBatch() {
        RoomSettings wide = new RoomSettings(
                100,
                2,
                3_000,
                3_000,
                Duration.ofMinutes(3),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                TestRoom.POLICY);
        try (Bench other = new Bench(wide)) {
            ActorRef<RoomEntity.Message> room = other.created();
            other.journal.hold();
            IntStream.rangeClosed(0, 2_000).forEach(i -> other.tell(room, seek(1 + i % 200)));
            other.journal.letGo();
            assertThat(IntStream.rangeClosed(0, 2_000).mapToObj(i -> other.answers.receiveMessage()))
                    .allMatch(answer -> answer.refusal().isEmpty());
        }
    }

    @Test
    @DisplayName("[RO5] who has two connections is here until both are gone")
    void twoConnections() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.welcome(room, 1, 7, Mark.START);
        bench.welcome(room, 1, 8, Mark.START);
        leave(room, 7);
        assertThat(host(room).presence()).isEqualTo(Presence.HERE);
        leave(room, 8);
        assertThat(host(room).presence()).isEqualTo(Presence.AWAY);
    }

    @Test
    @DisplayName("[RO5] an audience that ends takes its connections with it")
    void audienceEnds() {
        ActorRef<RoomEntity.Message> room = bench.created();
        TestProbe<Audience.Message> other = bench.kit.createTestProbe();
        room.tell(new RoomEntity.Attach(new Seat(other.ref(), 1), 1, "tab-1", Mark.START));
        other.receiveMessage();
        bench.welcome(room, 1, 7, Mark.START);
        other.stop();
        room.tell(new RoomEntity.Detach(bench.seat(7)));
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(host(room).presence()).isEqualTo(Presence.AWAY));
    }

    @Test
    @DisplayName("[RO6] after a restart everybody is away, before anything else is decided")
    void restart() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.welcome(room, 1, 7, Mark.START);
        bench.kit.stop(room);

        ActorRef<RoomEntity.Message> next = bench.open();
        Asker.Answer answer = bench.ask(next, seek(9));
        assertThat(answer.entry().orElseThrow().seq()).isEqualTo(4);
        assertThat(host(next).presence()).isEqualTo(Presence.AWAY);
    }

    @Test
    @DisplayName("[EN8] who waits for a room that stops is answered: the outcome is not known")
    void stops() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.welcome(room, 1, 7, Mark.START);
        bench.journal.hold();
        bench.operate(room, 7, 1, seek(1));
        bench.tell(room, seek(2));
        room.tell(RoomEntity.Stop.INSTANCE);
        assertThat(bench.answers.receiveMessage().refusal().orElseThrow().code())
                .isEqualTo(RefusalCode.UNAVAILABLE);
        RoomMessage.Settled settled =
                bench.heard(Audience.Publish.class).settlements().get(0).settled();
        assertThat(settled.refusal().orElseThrow().code()).isEqualTo(RefusalCode.UNAVAILABLE);
    }

    @Test
    @DisplayName("[FO6] signals reach the others without waiting for the journal, and only from who is in the room")
    void signals() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.welcome(room, 1, 7, Mark.START);
        bench.journal.hold();
        bench.tell(room, seek(1));
        room.tell(new RoomEntity.Relay(bench.seat(99), new Signal.Scrub(5), Recipient.EVERYBODY));
        room.tell(new RoomEntity.Relay(bench.seat(7), new Signal.Scrub(6), Recipient.EVERYBODY));
        assertThat(bench.heard(Audience.Relay.class).signal()).isEqualTo(new Signal.Scrub(6));
    }

    private Participant host(ActorRef<RoomEntity.Message> room) {
        return bench.look(room).participant(1).orElseThrow();
    }

    /** And waits until it is recorded. */
    private void leave(ActorRef<RoomEntity.Message> room, long seat) {
        room.tell(new RoomEntity.Detach(bench.seat(seat)));
        assertThat(List.of(bench.ask(room, new ServerCommand.Admit("x".repeat(65)))
                        .refusal()
                        .orElseThrow()
                        .code()))
                .containsAnyOf(RefusalCode.INVALID, RefusalCode.ROOM_FULL);
    }
}
