package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.Conflict;
import org.sameframe.room.Control;
import org.sameframe.room.Origin;
import org.sameframe.room.Policy;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.ServerCommand;
import org.sameframe.room.TransportCommand;

/** Who was first, when a host and somebody else want something else [CF2]. */
class PrecedenceActorTest {
    private static final Policy HOST_WINS = Policies.driving(Control.EVERYONE, Conflict.HOST_WINS);

    @Test
    @DisplayName("[CF2] what was given before its sender had seen what a host did is superseded, in one batch as well")
    void inOneBatch() {
        try (Bench bench = new Bench()) {
            ActorRef<RoomEntity.Message> room = room(bench, HOST_WINS);
            bench.journal.hold();
            tell(bench, room, 1, 0, TestRoom.seek(10));
            tell(bench, room, 2, 2, TestRoom.seek(20));
            tell(bench, room, 2, 2, TestRoom.seek(21));
            bench.journal.letGo();
            long first = bench.answers.receiveMessage().entry().orElseThrow().seq();
            for (int i = 0; i < 2; i++) {
                Refusal refusal = bench.answers.receiveMessage().refusal().orElseThrow();
                assertThat(refusal.code()).isEqualTo(RefusalCode.SUPERSEDED);
                assertThat(refusal.supersededBy()).isEqualTo(first);
            }
            assertThat(bench.look(room).playback().orElseThrow().frame()).isEqualTo(10);
            assertThat(give(bench, room, 2, first, TestRoom.seek(20))).isEmpty();
            assertThat(give(bench, room, 1, 2, TestRoom.seek(11))).isEmpty();
        }
    }

    @Test
    @DisplayName("[CF2] under last-wins, from a host, or without a base nothing is superseded")
    void lastWins() {
        try (Bench bench = new Bench()) {
            ActorRef<RoomEntity.Message> room = room(bench, Policies.driving(Control.EVERYONE, Conflict.LAST_WINS));
            tell(bench, room, 1, 0, TestRoom.seek(10));
            bench.answers.receiveMessage();
            assertThat(give(bench, room, 2, 2, TestRoom.seek(20))).isEmpty();
        }
        try (Bench bench = new Bench()) {
            ActorRef<RoomEntity.Message> room = room(bench, HOST_WINS);
            tell(bench, room, 1, 0, TestRoom.seek(10));
            bench.answers.receiveMessage();
            assertThat(give(bench, room, 2, 0, TestRoom.seek(20))).isEmpty();
            assertThat(give(bench, room, 2, 2, new TransportCommand.SetSpeed(500))
                            .orElseThrow()
                            .code())
                    .isEqualTo(RefusalCode.SUPERSEDED);
        }
    }

    @Test
    @DisplayName("[CF3] who was first is remembered over a restart, from a snapshot as well as from the entries")
    void afterRestart() {
        for (int every : new int[] {1, 1_000}) {
            RoomSettings settings = new RoomSettings(
                    every,
                    2,
                    256,
                    64,
                    Duration.ofMinutes(3),
                    Duration.ofMillis(250),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10),
                    TestRoom.POLICY);
            try (Bench bench = new Bench(settings)) {
                ActorRef<RoomEntity.Message> room = room(bench, HOST_WINS);
                tell(bench, room, 1, 0, TestRoom.seek(10));
                long first =
                        bench.answers.receiveMessage().entry().orElseThrow().seq();
                assertThat(give(bench, room, 2, first, TestRoom.seek(20))).isEmpty();
                bench.kit.stop(room);

                Refusal refusal = give(bench, bench.open(), 2, first - 1, TestRoom.seek(30))
                        .orElseThrow();
                assertThat(refusal.code()).isEqualTo(RefusalCode.SUPERSEDED);
                assertThat(refusal.supersededBy()).isEqualTo(first);
            }
        }
    }

    private static ActorRef<RoomEntity.Message> room(Bench bench, Policy policy) {
        ActorRef<RoomEntity.Message> room = bench.open();
        bench.ask(room, new ServerCommand.Create("Dailies", "Patty", TestRoom.CLIP, policy));
        bench.ask(room, new ServerCommand.Admit("Quentin"));
        return room;
    }

    private static void tell(
            Bench bench, ActorRef<RoomEntity.Message> room, int participant, long base, RoomCommand command) {
        room.tell(new RoomEntity.Submit(
                command, new Origin(participant, "", 0, base), new Asker.Caller(bench.answers.ref())));
    }

    private static Optional<Refusal> give(
            Bench bench, ActorRef<RoomEntity.Message> room, int participant, long base, RoomCommand command) {
        tell(bench, room, participant, base, command);
        return bench.answers.receiveMessage().refusal();
    }
}
