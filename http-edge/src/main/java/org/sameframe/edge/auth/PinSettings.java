package org.sameframe.edge.auth;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;

/**
 * How many PINs may be tried [PN4]; the keys are described in {@code reference.conf}.
 *
 * @param perClient of one room, by one client, before the first wait
 * @param perRoom of one room, by everybody
 * @param inAll of all rooms, a minute
 * @param longestWait to which waits grow
 */
public record PinSettings(int perClient, int perRoom, int inAll, Duration longestWait) {
    private static final int MOST = 1_000_000;

    /** @throws ConfigException if a setting is missing or of the wrong type */
    public static PinSettings of(Config config) {
        return new PinSettings(
                count(config, "sameframe.pins.tries-per-client"),
                count(config, "sameframe.pins.tries-per-room"),
                count(config, "sameframe.pins.tries-in-all"),
                wait(config, "sameframe.pins.longest-wait"));
    }

    private static int count(Config config, String key) {
        int value = config.getInt(key);
        if (value < 1 || value > MOST) {
            throw bad(config, key, value, "1 to " + MOST);
        }
        return value;
    }

    private static Duration wait(Config config, String key) {
        Duration value = config.getDuration(key);
        if (value.toSeconds() < 1 || value.toHours() > 24) {
            throw bad(config, key, value, "1 s to 24 h");
        }
        return value;
    }

    private static ConfigException bad(Config config, String key, Object value, String expected) {
        return new ConfigException.BadValue(
                config.getValue(key).origin(), key, value + " (expected: " + expected + ")");
    }
}
