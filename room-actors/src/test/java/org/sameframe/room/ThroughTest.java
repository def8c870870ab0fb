package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Playing through a playlist: m1 with 100 frames, m2 with 50 of which 5 to 39 are the cut, m3 with 10. */
class ThroughTest {
    private static final long FRAME = 40_000;

    private final TestRoom room = through(Policy.DEFAULT);

    private static TestRoom through(Policy policy) {
        TestRoom room = TestRoom.created(policy);
        room.gives(new PlaylistCommand.AddMedium(MediumDetailsTest.cut(50, 5, 10), ""));
        room.gives(new PlaylistCommand.AddMedium(MediumDetailsTest.cut(10, 0, 0), ""));
        room.gives(new TransportCommand.SetLoop(LoopMode.THROUGH));
        return room;
    }

    @ParameterizedTest(name = "{0}, {1} ms later: {2}")
    @DisplayName("[PB1] what plays through is on its way as what is played once, and rests on its last frame")
    @CsvSource(delimiter = '|', textBlock = """
                    plays 10 THROUGH                        | 400   | 20
                    plays 98 THROUGH                        | 79    | 99
                    plays 98 THROUGH                        | 80000 | 99
                    plays 1+999999 x-1000 THROUGH           | 79    | 0
                    plays 1+999999 x-1000 THROUGH           | 80000 | 0
                    plays 28 x2000 THROUGH 20..30           | 60    | 30
                    plays 28 in 60 THROUGH                  | 59    | 28
                    paused 28 THROUGH                       | 80000 | 28
                    """)
    void position(String state, long later, int frame) {
        assertThat(Notation.playback(state, 0).frameAt(later * 1_000, TestRoom.RATE))
                .isEqualTo(frame);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[PB8] the end comes when the last frame has been on glass for its whole time, in reverse the first")
    @CsvSource(delimiter = '|', textBlock = """
                    plays 98 THROUGH               | 80000
                    plays 98 ONCE                  | 80000
                    plays 98 in 60 THROUGH         | 140000
                    plays 98 x8000 THROUGH         | 10000
                    plays 28 THROUGH 20..30        | 120000
                    plays 1+999999 x-1000 THROUGH  | 80000
                    plays 0 x-1000 THROUGH         | 1
                    plays 98 LOOP                  | -1
                    plays 98 PING_PONG             | -1
                    paused 98 THROUGH              | -1
                    """)
    void endsAt(String state, long at) {
        assertThat(Notation.playback(state, 0).endsAt(TestRoom.RATE).orElse(-1)).isEqualTo(at);
    }

    @Test
    @DisplayName("[PL7] the end of a shot goes on with the cut of the next one, with a lead; the last one rests")
    void forward() {
        room.with(playing("m1", 98, 0, 1_000, 0, 99));
        room.after(2 * FRAME);
        assertThat(room.room.nextDeadline()).hasValue(room.now);
        timePassed();
        long start = room.now + 60_000;
        assertThat(room.playback()).isEqualTo(new Playback("m2", true, 5, 0, start, 1_000, LoopMode.THROUGH, 5, 39));
        assertThat(room.room.nextDeadline()).hasValue(start + 35 * FRAME);
        room.now = start + 35 * FRAME;
        timePassed();
        assertThat(room.playback())
                .isEqualTo(new Playback("m3", true, 0, 0, room.now + 60_000, 1_000, LoopMode.THROUGH, 0, 9));
        room.after(60_000 + 10 * FRAME);
        timePassed();
        assertThat(room.playback()).isEqualTo(new Playback("m3", false, 9, 0, room.now, 1_000, LoopMode.THROUGH, 0, 9));
        assertThat(room.room.nextDeadline().orElse(Long.MAX_VALUE)).isGreaterThan(room.now);
    }

    @Test
    @DisplayName("[PL7] in reverse it goes on with the shot before, from the end of its cut, at the same speed")
    void reverse() {
        room.with(playing("m3", 0, 999_999, -2_000, 0, 9));
        room.after(FRAME);
        timePassed();
        assertThat(room.playback())
                .isEqualTo(new Playback("m2", true, 39, 999_999, room.now + 60_000, -2_000, LoopMode.THROUGH, 5, 39));
        room.after(60_000 + 35 * FRAME);
        timePassed();
        assertThat(room.playback())
                .isEqualTo(new Playback("m1", true, 99, 999_999, room.now + 60_000, -2_000, LoopMode.THROUGH, 0, 99));
        room.after(60_000 + 100 * FRAME);
        timePassed();
        assertThat(room.playback())
                .isEqualTo(new Playback("m1", false, 0, 0, room.now, -2_000, LoopMode.THROUGH, 0, 99));
    }

    @Test
    @DisplayName("[PL7] it goes on in the order of the playlist as it is then, to the version that is chosen")
    void order() {
        room.gives(new PlaylistCommand.AddMedium(TestRoom.CLIP, "s3"));
        room.gives(new PlaylistCommand.MoveShot("s2", "s1"));
        room.with(playing("m1", 99, 0, 1_000, 0, 99));
        room.after(FRAME);
        timePassed();
        assertThat(room.playback().medium()).isEqualTo("m4");
    }

    @Test
    @DisplayName("[PL7] a medium that is not in the playlist has no next one")
    void outside() {
        room.gives(new PlaylistCommand.RemoveShot("s1"));
        for (int speed : List.of(1_000, -1_000)) {
            room.with(playing("m1", 50, 0, speed, 50, 50));
            room.after(FRAME);
            timePassed();
            assertThat(room.playback())
                    .isEqualTo(new Playback("m1", false, 50, 0, room.now, speed, LoopMode.THROUGH, 50, 50));
        }
    }

    @Test
    @DisplayName("[PL7] it goes through a ready gate: the next shot waits for who is not ready for it")
    void gate() {
        TestRoom gated = through(new Policy(
                10,
                30_000,
                60,
                1_000,
                Policy.DEFAULT.driving(),
                Policy.DEFAULT.entrance(),
                new Policy.Gates(5_000, 0),
                Policy.DEFAULT.hosting(),
                Policy.DEFAULT.agreeing(),
                Policy.DEFAULT.off()));
        gated.with(playing("m1", 99, 0, 1_000, 0, 99));
        gated.after(FRAME).gives(Origin.ROOM, new ServerCommand.TimePassed());
        assertThat(gated.playback())
                .isEqualTo(new Playback("m2", false, 5, 0, gated.now, 1_000, LoopMode.THROUGH, 5, 39));
        assertThat(gated.room.gate()).contains(new Gate(GateReason.UNREADY, gated.now + 5_000_000, List.of(1)));
        gated.after(TestRoom.SECOND).gives(new PersonCommand.SetReady("m2", 50, true));
        assertThat(gated.room.gate()).isEmpty();
        assertThat(gated.playback())
                .isEqualTo(new Playback("m2", true, 5, 0, gated.now + 60_000, 1_000, LoopMode.THROUGH, 5, 39));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[PB8] what has ended has gone on, for a command that comes before the deadline was noted")
    @ValueSource(strings = {"pause", "seek 9", "step 1", "speed 500", "range 6..8"})
    void command(String text) {
        room.with(playing("m1", 99, 0, 1_000, 0, 99));
        room.after(FRAME + 1);
        assertThat(TestRoom.outcome(room.gives(Notation.command(text)))).isEqualTo("accepted");
        assertThat(room.playback().medium()).isEqualTo("m2");
        assertThat(room.frame()).isBetween(5, 39);
        assertThat(TestRoom.outcome(timePassed())).isEqualTo("unchanged");
    }

    @Test
    @DisplayName("[PB8] a command that comes in time finds the shot still playing")
    void inTime() {
        room.with(playing("m1", 99, 0, 1_000, 0, 99));
        room.after(FRAME - 1).gives(new TransportCommand.Pause(OptionalInt.of(98)));
        assertThat(room.playback())
                .isEqualTo(new Playback("m1", false, 98, 0, room.now, 1_000, LoopMode.THROUGH, 0, 99));
    }

    @Test
    @DisplayName("[PB8] a command that is refused or changes nothing does not note the end in its stead")
    void refused() {
        room.with(playing("m1", 99, 0, 1_000, 0, 99));
        Room before = room.after(FRAME).room;
        assertThat(TestRoom.outcome(room.gives(new TransportCommand.Seek(100)))).isEqualTo("invalid");
        assertThat(TestRoom.outcome(room.gives(new TransportCommand.Play()))).isEqualTo("unchanged");
        assertThat(room.room).isEqualTo(before);
        assertThat(TestRoom.outcome(timePassed())).isEqualTo("accepted");
    }

    @Test
    @DisplayName("[PB3] what was played through to its end starts again from the beginning of its shot")
    void again() {
        room.with(new Playback("m3", false, 9, 0, room.now, 1_000, LoopMode.THROUGH, 0, 9));
        room.gives(new TransportCommand.Play());
        assertThat(room.playback())
                .isEqualTo(new Playback("m3", true, 0, 0, room.now + 60_000, 1_000, LoopMode.THROUGH, 0, 9));
    }

    private Playback playing(String medium, int frame, int phase, int speed, int in, int out) {
        return new Playback(medium, true, frame, phase, room.now, speed, LoopMode.THROUGH, in, out);
    }

    private Decision timePassed() {
        return room.gives(Origin.ROOM, new ServerCommand.TimePassed());
    }
}
