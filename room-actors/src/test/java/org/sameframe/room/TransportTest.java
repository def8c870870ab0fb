package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What play, pause, seek and the others make of a playhead; a frame lasts 40 ms, the medium has 100. */
class TransportTest {
    @ParameterizedTest(name = "{0}, {1} ms later: {2}")
    @DisplayName("[PB3] play starts at one instant for everybody")
    @CsvSource(delimiter = '|', textBlock = """
                    paused 10                   | 0    | play | plays 10 in 60
                    paused 10                   | 5000 | play | plays 10 in 60
                    paused 10 x2000             | 0    | play | plays 10 in 60 x2000
                    paused 10 x-1000            | 0    | play | plays 10+999999 in 60 x-1000
                    paused 99                   | 0    | play | plays 99 in 60
                    paused 99 ONCE              | 0    | play | plays 0 in 60 ONCE
                    paused 30 ONCE 20..30       | 0    | play | plays 20 in 60 ONCE 20..30
                    paused 29 ONCE 20..30       | 0    | play | plays 29 in 60 ONCE 20..30
                    paused 20 x-1000 ONCE 20..30| 0    | play | plays 30+999999 in 60 x-1000 ONCE 20..30
                    paused 30 x-1000 ONCE 20..30| 0    | play | plays 30+999999 in 60 x-1000 ONCE 20..30
                    paused 30 PING_PONG 20..30  | 0    | play | plays 30 in 60 PING_PONG 20..30
                    plays 10                    | 400  | play | same
                    plays 10 in 60              | 0    | play | same
                    plays 98 ONCE               | 5000 | play | plays 0 in 60 ONCE
                    """)
    void play(String state, long later, String command, String expected) {
        check(state, later, command, expected);
    }

    @ParameterizedTest(name = "slowest delay {0} ms: lead of {1} ms")
    @DisplayName("[PB3] the lead is the slowest delay and a margin, between 60 ms and 1 s")
    @CsvSource({"0, 60", "40, 60", "41, 61", "100, 120", "979, 999", "980, 1000", "60000, 1000"})
    void lead(long delay, long lead) {
        TestRoom room = TestRoom.created();
        room.slowest = new Slowness(delay * 1_000, 5_000_000);
        room.gives(new TransportCommand.Play());
        assertThat(room.playback().at() - room.now).isEqualTo(lead * 1_000);
    }

    @ParameterizedTest(name = "slowest seek {0} ms: lead of {1} ms")
    @DisplayName("[PB4] the lead of a seek while playing lasts until the slowest has landed and can start")
    @CsvSource({"0, 60", "41, 61", "640, 660", "980, 1000", "60000, 1000"})
    void leadOfSeek(long delay, long lead) {
        TestRoom room = TestRoom.created();
        room.gives(new TransportCommand.Play());
        room.slowest = new Slowness(0, delay * 1_000);
        room.gives(new TransportCommand.Seek(50));
        assertThat(room.playback().at() - room.now).isEqualTo(lead * 1_000);
    }

    @ParameterizedTest(name = "{0}, {1} ms later: {2}")
    @DisplayName("[PB2] pause lands on the sender's frame")
    @CsvSource(delimiter = '|', textBlock = """
                    plays 10                         | 400  | pause 18  | paused 18
                    plays 10                         | 400  | pause 22  | paused 22
                    plays 10                         | 400  | pause     | paused 20
                    plays 10                         | 439  | pause     | paused 20
                    plays 10                         | 440  | pause     | paused 21
                    plays 10 in 60                   | 0    | pause     | paused 10
                    plays 10+999999 x-1000           | 400  | pause     | paused 0 x-1000
                    plays 10+999999 x-1000           | 360  | pause     | paused 1 x-1000
                    plays 98                         | 120  | pause     | paused 1
                    plays 28 PING_PONG 20..30        | 200  | pause     | paused 28 PING_PONG 20..30
                    plays 28 PING_PONG 20..30        | 200  | pause 30  | paused 30 PING_PONG 20..30
                    plays 25 20..30                  | 40   | pause 31  | paused 30 20..30
                    plays 25 20..30                  | 40   | pause 0   | paused 20 20..30
                    paused 10                        | 0    | pause     | same
                    paused 10                        | 0    | pause 12  | same
                    plays 98 ONCE                    | 5000 | pause 97  | same
                    """)
    void pause(String state, long later, String command, String expected) {
        check(state, later, command, expected);
    }

