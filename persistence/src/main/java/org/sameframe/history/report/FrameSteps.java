package org.sameframe.history.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long frames were on screen, kept as the places at which that changes, in a bounded memory [RP9]: when there are too many of
 * them, frames are counted in twos from then on, in fours, and so forth, which keeps what all of them had.
 */
final class FrameSteps {
    /** Places that are kept: about 10 MB. */
    private static final int MOST = 100_000;

    private final int frames;
    private final int most;
    /** Nanoseconds that each frame from here on has more than those before. */
    private TreeMap<Integer, Long> steps = new TreeMap<>();
    /** Frames that are counted together: a power of two. */
    private int block = 1;

    private FrameSteps(int frames, int most) {
        this.frames = frames;
        this.most = most;
    }

    /** @param frames of the medium */
    static FrameSteps of(int frames) {
        return new FrameSteps(frames, MOST);
    }

    /** @param most places that are kept, 2 or more */
    static FrameSteps ofAtMost(int most, int frames) {
        return new FrameSteps(frames, most);
    }

    /** Frames that were exactly equally long on screen, in nanoseconds of all of them together. */
    record Piece(int first, int last, long nanos) {
        long level(double frameNanos) {
            double times = nanos / (frameNanos * (last - first + 1));
            return Math.round(Math.log(times) / Math.log(2));
        }
    }

    /**
     * @param last included
     * @param nanos of each frame
     */
    void add(int first, int last, long nanos) {
        put(first, last, (double) nanos * (last - first + 1));
        while (steps.size() > most) {
            coarsen();
        }
    }

    private void put(int first, int last, double nanos) {
        int from = Math.floorDiv(first, block) * block;
        int to = Math.max(last + 1, Math.min((Math.floorDiv(last, block) + 1) * block, frames));
        long each = Math.round(nanos / (to - from));
        turn(from, each);
        turn(to, -each);
    }

    private void turn(int frame, long nanos) {
        long sum = steps.getOrDefault(frame, 0L) + nanos;
        if (sum == 0) {
            steps.remove(frame);
        } else {
            steps.put(frame, sum);
        }
    }

    private void coarsen() {
        List<Piece> pieces = pieces();
        steps = new TreeMap<>();
        block *= 2;
        pieces.forEach(piece -> put(piece.first(), piece.last(), piece.nanos()));
    }

    /** In the order of the frames; those in no piece were not on screen. */
    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        long perFrame = 0;
        int first = 0;
        for (Map.Entry<Integer, Long> step : steps.entrySet()) {
            if (perFrame > 0 && step.getKey() > first) {
                pieces.add(new Piece(first, step.getKey() - 1, perFrame * (step.getKey() - first)));
            }
            perFrame += step.getValue();
            first = step.getKey();
        }
        return pieces;
    }
}
