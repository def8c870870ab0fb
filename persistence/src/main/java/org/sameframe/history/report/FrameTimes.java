package org.sameframe.history.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sameframe.room.FrameRate;
import org.sameframe.room.LoopMode;
import org.sameframe.room.Playback;

/** How long each frame of a medium was on screen [RP4], in a bounded memory [RP9]. */
final class FrameTimes {
    /** Of a microsecond; what is shorter is how a playhead that goes backwards enters a frame. */
    private static final long NANOS = 1_000;

    /** What was on screen for less, in nanoseconds, is no range of its own beside another, and did not rest. */
    private static final long PASSING = 250_000_000;

    /** Frames that rested, of which more are not remembered: then those that did so for the shortest time are forgotten. */
    private static final int HELD = 50_000;

    private final FrameSteps steps;
    private Map<Integer, Long> held = new HashMap<>();
    private final FrameRate rate;

    /** @param frames of the medium */
    FrameTimes(FrameRate rate, int frames) {
        this.rate = rate;
        this.steps = FrameSteps.of(frames);
    }

    /**
     * Frames that were about equally long on screen, to within a factor of two.
     *
     * @param last included
     * @param total of all of them, in microseconds
     */
    public record Range(int first, int last, long total) {}

    /** @param total in microseconds */
    public record Held(int frame, long total) {}

    /** What a playhead showed between two instants, in microseconds. */
    void add(Playback playback, long from, long to) {
        if (to <= from) {
            return;
        }
        if (!playback.playing()) {
            hold(playback.frame(), (to - from) * NANOS);
            return;
        }
        long start = Math.min(Math.max(playback.at(), from), to);
        if (start > from) {
            hold(playback.frameAt(from, rate), (start - from) * NANOS);
        }
        travel(playback, start, to);
    }

    private void travel(Playback playback, long from, long to) {
        long begin = playback.inPoint() * Playback.FRAME;
        long length = (playback.outPoint() + 1L - playback.inPoint()) * Playback.FRAME;
        long anchor =
                Math.min(Math.max(playback.frame() * Playback.FRAME + playback.phase(), begin), begin + length - 1)
                        - begin;
        double pace = (double) playback.speed() * rate.numerator() / (1_000.0 * rate.denominator());
        double here = anchor + (from - playback.at()) * pace;
        double there = anchor + (to - playback.at()) * pace;
        double low = Math.min(here, there);
        double high = Math.max(here, there);
        if (playback.loop() == LoopMode.ONCE || playback.loop() == LoopMode.THROUGH) {
            double beyond = Math.max(0, -low) + Math.max(0, high - length);
            int last = pace > 0 ? playback.outPoint() : playback.inPoint();
            double rest = Math.min(beyond / Math.abs(pace), to - from);
            hold(last, Math.round(rest * NANOS));
            low = Math.min(Math.max(low, 0), length);
            high = Math.min(Math.max(high, 0), length);
        }
        long perFrame = Math.round(Playback.FRAME * NANOS / Math.abs(pace));
        spread(
                Math.round(low),
                Math.round(high),
                new Way(begin, length, playback.loop() == LoopMode.PING_PONG),
                perFrame);
    }

    /** A range as it is gone through again and again; on a ping-pong every other time backwards. */
    private record Way(long begin, long length, boolean turns) {}

    private void spread(long low, long high, Way way, long perFrame) {
        if (high <= low) {
            return;
        }
        long firstRound = Math.floorDiv(low, way.length());
        long lastRound = Math.floorDiv(high - 1, way.length());
        if (firstRound == lastRound) {
            part(low, high, firstRound, way, perFrame);
            return;
        }
        part(low, (firstRound + 1) * way.length(), firstRound, way, perFrame);
        part(lastRound * way.length(), high, lastRound, way, perFrame);
        long between = lastRound - firstRound - 1;
        if (between > 0) {
            pass(way.begin(), way.begin() + way.length(), perFrame * between);
        }
    }

    private void part(long low, long high, long round, Way way, long perFrame) {
        long from = low - round * way.length();
        long to = high - round * way.length();
        boolean isBack = way.turns() && Math.floorMod(round, 2L) == 1;
        pass(
                way.begin() + (isBack ? way.length() - to : from),
                way.begin() + (isBack ? way.length() - from : to),
                perFrame);
    }

    /** Positions in millionths of a frame. */
    private void pass(long from, long to, long perFrame) {
        if (to <= from) {
            return;
        }
        int first = (int) (from / Playback.FRAME);
        int last = (int) ((to - 1) / Playback.FRAME);
        if (first == last) {
            step(first, last, share(perFrame, to - from));
            return;
        }
        step(first, first, share(perFrame, (first + 1) * Playback.FRAME - from));
        step(first + 1, last - 1, perFrame);
        step(last, last, share(perFrame, to - last * Playback.FRAME));
    }

    private static long share(long perFrame, long part) {
        return Math.round((double) perFrame * part / Playback.FRAME);
    }

    private void hold(int frame, long nanos) {
        if (nanos > 0) {
            held.merge(frame, nanos, Long::sum);
            step(frame, frame, nanos);
        }
        if (held.size() > HELD) {
            held = longestHeld(HELD / 2)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, HashMap::new));
        }
    }

    private Stream<Map.Entry<Integer, Long>> longestHeld(int most) {
        return held.entrySet().stream()
                .sorted(Map.Entry.<Integer, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most);
    }

    private void step(int first, int last, long nanos) {
        if (first <= last && nanos >= NANOS) {
            steps.add(first, last, nanos);
        }
    }

    /** In the order of the frames. */
    List<Range> ranges() {
        double frameNanos = 1e9 * rate.denominator() / rate.numerator();
        List<FrameSteps.Piece> even =
                joined(steps.pieces(), (former, piece) -> former.level(frameNanos) == piece.level(frameNanos));
        return joined(even, (former, piece) -> former.nanos() < PASSING || piece.nanos() < PASSING).stream()
                .map(piece -> new Range(piece.first(), piece.last(), micros(piece.nanos())))
                .toList();
    }

    /** With neighbours put together that belong together. */
    private static List<FrameSteps.Piece> joined(
            List<FrameSteps.Piece> pieces, BiPredicate<FrameSteps.Piece, FrameSteps.Piece> belong) {
        List<FrameSteps.Piece> joined = new ArrayList<>();
        for (FrameSteps.Piece piece : pieces) {
            FrameSteps.Piece former = joined.isEmpty() ? piece : joined.get(joined.size() - 1);
            if (former.last() + 1 == piece.first() && belong.test(former, piece)) {
                joined.set(
                        joined.size() - 1,
                        new FrameSteps.Piece(former.first(), piece.last(), former.nanos() + piece.nanos()));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }

    /** Frames that were looked at as still pictures, the longest first; equally long ones in their order. */
    List<Held> held(int most) {
        return longestHeld(most)
                .filter(one -> one.getValue() >= PASSING)
                .map(one -> new Held(one.getKey(), micros(one.getValue())))
                .toList();
    }

    /** Of all frames, in microseconds. */
    long total() {
        return micros(steps.pieces().stream().mapToLong(FrameSteps.Piece::nanos).sum());
    }

    private static long micros(long nanos) {
        return (nanos + NANOS / 2) / NANOS;
    }
}