    @ParameterizedTest(name = "{0}, {1} ms later: {2}")
    @DisplayName("[PB4] seek lands on the frame, and plays on from there with a lead")
    @CsvSource(delimiter = '|', textBlock = """
                    paused 10                   | 0   | seek 0   | paused 0
                    paused 10                   | 0   | seek 99  | paused 99
                    paused 10                   | 0   | seek 10  | same
                    paused 25 20..30            | 0   | seek 50  | paused 30 20..30
                    paused 30 20..30            | 0   | seek 50  | same
                    plays 10                    | 400 | seek 50  | plays 50 in 60
                    plays 10                    | 0   | seek 10  | plays 10 in 60
                    plays 10 in 60              | 0   | seek 50  | plays 50 in 60
                    plays 10+999999 x-1000      | 400 | seek 50  | plays 50+999999 in 60 x-1000
                    plays 28 PING_PONG 20..30   | 200 | seek 22  | plays 22 in 60 PING_PONG 20..30
                    plays 98 ONCE               | 90  | seek 97  | paused 97 ONCE
                    plays 98 ONCE               | 90  | seek 99  | same
                    """)
    void seek(String state, long later, String command, String expected) {
        check(state, later, command, expected);
    }

    @ParameterizedTest(name = "{0}, {1} ms later: {2}")
    @DisplayName("[PB5] step pauses, and moves by whole frames from the sender's")
    @CsvSource(delimiter = '|', textBlock = """
                    paused 10                        | 0   | step 1           | paused 11
                    paused 10                        | 0   | step -1          | paused 9
                    paused 10                        | 0   | step 10 from 20  | paused 30
                    paused 10                        | 0   | step 1 from 9    | same
                    paused 99                        | 0   | step 1           | same
                    paused 99                        | 400 | step 1           | same
                    paused 0                         | 0   | step -1          | same
                    paused 98                        | 0   | step 2147483647  | paused 99
                    paused 1                         | 0   | step -2147483648 | paused 0
                    paused 25 20..30                 | 0   | step 10          | paused 30 20..30
                    plays 10                         | 400 | step 1           | paused 21
                    plays 10                         | 400 | step 1 from 18   | paused 19
                    plays 10                         | 400 | step -1 from 21  | paused 20
                    plays 28 PING_PONG 20..30        | 200 | step 1           | paused 29 PING_PONG 20..30
                    plays 98 ONCE                    | 90  | step -1          | paused 98 ONCE
                    """)
    void step(String state, long later, String command, String expected) {
        check(state, later, command, expected);
    }

    @ParameterizedTest(name = "{0}, {1} ms later: {2}")
    @DisplayName("[PB6] speed and loop mode change at the instant, from where the playhead is")
    @CsvSource(delimiter = '|', textBlock = """
                    paused 10                        | 0   | speed 2000     | paused 10 x2000
                    paused 10                        | 0   | speed 1000     | same
                    plays 10                         | 400 | speed 1000     | same
                    plays 10                         | 410 | speed 500      | plays 20+250000 x500
                    plays 10                         | 410 | speed -8000    | plays 20+250000 x-8000
                    plays 10 in 60                   | 20  | speed 2000     | plays 10 in 40 x2000
                    plays 28 PING_PONG 20..30        | 200 | speed 2000     | plays 28+999999 x2000 PING_PONG 20..30
                    plays 28 PING_PONG 20..30        | 200 | speed 1000     | plays 28+999999 PING_PONG 20..30
                    plays 28 PING_PONG 20..30        | 200 | speed -1000    | same
                    plays 28 PING_PONG 20..30        | 200 | loop LOOP      | plays 28+999999 x-1000 20..30
                    plays 28 PING_PONG 20..30        | 200 | loop ONCE      | plays 28+999999 x-1000 ONCE 20..30
                    plays 28 PING_PONG 20..30        | 80  | loop LOOP      | plays 30 20..30
                    plays 28 PING_PONG 20..30        | 119 | loop LOOP      | plays 30+975000 20..30
                    plays 28 PING_PONG 20..30        | 120 | loop LOOP      | plays 30+999999 x-1000 20..30
                    plays 28 20..30                  | 200 | loop PING_PONG | plays 22 PING_PONG 20..30
                    plays 28 20..30                  | 200 | loop LOOP      | same
                    paused 10                        | 0   | loop ONCE      | paused 10 ONCE
                    plays 98 ONCE                    | 90  | loop LOOP      | paused 99
                    plays 98 ONCE                    | 90  | speed -1000    | paused 99 x-1000 ONCE
                    """)
    void speedAndLoop(String state, long later, String command, String expected) {
        check(state, later, command, expected);
    }

