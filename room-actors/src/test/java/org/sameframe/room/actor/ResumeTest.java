package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.room.actor.TestRoom.seek;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.room.Category;
import org.sameframe.room.Origin;
import org.sameframe.room.PersonCommand;
import org.sameframe.room.ServerCommand;

/** How a connection is brought in: with what it missed, or with everything. */
class ResumeTest {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("[RS1] a newcomer gets everything, its own arrival included")
    void newcomer() {
        Audience.Welcomed welcomed = bench.welcome(bench.created(), 1, 7, Mark.START);
        assertThat(welcomed.missed()).isEmpty();
        assertThat(welcomed.mark().seq()).isEqualTo(2);
        assertThat(welcomed.state().participants()).hasSize(1);
        assertThat(welcomed.nextOp()).isEqualTo(1);
    }

    @Test
    @DisplayName("[RS2] who was away gets exactly what it missed")
    void missed() {
        ActorRef<RoomEntity.Message> room = bench.created();
        Mark known = bench.welcome(room, 1, 7, Mark.START).mark();
        IntStream.rangeClosed(1, 3).forEach(frame -> bench.ask(room, seek(frame)));
        Audience.Welcomed back = bench.welcome(room, 1, 8, known);
        assertThat(back.missed().orElseThrow())
                .extracting(recorded -> recorded.entry().seq())
                .containsExactly(3L, 4L, 5L);
        assertThat(bench.welcome(room, 1, 9, back.mark()).missed().orElseThrow())
                .isEmpty();
    }

