package org.sameframe.loadtests.figures;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How well two kinds of times can be told apart: the area under the curve of the receiver (AUC), which is how often a time of one
 * kind, taken at random, is above one of the other. 0.5 is guessing, 0 and 1 are certain.
 */
final class Telling {
    /** Of the histogram that is learnt, in nanoseconds: as fine as a scheduler's tick shows. */
    private static final long BIN = 500_000;

    private Telling() {}

    /** By the times themselves; above one half whichever is longer. */
    static double apart(long[] one, long[] other) {
        double auc = area(doubles(one), doubles(other));
        return Math.max(auc, 1 - auc);
    }

    /**
     * By how much likelier a time is of one kind than of the other, as learnt from the first half and tried on the second: it
     * finds other differences than that one is longer.
     */
    static double learnt(long[] one, long[] other) {
        int half = one.length / 2;
        int[] ones = histogram(one, half);
        int[] others = histogram(other, half);
        return area(scores(one, half, ones, others), scores(other, half, ones, others));
    }

    private static int[] histogram(long[] nanos, int count) {
        int[] bins = new int[4_096];
        for (int i = 0; i < count; i++) {
            bins[bin(nanos[i], bins.length)]++;
        }
        return bins;
    }

    private static int bin(long nanos, int bins) {
        return (int) Math.min(nanos / BIN, bins - 1L);
    }

    private static double[] scores(long[] nanos, int from, int[] ones, int[] others) {
        return IntStream.range(from, nanos.length)
                .map(i -> bin(nanos[i], ones.length))
                .mapToDouble(bin -> Math.log((ones[bin] + 1.0) / (others[bin] + 1.0)))
                .toArray();
    }

    private static double[] doubles(long[] nanos) {
        return Arrays.stream(nanos).asDoubleStream().toArray();
    }

    /** Mann and Whitney's: by ranks, of which equal values share the middle. */
    private static double area(double[] one, double[] other) {
        double[] sorted = other.clone();
        Arrays.sort(sorted);
        double above = 0;
        for (double value : one) {
            int below = rank(sorted, value);
            int equal = rank(sorted, Math.nextUp(value)) - below;
            above += below + equal / 2.0;
        }
        return above / ((double) one.length * other.length);
    }

    /** How many are smaller. */
    private static int rank(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
