package org.sameframe.edge.api;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;

/**
 * What bounds uploads [UP4]; the keys are described in {@code reference.conf}.
 *
 * @param largest file, in bytes, at least 1
 * @param keepFree bytes that stay free on the folder's disk, at least 0
 * @param atOnce uploads at a time, at least 1
 * @param idle how long nothing may come of one
 */
public record UploadSettings(long largest, long keepFree, int atOnce, Duration idle) {
    private static final String ROOT = "sameframe.media.upload.";

    /** @throws ConfigException if a setting is missing, or has a value that it cannot have */
    public static UploadSettings of(Config config) {
        long largest = config.getBytes(ROOT + "largest");
        if (largest < 1) {
            throw bad(config, "largest", largest, "at least one byte, such as 20 GiB");
        }
        int atOnce = config.getInt(ROOT + "at-once");
        if (atOnce < 1 || atOnce > 64) {
            throw bad(config, "at-once", atOnce, "1 to 64");
        }
        Duration idle = config.getDuration(ROOT + "idle");
        if (idle.toMillis() < 100 || idle.toSeconds() > 50) {
            throw bad(
                    config,
                    "idle",
                    idle.toMillis() + " ms",
                    "100 ms to 50 s: a connection on which nothing happens ends after 60 s");
        }
        return new UploadSettings(largest, config.getBytes(ROOT + "keep-free"), atOnce, idle);
    }

    private static ConfigException bad(Config config, String key, Object value, String expected) {
        return new ConfigException.BadValue(
                config.getValue(ROOT + key).origin(), ROOT + key, value + " (expected: " + expected + ")");
    }
}