    @ParameterizedTest(name = "{0}, {1} ms later: {2}")
    @DisplayName(
            "[PB7] range: a playhead outside goes to the nearest frame inside, in a loop to its beginning; what plays on, as after a seek")
    @CsvSource(delimiter = '|', textBlock = """
                    paused 10                        | 0   | range 20..30 | paused 20 20..30
                    paused 40                        | 0   | range 20..30 | paused 30 20..30
                    paused 25                        | 0   | range 20..30 | paused 25 20..30
                    paused 25                        | 0   | range 25..25 | paused 25 25..25
                    paused 25                        | 0   | range 0..99  | same
                    plays 10                         | 410 | range 0..99  | same
                    plays 10                         | 410 | range 0..98  | plays 20+250000 0..98
                    plays 10                         | 410 | range 1..99  | plays 20+250000 1..99
                    paused 25 20..30                 | 0   | range 0..99  | paused 25
                    plays 10                         | 410 | range 10..30 | plays 20+250000 10..30
                    plays 10 ONCE                    | 410 | range 30..40 | plays 30 in 60 ONCE 30..40
                    plays 10 ONCE                    | 410 | range 0..15  | plays 15 ONCE 0..15
                    plays 40+999999 x-1000 ONCE      | 400 | range 35..50 | plays 35+999999 x-1000 ONCE 35..50
                    plays 40+999999 x-1000 ONCE      | 400 | range 0..15  | plays 15+999999 in 60 x-1000 ONCE 0..15
                    plays 10 in 60                   | 20  | range 20..30 | plays 20 in 60 20..30
                    plays 10                         | 410 | range 0..15  | plays 0 in 60 0..15
                    plays 10                         | 410 | range 5..20  | plays 5 in 60 5..20
                    plays 10                         | 410 | range 0..22  | plays 20+250000 0..22
                    plays 10                         | 410 | range 30..40 | plays 30 in 60 30..40
                    plays 40+999999 x-1000           | 400 | range 35..50 | plays 50+999999 in 60 x-1000 35..50
                    plays 10 PING_PONG               | 410 | range 0..15  | plays 15 in 60 PING_PONG 0..15
                    plays 28 PING_PONG 20..30        | 200 | range 20..40 | plays 28+999999 x-1000 PING_PONG 20..40
                    """)
    void range(String state, long later, String command, String expected) {
        check(state, later, command, expected);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[PB9] frames, speeds and ranges that cannot be are refused, whether it plays or not")
    @CsvSource({
        "seek -1",
        "seek 100",
        "seek 2147483647",
        "seek -2147483648",
        "pause -1",
        "pause 100",
        "pause 2147483647",
        "step 0",
        "step 0 from 5",
        "step 1 from -1",
        "step 1 from 100",
        "step -1 from 2147483647",
        "speed 0",
        "speed 8001",
        "speed -8001",
        "speed 2147483647",
        "speed -2147483648",
        "range -1..5",
        "range 5..4",
        "range 0..100",
        "range 100..100",
        "range 0..2147483647",
        "range -2147483648..2147483647",
        "range 2147483647..-2147483648",
    })
    void invalid(String command) {
        check("paused 10", 0, command, "invalid");
        check("plays 10", 400, command, "invalid");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[PB9] [RM7] the refusal says what can be, by the medium that is looked at")
    @CsvSource(delimiter = '|', textBlock = """
                    pause 100        | frame: 100 (expected: 0 to 99, the frames of the medium).
                    seek -1          | frame: -1 (expected: 0 to 99, the frames of the medium).
                    step 1 from 100  | frame: 100 (expected: 0 to 99, the frames of the medium).
                    step 0           | A step of 0 frames goes nowhere (expected: 1, -1, 10 ...).
                    speed 8001       | speed: 8001 (expected: thousandths, -8000 to 8000 and not 0; to stop, pause).
                    range 5..100     | in 5, out 100 (expected: 0 <= in <= out <= 99).
                    """)
    void details(String command, String detail) {
        for (String state : List.of("paused 10", "plays 10")) {
            TestRoom room = TestRoom.created().with(Notation.playback(state, TestRoom.NOON));
            assertThat(room.gives(Notation.command(command))).isEqualTo(Decision.invalid(detail));
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[RM2] where there is nothing to look at, nothing moves, and the refusal says so")
    @ValueSource(strings = {"play", "pause", "seek 0", "step 1", "speed 2000", "loop ONCE", "range 0..9"})
    void nothingToLookAt(String command) {
        TestRoom room = TestRoom.created().with(new Playback("m9", false, 0, 0, 0, 1_000, LoopMode.LOOP, 0, 99));
        assertThat(room.gives(Notation.command(command)))
                .isEqualTo(Decision.invalid("There is nothing to look at yet; add a medium first."));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[PB9] the outermost frames, speeds and ranges are taken")
    @CsvSource({"seek 0", "seek 99", "speed 8000", "speed -8000", "speed 1", "range 0..0", "range 99..99"})
    void outermost(String command) {
        TestRoom room = TestRoom.created().with(Notation.playback("paused 50", TestRoom.NOON));
        assertThat(TestRoom.outcome(room.gives(Notation.command(command)))).isEqualTo("accepted");
    }

    private static void check(String state, long laterMs, String command, String expected) {
        TestRoom room = TestRoom.created().with(Notation.playback(state, TestRoom.NOON));
        Room before = room.after(laterMs * 1_000).room;
        Decision decision = room.gives(Notation.command(command));
        if (decision instanceof Decision.Accepted) {
            assertThat(Notation.text(room.playback(), room.now)).isEqualTo(expected);
        } else {
            assertThat(TestRoom.outcome(decision)).isEqualTo(expected.equals("same") ? "unchanged" : expected);
            assertThat(room.room).isEqualTo(before);
        }
    }
}
