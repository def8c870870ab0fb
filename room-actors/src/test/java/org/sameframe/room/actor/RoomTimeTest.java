package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.room.actor.TestRoom.NOON;
import static org.sameframe.room.actor.TestRoom.seek;

import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.LoopMode;
import org.sameframe.room.Participant;
import org.sameframe.room.PersonCommand;
import org.sameframe.room.Presence;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.ServerCommand;
import org.sameframe.room.Signal;
import org.sameframe.room.TransportCommand;

/** What time does in a room. */
class RoomTimeTest {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
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
        bench.ask(room, new TransportCommand.SetLoop(LoopMode.ONCE));
        bench.ask(room, new TransportCommand.Play());
        for (int second = 0; second < 11; second++) {
            bench.pass(Duration.ofSeconds(1));
            bench.ask(room, new PersonCommand.Rename("Patty " + second));
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
    @DisplayName(
            "[PB3][PB4] the lead is as long as the slowest connection and player need together, of a seek to land as well")
    void leadFollowsStatus() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.welcome(room, 1, 7, Mark.START);
        room.tell(new RoomEntity.Relay(
                bench.seat(7),
                new Signal.Status(400_000, 0, "m1", 2, false, false, false, 90_000, 150_000),
                Recipient.EVERYBODY));
        bench.ask(room, new TransportCommand.Play());
        assertThat(bench.look(room).playback().orElseThrow().at() - NOON).isEqualTo(310_000);
        bench.ask(room, new TransportCommand.Seek(50));
        assertThat(bench.look(room).playback().orElseThrow().at() - NOON).isEqualTo(460_000);
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
