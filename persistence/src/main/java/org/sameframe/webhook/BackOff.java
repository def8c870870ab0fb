package org.sameframe.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a message waits after an attempt that failed [WH5]: from 5 s on twice as long each time, at most a day, a fifth more or less. */
final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final double JITTER = 0.2;

    private BackOff() {}

    /** @param attempts made so far, from 1 */
    static Duration after(int attempts, RandomGenerator random) {
        long doubled = attempts > 15 ? LONGEST.toMillis() : FIRST.toMillis() << (attempts - 1);
        long wanted = Math.min(doubled, LONGEST.toMillis());
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Duration.ofMillis(Math.max(FIRST.toMillis(), Math.min(LONGEST.toMillis(), (long) (wanted * factor))));
    }
}
