package org.sameframe.pin;

import java.time.Duration;
import java.time.Instant;

/**
 * PINs that were tried and were not right.
 *
 * @param count how many
 * @param latest when the last one was
 */
public record Tries(int count, Instant latest) {
    public static final Tries NONE = new Tries(0, Instant.EPOCH);

    /** After so long without a further one they are forgotten: who has mistyped for once begins anew the next day. */
    public static final Duration REMEMBERED = Duration.ofHours(24);

    /** Before the first try beyond those that are free; each further one takes twice as long. */
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);

    /** More doublings than any wait has. */
    private static final int DOUBLINGS = 20;

    /**
     * How long to wait before one more.
     *
     * @param free so many need no wait
     * @param longest that is ever waited
     * @return zero if it may be tried now
     */
    public Duration wait(int free, Duration longest, Instant now) {
        int beyond = count - free;
        if (beyond < 0 || areForgotten(now)) {
            return Duration.ZERO;
        }
        Duration whole = FIRST_WAIT.multipliedBy(1L << Math.min(beyond, DOUBLINGS));
        Duration left = Duration.between(now, latest.plus(whole.compareTo(longest) < 0 ? whole : longest));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** One more. */
    public Tries more(Instant now) {
        return new Tries(areForgotten(now) ? 1 : count + 1, now);
    }

    /** One fewer: it was right. */
    public Tries fewer() {
        return count <= 1 ? NONE : new Tries(count - 1, latest);
    }

    /** A clock that was put back must not keep anybody out for longer than it would have been. */
    private boolean areForgotten(Instant now) {
        return !now.isBefore(latest.plus(REMEMBERED)) || now.isBefore(latest.minus(REMEMBERED));
    }
}
