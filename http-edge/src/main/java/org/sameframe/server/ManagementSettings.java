package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.util.OptionalInt;

/**
 * Where the operator's port is [MG1].
 *
 * @param port as it was set: {@code auto}, {@code off} or a number
 */
record ManagementSettings(String bind, String port) {
    /** Above the server's own port: two servers on one machine that differ in theirs differ in this one. */
    private static final int ABOVE = 10_000;

    private static final int HIGHEST = 65_535;

    /** @throws ConfigException if the port is none */
    static ManagementSettings of(Config config) {
        String key = "sameframe.management.port";
        String port = config.getString(key);
        if (!port.equals("auto") && !port.equals("off") && !isPort(port)) {
            throw new ConfigException.BadValue(
                    config.getValue(key).origin(), key, port + " (expected: auto, off, or 0 to 65535)");
        }
        return new ManagementSettings(config.getString("sameframe.management.bind"), port);
    }

    private static boolean isPort(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= HIGHEST;
    }

    /**
     * Where to listen.
     *
     * @param main the server's own port; 0: a free one
     * @return empty if there is to be none; 0: a free one
     */
    OptionalInt listen(int main) {
        if (port.equals("off")) {
            return OptionalInt.empty();
        }
        if (port.equals("auto")) {
            int above = main + ABOVE;
            return OptionalInt.of(main == 0 ? 0 : above <= HIGHEST ? above : main - ABOVE);
        }
        return OptionalInt.of(Integer.parseInt(port));
    }
}
