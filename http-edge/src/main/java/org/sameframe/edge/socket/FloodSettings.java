package org.sameframe.edge.socket;

import com.typesafe.config.Config;

/**
 * What a participant, and an address, may do over all of their connections together; the keys are described in {@code
 * reference.conf}.
 *
 * @param commandsPerSecond of one participant
 * @param commandBurst of one participant
 * @param signalsPerSecond of one participant
 * @param socketsPerAddress open at a time
 * @param connectsPerAddress handshakes a minute
 */
public record FloodSettings(
        int commandsPerSecond, int commandBurst, int signalsPerSecond, int socketsPerAddress, int connectsPerAddress) {

    /** @param root the whole configuration */
    public static FloodSettings of(Config root) {
        Config limits = root.getConfig("sameframe.limits");
        return new FloodSettings(
                positive(limits, "commands-per-participant"),
                positive(limits, "command-burst-per-participant"),
                positive(limits, "signals-per-participant"),
                positive(limits, "sockets-per-address"),
                positive(limits, "connects-per-address"));
    }

    private static int positive(Config limits, String key) {
        int value = limits.getInt(key);
        if (value < 1) {
            throw new com.typesafe.config.ConfigException.BadValue(
                    limits.getValue(key).origin(), "sameframe.limits." + key, value + " (expected: >= 1)");
        }
        return value;
    }
}
