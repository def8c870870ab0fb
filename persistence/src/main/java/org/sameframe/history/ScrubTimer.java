package org.sameframe.history;

import java.time.Duration;
import java.util.function.BiConsumer;

/** Has a {@link Scrub} go on, step by step, for as long as the server runs. */
public final class ScrubTimer {
    /** A server that starts has other things to do. */
    private static final Duration FIRST = Duration.ofMinutes(1);

    private final Scrub scrub;
    private final BiConsumer<Duration, Runnable> after;

    private ScrubTimer(Scrub scrub, BiConsumer<Duration, Runnable> after) {
        this.scrub = scrub;
        this.after = after;
    }

    /**
     * Begins, unless it is off.
     *
     * @param after runs something once, after a time
     */
    public static void start(Scrub scrub, ScrubSettings settings, BiConsumer<Duration, Runnable> after) {
        if (!settings.isOff()) {
            after.accept(FIRST, new ScrubTimer(scrub, after)::step);
        }
    }

    private void step() {
        scrub.step().thenAccept(rest -> after.accept(rest, this::step));
    }
}
