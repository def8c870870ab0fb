package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/** What is true of every playhead, in every range and at every rate that a medium may have. */
class PlayheadPropertiesTest {
    private static final long MINUTE = 60 * TestRoom.SECOND;
    private static final long YEARS = 10 * 365 * 86_400 * TestRoom.SECOND;

    @Property
    @Label("[PB1] the playhead is inside the range, at every instant")
    void inside(
            @ForAll("playbacks") Playback playback, @ForAll("rates") FrameRate rate, @ForAll("times") long elapsed) {
        assertThat(playback.positionAt(playback.at() + elapsed, rate))
                .isBetween(playback.inPoint() * Playback.FRAME, (playback.outPoint() + 1) * Playback.FRAME - 1);
        assertThat(playback.frameAt(playback.at() + elapsed, rate)).isBetween(playback.inPoint(), playback.outPoint());
    }

    @Property
    @Label("[PB1] frame and position are those that exact fractions say")
    void exact(@ForAll("playbacks") Playback playback, @ForAll("rates") FrameRate rate, @ForAll("times") long elapsed) {
        assertThat(playback.frameAt(playback.at() + elapsed, rate))
                .isEqualTo((int) counted(playback, rate, elapsed, Playback.FRAME));
        assertThat(playback.positionAt(playback.at() + elapsed, rate)).isEqualTo(counted(playback, rate, elapsed, 1));
    }

    @Property
    @Label("[PB6] playing on from where the playhead is moves no later position, but for what rounding takes")
    void anchored(
            @ForAll("playbacks") Playback playback,
            @ForAll("rates") FrameRate rate,
            @ForAll("times") long elapsed,
            @ForAll("times") long further) {
        long now = playback.at() + elapsed;
        long later = now + Math.max(further, 0);
        Playback anchored = playback.anchoredAt(now, rate);
        assertThat(anchored.positionAt(now, rate)).isEqualTo(playback.positionAt(now, rate));
        long apart = Math.abs(anchored.positionAt(later, rate) - playback.positionAt(later, rate));
        long length = frames(playback) * Playback.FRAME;
        // Round a loop the last millionth and the first are neighbours.
        assertThat(playback.loop() == LoopMode.LOOP ? Math.min(apart, length - apart) : apart)
                .isLessThanOrEqualTo(1);
    }

    @Provide
    Arbitrary<FrameRate> rates() {
        return Arbitraries.integers()
                .between(1, 1_000_000)
                .flatMap(denominator -> Arbitraries.integers()
                        .between(denominator, (int) Math.min(1_000_000, (long) FrameRate.FASTEST * denominator))
                        .map(numerator -> new FrameRate(numerator, denominator)));
    }

    /** From a second before the playhead's own instant to a minute after it, and to ten years. */
    @Provide
    Arbitrary<Long> times() {
        return Arbitraries.oneOf(upTo(MINUTE), upTo(YEARS));
    }

    private static Arbitrary<Long> upTo(long most) {
        return Arbitraries.longs().between(-TestRoom.SECOND, most).withDistribution(RandomDistribution.uniform());
    }

    @Provide
    Arbitrary<Playback> playbacks() {
        Arbitrary<Integer> frames = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 99), Arbitraries.integers().between(0, Limits.FRAMES - 1));
        Arbitrary<int[]> places = Combinators.combine(frames, frames, frames)
                .as((a, b, c) -> IntStream.of(a, b, c).sorted().toArray());
        Arbitrary<Integer> phases = Arbitraries.integers().between(0, (int) Playback.FRAME - 1);
        Arbitrary<Integer> speeds =
                Arbitraries.integers().between(-Limits.SPEED, Limits.SPEED).filter(speed -> speed != 0);
        Arbitrary<Boolean> playing = Arbitraries.of(true, true, true, false);
        return Combinators.combine(places, phases, speeds, Arbitraries.of(LoopMode.class), playing)
                .as((place, phase, speed, loop, plays) ->
                        new Playback("m1", plays, place[1], phase, TestRoom.NOON, speed, loop, place[0], place[2]));
    }

    /** In whole units, a frame or a millionth: counted from the range's first, and then round or to and fro. */
    private static long counted(Playback playback, FrameRate rate, long elapsed, long unit) {
        BigInteger divisor = BigInteger.valueOf(1_000L * rate.denominator());
        BigInteger from = BigInteger.valueOf((playback.frame() - playback.inPoint()) * Playback.FRAME)
                .add(BigInteger.valueOf(playback.phase()))
                .multiply(divisor);
        BigInteger way = BigInteger.valueOf(playback.playing() ? Math.max(elapsed, 0) : 0)
                .multiply(BigInteger.valueOf(playback.speed()))
                .multiply(BigInteger.valueOf(rate.numerator()));
        BigInteger[] whole = from.add(way).divideAndRemainder(divisor.multiply(BigInteger.valueOf(unit)));
        long count = whole[0].longValueExact() - (whole[1].signum() < 0 ? 1 : 0);
        long units = frames(playback) * Playback.FRAME / unit;
        long turn = Math.floorMod(count, 2 * units);
        return playback.inPoint() * Playback.FRAME / unit
                + switch (playback.loop()) {
                    case ONCE, THROUGH -> Math.min(Math.max(count, 0), units - 1);
                    case LOOP -> turn % units;
                    case PING_PONG -> Math.min(turn, 2 * units - 1 - turn);
                };
    }

    private static long frames(Playback playback) {
        return playback.outPoint() + 1L - playback.inPoint();
    }
}
