package org.sameframe.still;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;

/**
 * How much of pictures is taken [SL3], [SL4].
 *
 * @param bytes of one, 1 to {@value #MOST_BYTES}
 * @param perRoom how many a room has, from 1
 * @param bytesPerRoom of all of a room together, from 1
 */
public record StillLimits(int bytes, int perRoom, long bytesPerRoom) {
    /** More than a picture of {@value Still#LONGEST_SIDE} on each side needs, and less than a store's row can hold. */
    static final int MOST_BYTES = 8 << 20;

    /** @throws ConfigException if a setting is missing or out of range */
    public static StillLimits of(Config config) {
        return new StillLimits(
                (int) between(config, "sameframe.stills.bytes", MOST_BYTES),
                (int) between(config, "sameframe.stills.per-room", Integer.MAX_VALUE),
                between(config, "sameframe.stills.bytes-per-room", Long.MAX_VALUE));
    }

    private static long between(Config config, String key, long most) {
        long value =
                key.endsWith("per-room") && !key.endsWith("bytes-per-room") ? config.getInt(key) : config.getBytes(key);
        if (value < 1 || value > most) {
            throw new ConfigException.BadValue(
                    config.getValue(key).origin(), key, value + " (expected: 1 to " + most + ")");
        }
        return value;
    }
}
