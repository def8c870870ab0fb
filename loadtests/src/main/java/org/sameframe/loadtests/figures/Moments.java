package org.sameframe.loadtests.figures;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.sameframe.loadtests.Figures;

/** How long it takes to see a room as it was, at moments taken at random. */
final class Moments {
    private static final String JSON = "application/json";

    /** So many do not count: the server has to get warm. */
    private static final int WARM_UP = 20;

    private final Producer producer;
    private final int states;
    private final Random random = new Random(1);

    /** @param states that are asked for, of each kind */
    Moments(Producer producer, int states) {
        this.producer = producer;
        this.states = states;
    }

    private interface Moment {
        String query();
    }

    /**
     * @param entries that the room has at least
     * @param from an instant at which the room was there, in microseconds
     * @param until an instant behind its last entry
     */
    void measure(String where, int entries, long from, long until, Figures figures, Map<String, Object> conditions)
            throws IOException, InterruptedException {
        long first = producer.read("state?seq=" + entries, JSON).nanos();
        figures.add("the first state that somebody asks for, " + where, first / 1e6, "ms", conditions);
        figures.times(
                "a state by its sequence, " + where,
                times(() -> "seq=" + (1 + random.nextInt(entries))),
                conditions,
                50,
                95,
                100);
        figures.times(
                "a state at an instant, " + where,
                times(() -> "at=" + random.nextLong(from, until)),
                conditions,
                50,
                95,
                100);
    }

    private Histogram times(Moment moment) throws IOException, InterruptedException {
        Histogram times = new Histogram(3);
        for (int i = -WARM_UP; i < states; i++) {
            long nanos = producer.read("state?" + moment.query(), JSON).nanos();
            if (i >= 0) {
                times.recordValue(nanos);
            }
        }
        return times;
    }
}
