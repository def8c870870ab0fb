package org.sameframe.edge.socket;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How a server stops [GS]; the keys are described in {@code reference.conf}.
 *
 * @param delay between failing to be ready and taking in no more
 * @param settleWithin within which commands that were given are settled
 * @param spread over which clients are told to come back
 * @param within after which the process ends in any case
 */
public record StopSettings(Duration delay, Duration settleWithin, Duration spread, Duration within) {
    /** Nobody needs to be back sooner: the next server takes about that to start. */
    private static final int SOONEST = 1_000;

    /** @param root the whole configuration */
    public static StopSettings of(Config root) {
        return new StopSettings(
                root.getDuration("sameframe.stop.delay"),
                root.getDuration("sameframe.stop.settle-within"),
                root.getDuration("sameframe.stop.spread"),
                root.getDuration("sameframe.stop.within"));
    }

    /** In milliseconds, another for each client, so that not all of them are at the door at once [GS3]. */
    int comeBackAfter() {
        return SOONEST + ThreadLocalRandom.current().nextInt(1 + Math.toIntExact(spread.toMillis()));
    }
}
