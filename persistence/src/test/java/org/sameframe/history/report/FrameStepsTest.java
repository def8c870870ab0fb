package org.sameframe.history.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.room.FrameRate;
import org.sameframe.room.LoopMode;
import org.sameframe.room.Medium;
import org.sameframe.room.Playback;

/** The bounds of what a report keeps and says of frames. */
class FrameStepsTest {
    private static final int FRAMES = 1_000;

    private static final long SECOND = 1_000_000;

    @ParameterizedTest(name = "{0} places")
    @DisplayName("[RP9] with few places, neighbours are counted together, and all of them have what they had")
    @ValueSource(ints = {2, 16, 100, 3_000})
    void bounded(int most) {
        Random random = new Random(11);
        FrameSteps steps = FrameSteps.ofAtMost(most, FRAMES);
        long[] exact = new long[FRAMES];
        for (int i = 0; i < 2_000; i++) {
            int first = random.nextInt(FRAMES);
            int last = Math.min(FRAMES - 1, first + random.nextInt(5));
            long nanos = SECOND * (1 + random.nextInt(1_000));
            steps.add(first, last, nanos);
            for (int frame = first; frame <= last; frame++) {
                exact[frame] += nanos;
            }
        }
        long[] kept = new long[FRAMES];
        for (FrameSteps.Piece piece : steps.pieces()) {
            for (int frame = piece.first(); frame <= piece.last(); frame++) {
                kept[frame] = piece.nanos() / (piece.last() - piece.first() + 1);
            }
        }
        long all = LongStream.of(exact).sum();
        assertThat((double) LongStream.of(kept).sum()).isCloseTo(all, within(all / 1e6));
        assertThat(steps.pieces()).hasSizeLessThanOrEqualTo(most);
        if (most > FRAMES) {
            assertThat(kept).isEqualTo(exact);
        } else {
            int block = Integer.highestOneBit(8 * FRAMES / most);
            for (int from = 0; from + block <= FRAMES; from += block) {
                long is = LongStream.of(kept).skip(from).limit(block).sum();
                long was = LongStream.of(exact).skip(from).limit(block).sum();
                assertThat((double) is).as("from %d", from).isCloseTo(was, within(was / 10.0));
            }
        }
    }

    @Test
    @DisplayName("[RP9] a report names the thousand ranges that were on screen longest, and counts the others")
    void longest() {
        Medium medium = new Medium("m1", "SH010", new FrameRate(25, 1), 3_000, 0, 1_001, 90_000, false, List.of());
        Attention attention = new Attention();
        long now = 0;
        for (int i = 0; i < 1_200; i++) {
            // every other frame rests, the later the longer
            attention.show(Optional.of(resting(2 * i)), Optional.of(medium), now, now);
            now += SECOND + i * 1_000;
        }
        attention.end(now);
        Attention.OfMedium of = attention.media(10).get(0);
        assertThat(of.ranges())
                .hasSize(1_000)
                .first()
                .extracting(FrameTimes.Range::first)
                .isEqualTo(400);
        assertThat(of.others().ranges()).isEqualTo(200);
        assertThat(of.others().total()).isEqualTo(200 * SECOND + 1_000 * 199 * 200 / 2);
        assertThat(of.ranges().stream().mapToLong(FrameTimes.Range::total).sum()
                        + of.others().total())
                .isEqualTo(of.total())
                .isEqualTo(now);
    }

    @Test
    @DisplayName("[RP9] of very many frames that rested, those that did so longest are still named")
    void held() {
        int frames = 120_000;
        FrameTimes times = new FrameTimes(new FrameRate(25, 1), frames);
        for (int frame = 0; frame < frames; frame++) {
            long rests = frame % 30_000 == 7 ? 10 * SECOND + frame : 300_000;
            times.add(new Playback("m1", false, frame, 0, 0, 1_000, LoopMode.LOOP, 0, frames - 1), 0, rests);
        }
        assertThat(times.held(4)).extracting(FrameTimes.Held::frame).containsExactly(90_007, 60_007, 30_007, 7);
        assertThat(times.held(frames)).hasSizeLessThanOrEqualTo(50_000);
    }

    private static Playback resting(int frame) {
        return new Playback("m1", false, frame, 0, 0, 1_000, LoopMode.LOOP, 0, 2_999);
    }
}
