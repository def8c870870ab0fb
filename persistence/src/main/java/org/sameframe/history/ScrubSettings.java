package org.sameframe.history;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;

/**
 * How the ledgers are checked in the background [SC]; the keys are described in {@code reference.conf}.
 *
 * @param interval from the beginning of a round to that of the next; zero: never
 * @param rowsPerSecond at most, from 1
 */
public record ScrubSettings(Duration interval, int rowsPerSecond) {
    private static final String ROWS = "sameframe.history.scrub.rows-per-second";

    /**
     * @param root the whole configuration
     * @throws ConfigException if a setting is missing, or no such number
     */
    public static ScrubSettings of(Config root) {
        int rows = root.getInt(ROWS);
        if (rows < 1) {
            throw new ConfigException.BadValue(root.getValue(ROWS).origin(), ROWS, rows + " (expected: >= 1)");
        }
        return new ScrubSettings(root.getDuration("sameframe.history.scrub.interval"), rows);
    }

    boolean isOff() {
        return interval.isZero();
    }

    /** So that no more rows are read on average than a second allows. */
    Duration restAfter(int rows) {
        return Duration.ofSeconds(1).multipliedBy(rows).dividedBy(rowsPerSecond);
    }
}
