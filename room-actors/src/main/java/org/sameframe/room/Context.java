package org.sameframe.room;

import java.util.List;

/**
 * What a decision depends on besides the room and the command.
 *
 * @param now the instant, in microseconds since the epoch
 * @param seq the sequence of the room's latest entry
 * @param slowest how long it takes until the slowest participant's picture moves
 * @param reports what connected clients said last of what they show
 */
public record Context(long now, long seq, Slowness slowest, List<Report> reports) {
    public Context {
        reports = List.copyOf(reports);
    }

    /** Without anything that clients said. */
    public Context(long now, long seq) {
        this(now, seq, Slowness.NONE, List.of());
    }

    /**
     * What a client said of what it shows.
     *
     * @param medium of the frame; empty if nothing is on glass
     * @param seq that the client had applied
     * @param hidden nobody is looking at the page
     * @param inexact its player cannot say which frame it shows
     */
    public record Report(int participant, String medium, int frame, long seq, boolean hidden, boolean inexact) {}

    Context notBefore(long earliest) {
        return now >= earliest ? this : new Context(earliest, seq, slowest, reports);
    }
}