    @Test
    @DisplayName("[RS9] who asks again while the welcome is on its way is told on: here a switch of categories")
    void askedTwice() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.welcome(room, 1, 7, Mark.START);
        bench.journal.hold();
        bench.tell(room, new PersonCommand.Subscribe(Set.of(Category.NOTES)));
        bench.attach(room, 1, 7, Mark.START);
        bench.look(room);
        bench.journal.letGo();
        assertThat(bench.audience.fishForMessage(
                        Duration.ofSeconds(20),
                        message -> message instanceof Audience.Replace
                                ? FishingOutcomes.complete()
                                : FishingOutcomes.continueAndIgnore()))
                .hasSize(1);
    }

    @Test
    @DisplayName("[LI3] a person has 64 connections to a room, and a further one is sent away")
    void tooManyTabs() {
        ActorRef<RoomEntity.Message> room = bench.created();
        for (int seat = 1; seat <= 64; seat++) {
            bench.welcome(room, 1, seat, Mark.START);
        }
        bench.attach(room, 1, 65, Mark.START);
        assertThat(bench.audience.fishForMessage(
                        Duration.ofSeconds(20),
                        message -> message instanceof Audience.Dismiss
                                ? FishingOutcomes.complete()
                                : FishingOutcomes.continueAndIgnore()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Audience.Dismiss.class,
                        dismissed -> assertThat(dismissed.number()).isEqualTo(65));
    }

    @Test
    @DisplayName("[RS3] a mark with another hash, from the future, or from before a restart's memory gets everything")
    void unknownMarks() {
        ActorRef<RoomEntity.Message> room = bench.created();
        Mark known = bench.welcome(room, 1, 7, Mark.START).mark();
        bench.ask(room, seek(1));
        ByteString other = ByteString.copyFrom(new byte[32]);
        for (Mark mark :
                List.of(new Mark(known.seq(), other), new Mark(999, known.hash()), new Mark(1, known.hash()))) {
            assertThat(bench.welcome(room, 1, 8, mark).missed())
                    .as(mark.toString())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("[RS4] the next operation number follows the highest of the instance, over a restart")
    void nextOperation() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.welcome(room, 1, 7, Mark.START);
        bench.operate(room, 7, 1, seek(1));
        bench.operate(room, 7, 2, seek(2));
        bench.ask(room, seek(3));
        bench.kit.stop(room);
        ActorRef<RoomEntity.Message> next = bench.open();
        assertThat(bench.welcome(next, 1, 7, Mark.START).nextOp()).isEqualTo(3);
        assertThat(bench.welcome(next, 1, 8, Mark.START).nextOp()).isEqualTo(1);
    }

    @Test
    @DisplayName("[RS7] a new connection of the same instance replaces the old one, which is told so")
    void replaced() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.welcome(room, 1, 7, Mark.START);
        room.tell(new RoomEntity.Attach(bench.seat(8), 1, "tab-7", Mark.START));
        Audience.Dismiss dismiss = bench.heard(Audience.Dismiss.class);
        assertThat(dismiss.number()).isEqualTo(7);
        assertThat(dismiss.farewell().reason()).isEqualTo(Farewell.Reason.REPLACED);
        assertThat(bench.heard(Audience.Welcomed.class).number()).isEqualTo(8);
        room.tell(new RoomEntity.Detach(bench.seat(7)));
        assertThat(bench.look(room).participant(1).orElseThrow().presence())
                .isEqualTo(org.sameframe.room.Presence.HERE);
    }

    @Test
    @DisplayName("[RS8] a full room refuses who has lost the place, and says so")
    void full() {
        ActorRef<RoomEntity.Message> room = bench.created();
        room.tell(new RoomEntity.Submit(
                new PersonCommand.Leave(), Origin.participant(1), new Asker.Caller(bench.answers.ref())));
        bench.answers.receiveMessage();
        IntStream.range(0, TestRoom.POLICY.maxParticipants())
                .forEach(i -> bench.ask(room, new ServerCommand.Admit("Guest " + i)));
        bench.attach(room, 1, 7, Mark.START);
        assertThat(bench.heard(Audience.Dismiss.class).farewell().reason()).isEqualTo(Farewell.Reason.FULL);
        bench.attach(room, 77, 8, Mark.START);
        assertThat(bench.heard(Audience.Dismiss.class).farewell().reason()).isEqualTo(Farewell.Reason.REMOVED);
    }

    @Test
    @DisplayName("[FO4] who asks for a snapshot gets one, if it is in the room")
    void catchUp() {
        ActorRef<RoomEntity.Message> room = bench.created();
        Mark mark = bench.welcome(room, 1, 7, Mark.START).mark();
        room.tell(new RoomEntity.CatchUp(bench.seat(99)));
        room.tell(new RoomEntity.CatchUp(bench.seat(7)));
        Audience.Replace replace = bench.heard(Audience.Replace.class);
        assertThat(replace.number()).isEqualTo(7);
        assertThat(replace.mark()).isEqualTo(mark);
    }

    static Stream<Arguments> tails() {
        return Stream.of(
                Arguments.of(0, "0", "999"),
                Arguments.of(10, "0 5 10", "11 999"),
                Arguments.of(1_023, "0 1 1023", "1024"),
                Arguments.of(1_024, "512 513 1024", "0 511 1025"),
                Arguments.of(5_000, "4489 5000", "0 1 4000 5001"));
    }

    @ParameterizedTest(name = "[RS2] of {0} entries there is a tail from {1}, and none from {2}")
    @MethodSource("tails")
    void tail(int entries, String known, String unknown) {
        Tail tail = Tail.after(Mark.START);
        for (int i = 1; i <= entries; i++) {
            tail = tail.append(TestRoom.entry(i));
        }
        for (String seq : known.split(" ", -1)) {
            List<Recorded> since = tail.since(mark(Integer.parseInt(seq))).orElseThrow();
            assertThat(since).hasSize(entries - Integer.parseInt(seq));
            assertThat(since.stream().map(one -> one.entry().seq()).toList()).isSorted();
        }
        for (String seq : unknown.split(" ", -1)) {
            assertThat(tail.since(mark(Integer.parseInt(seq)))).as(seq).isEmpty();
        }
    }

    private static Mark mark(int seq) {
        return seq == 0 ? Mark.START : TestRoom.mark(seq);
    }
}
