package org.sameframe.edge.auth;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.pekko.Done;

/**
 * Lets refusals that nobody may tell apart leave at the same times: a whole number of steps after their requests came [PN5]. What
 * was done until then, and how long it took, does not show.
 */
public final class EvenAnswers {
    /** Longer than a PIN is hashed on a busy machine, and not yet felt by who has mistyped. */
    private static final Duration STEP = Duration.ofMillis(250);

    private final LongSupplier nanos;
    private final Function<Duration, CompletionStage<Done>> after;

    private EvenAnswers(LongSupplier nanos, Function<Duration, CompletionStage<Done>> after) {
        this.nanos = nanos;
        this.after = after;
    }

    /**
     * @param nanos a clock, in nanoseconds since whenever
     * @param after completes when so much has passed
     */
    public static EvenAnswers create(LongSupplier nanos, Function<Duration, CompletionStage<Done>> after) {
        return new EvenAnswers(nanos, after);
    }

    /** When a request came. */
    public long began() {
        return nanos.getAsLong();
    }

    /** The same answer, at its time. */
    public <T> CompletionStage<T> leave(long began, T answer) {
        long step = STEP.toNanos();
        long passed = Math.max(0, nanos.getAsLong() - began);
        return after.apply(Duration.ofNanos(step - passed % step)).thenApply(done -> answer);
    }
}
