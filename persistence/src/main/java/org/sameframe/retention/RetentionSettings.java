package org.sameframe.retention;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;
import java.util.Optional;

/**
 * How long rooms are kept; the keys are described in {@code reference.conf}.
 *
 * @param eraseAfter so long after the last entry a room is erased; empty: never
 * @param closeAfter so long after the last entry a room is closed; empty: never
 * @param every from the beginning of one round over all rooms to that of the next
 * @param page rooms that are looked at together
 */
public record RetentionSettings(
        Optional<Duration> eraseAfter, Optional<Duration> closeAfter, Duration every, int page) {

    /**
     * @param root the whole configuration
     * @throws ConfigException if a period is shorter than a day, or is none
     */
    public static RetentionSettings of(Config root) {
        return new RetentionSettings(
                period(root, "sameframe.retention.erase-after"),
                period(root, "sameframe.retention.close-after"),
                root.getDuration("sameframe.retention.every"),
                root.getInt("sameframe.retention.page"));
    }

    /** A slip of the unit, such as minutes for days, must not erase what people are working on. */
    private static Optional<Duration> period(Config root, String key) {
        if (root.getString(key).isEmpty() || root.getString(key).equals("off")) {
            return Optional.empty();
        }
        Duration period = root.getDuration(key);
        if (period.compareTo(Duration.ofDays(1)) < 0) {
            throw new ConfigException.BadValue(key, period + " (expected: at least 1 day, or off)");
        }
        return Optional.of(period);
    }

    boolean isOff() {
        return eraseAfter.isEmpty() && closeAfter.isEmpty();
    }
}
