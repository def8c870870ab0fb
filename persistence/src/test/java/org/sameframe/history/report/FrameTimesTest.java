package org.sameframe.history.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sameframe.room.FrameRate;
import org.sameframe.room.LoopMode;
import org.sameframe.room.Playback;

/** How long frames of a medium of 100 frames, 25 a second, were on screen: a frame takes 40 ms. */
class FrameTimesTest {
    private static final FrameRate RATE = new FrameRate(25, 1);
    private static final long SECOND = 1_000_000;

    @ParameterizedTest(name = "{0}")
    @DisplayName("[RP4] what was on screen, as ranges with their milliseconds")
    @CsvSource(delimiter = '|', textBlock = """
            rests                         | false | 7  | 0 | 1000  | ONCE      | 0  | 99 | 3    | 7-7:3000
            plays once                    | true  | 0  | 0 | 1000  | ONCE      | 0  | 99 | 4    | 0-99:4000
            plays a part                  | true  | 10 | 0 | 1000  | ONCE      | 0  | 99 | 2    | 10-59:2000
            rests before it starts        | true  | 10 | 1 | 1000  | ONCE      | 0  | 99 | 3    | 10-10:1040 11-59:1960
            rests behind its end          | true  | 90 | 0 | 1000  | ONCE      | 0  | 99 | 2    | 90-98:360 99-99:1640
            rests before the next shot    | true  | 90 | 0 | 1000  | THROUGH   | 0  | 99 | 2    | 90-98:360 99-99:1640
            reverse                       | true  | 99 | 0 | -1000 | ONCE      | 0  | 99 | 2    | 50-99:2000
            reverse to its end            | true  | 9  | 0 | -1000 | ONCE      | 0  | 99 | 2    | 0-0:1640 1-9:360
            twice as fast                 | true  | 0  | 0 | 2000  | ONCE      | 0  | 99 | 2    | 0-99:2000
            a loop, five times            | true  | 20 | 0 | 1000  | LOOP      | 20 | 29 | 2    | 20-29:2000
            a loop, from its middle       | true  | 50 | 0 | 1000  | LOOP      | 0  | 99 | 4    | 0-99:4000
            a loop of one frame           | true  | 20 | 0 | 1000  | LOOP      | 20 | 20 | 2    | 20-20:2000
            a loop in reverse             | true  | 25 | 0 | -1000 | LOOP      | 20 | 29 | 4    | 20-29:4000
            there and back                | true  | 0  | 0 | 1000  | PING_PONG | 0  | 99 | 8    | 0-99:8000
            there and half of the way back| true  | 0  | 0 | 1000  | PING_PONG | 0  | 99 | 6    | 0-49:2000 50-99:4000
            there and back for an hour    | true  | 0  | 0 | 1000  | PING_PONG | 0  | 99 | 3600 | 0-99:3600000
            half as fast                  | true  | 0  | 0 | 500   | LOOP      | 0  | 49 | 4    | 0-49:4000
            """)
    void watched(
            String what,
            boolean playing,
            int frame,
            int lead,
            int speed,
            LoopMode loop,
            int in,
            int out,
            int seconds,
            String ranges) {
        int phase = speed < 0 ? 999_999 : 0;
        FrameTimes times = new FrameTimes(RATE, 100);
        times.add(new Playback("m1", playing, frame, phase, lead * SECOND, speed, loop, in, out), 0, seconds * SECOND);

        assertThat(text(times)).isEqualTo(ranges);
        assertThat(times.total()).isCloseTo(seconds * SECOND, within(10L));
    }

    @Test
    @DisplayName("[RP4] frames that rested are named, the longest first, however often they did")
    void held() {
        FrameTimes times = new FrameTimes(RATE, 100);
        for (int frame : new int[] {5, 9, 5, 7, 9, 5}) {
            times.add(new Playback("m1", false, frame, 0, 0, 1_000, LoopMode.LOOP, 0, 99), 0, SECOND);
        }
        assertThat(times.held(2))
                .containsExactly(new FrameTimes.Held(5, 3 * SECOND), new FrameTimes.Held(9, 2 * SECOND));
        assertThat(text(times)).isEqualTo("5-5:3000 7-7:1000 9-9:2000");
    }

    @Test
    @DisplayName("[RP4] what is told of a playhead in pieces is what is told of it at once")
    void inPieces() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            int in = random.nextInt(50);
            int out = in + random.nextInt(50);
            LoopMode loop = LoopMode.values()[random.nextInt(LoopMode.values().length)];
            int speed = (random.nextBoolean() ? 1 : -1) * (100 + random.nextInt(4_000));
            Playback playback = new Playback(
                    "m1",
                    true,
                    in + random.nextInt(out - in + 1),
                    random.nextInt(1_000_000),
                    SECOND,
                    speed,
                    loop,
                    in,
                    out);
            FrameTimes pieces = new FrameTimes(RATE, 100);
            FrameTimes whole = new FrameTimes(RATE, 100);
            long[] cuts = random.longs(5, 0, 30 * SECOND).sorted().toArray();
            whole.add(playback, cuts[0], cuts[4]);
            for (int cut = 1; cut < cuts.length; cut++) {
                pieces.add(playback, cuts[cut - 1], cuts[cut]);
            }
            assertThat(pieces.total()).as("%s", playback).isCloseTo(whole.total(), within(50L));
            assertThat(whole.total()).as("%s", playback).isCloseTo(cuts[4] - cuts[0], within(50L));
        }
    }

    @Test
    @DisplayName("[RP4] the time of each frame is that of the playhead")
    void asThePlayheadSays() {
        Playback playback = new Playback("m1", true, 3, 0, 0, 1_500, LoopMode.PING_PONG, 2, 11);
        FrameTimes times = new FrameTimes(RATE, 100);
        times.add(playback, 0, 7 * SECOND + 1);
        long[] sampled = new long[100];
        for (long at = 0; at <= 7 * SECOND; at += 100) {
            sampled[playback.frameAt(at, RATE)] += 100;
        }
        long[] told = new long[100];
        times.ranges()
                .forEach(range -> Arrays.fill(
                        told, range.first(), range.last() + 1, range.total() / (range.last() - range.first() + 1)));
        for (int frame = 0; frame < 100; frame++) {
            // a range tells the mean of frames that differ by one pass
            assertThat((double) told[frame]).as("frame %d", frame).isCloseTo(sampled[frame], within(60_000.0));
        }
    }

    private static String text(FrameTimes times) {
        return times.ranges().stream()
                .map(range -> "%d-%d:%d".formatted(range.first(), range.last(), Math.round(range.total() / 1_000.0)))
                .collect(Collectors.joining(" "));
    }
}
