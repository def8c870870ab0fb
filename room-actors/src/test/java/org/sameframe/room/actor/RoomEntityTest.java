package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.room.actor.TestRoom.NOON;
import static org.sameframe.room.actor.TestRoom.seek;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.LoopMode;
import org.sameframe.room.Participant;
import org.sameframe.room.Presence;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.Signal;

/** The room's life, its inbox, its timers and who is in it. */
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
    @DisplayName("[EN7] a room that nobody created leaves memory within seconds: codes can be guessed at")
    void absentLeaves() {
        ActorRef<RoomEntity.Message> room = bench.open();
        assertThat(bench.see(room).refusal()).isPresent();
        bench.pass(Duration.ofSeconds(5));
        assertThat(bench.shard.receiveMessage()).isInstanceOf(ClusterSharding.Passivate.class);
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
    @DisplayName("[RO5] who is lost is away, comes back within the grace time as the same, or else is gone")
    void grace() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.welcome(room, 1, 7, Mark.START);
        assertThat(host(room).presence()).isEqualTo(Presence.HERE);

        leave(room, 7);
        assertThat(host(room).presence()).isEqualTo(Presence.AWAY);
        bench.pass(Duration.ofMillis(29_900));
        bench.welcome(room, 1, 8, Mark.START);
        assertThat(host(room).presence()).isEqualTo(Presence.HERE);
        bench.pass(Duration.ofSeconds(60));
        assertThat(host(room).presence()).isEqualTo(Presence.HERE);

        leave(room, 8);
        bench.pass(Duration.ofMillis(30_000));
        assertThat(bench.ask(room, TestRoom.pause()).refusal().orElseThrow().code())
                .isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(host(room).presence()).isEqualTo(Presence.GONE);
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
    @DisplayName("[EN5] what is overdue when a room opens is decided before what waits")
    void overdueFirst() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.kit.stop(room);
        bench.clock.pass(Duration.ofHours(1));

        // The host was expected within two minutes of creating the room.
        assertThat(bench.refusal(bench.open(), seek(9))).isEqualTo(RefusalCode.FORBIDDEN);
    }

    @Test
    @DisplayName("[PB8] what is played once is paused at its end, also while commands come")
    void endOfOnce() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.ask(room, new RoomCommand.SetLoop(LoopMode.ONCE));
        bench.ask(room, new RoomCommand.Play());
        for (int second = 0; second < 11; second++) {
            bench.pass(Duration.ofSeconds(1));
            bench.ask(room, new RoomCommand.Rename("Patty " + second));
        }
        assertThat(bench.look(room).playback().orElseThrow().playing()).isFalse();
        assertThat(bench.look(room).playback().orElseThrow().frame()).isEqualTo(239);
    }

    @Test
    @DisplayName("[EN6] a room whose record is ahead of the clock goes on from the record")
    void recordAhead() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.kit.stop(room);
        bench.clock.set(NOON - 3_600_000_000L);
        ActorRef<RoomEntity.Message> next = bench.open();
        Audience.Welcomed welcomed = bench.welcome(next, 1, 7, Mark.START);
        assertThat(welcomed.clock().now()).isEqualTo(NOON);
        bench.pass(Duration.ofSeconds(1));
        assertThat(welcomed.clock().now()).isEqualTo(NOON + 1_000_000);
        assertThat(bench.ask(next, seek(9)).entry().orElseThrow().at()).isEqualTo(NOON + 1_000_000);
    }

    @Test
    @DisplayName("[EN7] a room with somebody in it stays, one without leaves after a while")
    void passivation() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.welcome(room, 1, 7, Mark.START);
        bench.pass(Duration.ofHours(8));
        assertThat(host(room).presence()).isEqualTo(Presence.HERE);
        bench.shard.expectNoMessage(Duration.ofMillis(1));
        leave(room, 7);
        assertThat(host(room).presence()).isEqualTo(Presence.AWAY);
        bench.pass(Duration.ofSeconds(30));
        assertThat(bench.refusal(room, seek(1))).isEqualTo(RefusalCode.FORBIDDEN);
        bench.pass(Duration.ofMinutes(3));
        bench.shard.receiveMessage();
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
        room.tell(new RoomEntity.Relay(bench.seat(99), new Signal.Scrub(5)));
        room.tell(new RoomEntity.Relay(bench.seat(7), new Signal.Scrub(6)));
        assertThat(bench.heard(Audience.Relay.class).signal()).isEqualTo(new Signal.Scrub(6));
    }

    @Test
    @DisplayName("[PB3] the lead of play is as long as the slowest connection needs")
    void leadFollowsStatus() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.welcome(room, 1, 7, Mark.START);
        room.tell(new RoomEntity.Relay(bench.seat(7), new Signal.Status(400_000, 0, "m1", 2, false, false)));
        bench.ask(room, new RoomCommand.Play());
        assertThat(bench.look(room).playback().orElseThrow().at() - NOON).isEqualTo(220_000);
    }

    private Participant host(ActorRef<RoomEntity.Message> room) {
        return bench.look(room).participant(1).orElseThrow();
    }

    /** And waits until it is recorded. */
    private void leave(ActorRef<RoomEntity.Message> room, long seat) {
        room.tell(new RoomEntity.Detach(bench.seat(seat)));
        assertThat(List.of(bench.ask(room, new RoomCommand.Admit("x".repeat(65)))
                        .refusal()
                        .orElseThrow()
                        .code()))
                .containsAnyOf(RefusalCode.INVALID, RefusalCode.ROOM_FULL);
    }
}
