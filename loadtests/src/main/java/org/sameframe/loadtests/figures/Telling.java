package org.sameframe.loadtests.figures;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well two kinds of times can be told apart: the area under the curve of the receiver (AUC), which is how often a time of one
 * kind, taken at random, is above one of the other. 0.5 is guessing, 0 and 1 are certain.
 */
final class Telling {
    /** Of the times that are learnt, in nanoseconds: as fine as a scheduler's tick shows. */
    private static final long BIN = 500_000;

    private Telling() {}

    /** By the times themselves; above one half whichever is longer. */
    static double apart(long[] one, long[] other) {
        double auc = area(doubles(one), doubles(other));
        return Math.max(auc, 1 - auc);
    }

    /**
     * By how much likelier what was seen is of one kind than of the other: of each thing that was seen how often it is seen of
     * either, as learnt from the first half and tried on the second. It finds other differences than that one is longer.
     */
    static double learnt(List<Set<String>> one, List<Set<String>> other) {
        int half = one.size() / 2;
        Map<String, Integer> ones = counted(one.subList(0, half));
        Map<String, Integer> others = counted(other.subList(0, half));
        return area(scores(one, half, ones, others), scores(other, half, ones, others));
    }

    /** A time as something that is seen, as fine as is learnt. */
    static String seen(long nanos) {
        return "time " + nanos / BIN;
    }

    private static Map<String, Integer> counted(List<Set<String>> all) {
        Map<String, Integer> counts = new HashMap<>();
        all.forEach(seen -> seen.forEach(thing -> counts.merge(thing, 1, Integer::sum)));
        return counts;
    }

    private static double[] scores(
            List<Set<String>> all, int from, Map<String, Integer> ones, Map<String, Integer> others) {
        return all.subList(from, all.size()).stream()
                .mapToDouble(seen -> seen.stream()
                        .mapToDouble(thing ->
                                Math.log((ones.getOrDefault(thing, 0) + 1.0) / (others.getOrDefault(thing, 0) + 1.0)))
                        .sum())
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
