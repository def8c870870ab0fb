package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sameframe.room.actor.Node;

/**
 * The server's settings, read once; the keys are described in {@code reference.conf}.
 *
 * @param port 0 picks a free one
 * @param publicUrl how people reach the server, without a slash at the end; empty: as the request says
 * @param origins pages besides our own that may open a socket
 * @param mediaFolder empty: only the bundled clip
 */
record Settings(
        Path dataFolder,
        String bind,
        int port,
        Optional<String> publicUrl,
        boolean behindProxy,
        List<String> origins,
        List<String> frameAncestors,
        Duration stopDeadline,
        Optional<Path> mediaFolder,
        Duration mediaAddressLife,
        Duration tokenLife,
        Budget rooms,
        Budget guesses) {

    /** So many a minute. */
    record Budget(int perAddress, int inAll) {}

    /**
     * The whole configuration: {@code own} over how Pekko is run here over everybody's defaults.
     *
     * @throws ConfigException if it does not hold together
     */
    static Config configuration(Config own) {
        return ConfigFactory.defaultOverrides()
                .withFallback(own)
                .withFallback(ConfigFactory.parseResources(Settings.class.getClassLoader(), "sameframe-server.conf"))
                .withFallback(Node.defaults())
                .withFallback(ConfigFactory.defaultReferenceUnresolved(Settings.class.getClassLoader()))
                .resolve(ConfigResolveOptions.defaults());
    }

    /** @throws ConfigException if a setting is missing or of the wrong type */
    static Settings of(Config configuration) {
        Config config = configuration.getConfig("sameframe");
        Config http = config.getConfig("http");
        return new Settings(
                Path.of(config.getString("data-dir")).toAbsolutePath().normalize(),
                http.getString("bind"),
                between(http, "port", 0, 65_535),
                given(http, "public-url").map(url -> url.replaceAll("/+$", "")),
                http.getBoolean("behind-proxy"),
                list(http, "origins"),
                frameAncestors(http),
                http.getDuration("stop-deadline"),
                given(config, "media.folder").map(Path::of),
                atLeastASecond(config, "media.address-life"),
                atLeastASecond(config, "tokens.life"),
                budget(config.getConfig("limits"), "rooms"),
                budget(config.getConfig("limits"), "guesses"));
    }

    private static Budget budget(Config limits, String what) {
        return new Budget(
                between(limits, what + "-per-address", 1, 1_000_000), between(limits, what + "-in-all", 1, 1_000_000));
    }

    private static Optional<String> given(Config config, String key) {
        return Optional.of(config.getString(key)).filter(text -> !text.isEmpty());
    }

    /** A list, or one string with commas between, as the environment can only give. */
    private static List<String> list(Config config, String key) {
        return config.getValue(key).valueType() == ConfigValueType.STRING
                ? Arrays.stream(config.getString(key).split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList()
                : config.getStringList(key);
    }

    private static List<String> frameAncestors(Config http) {
        List<String> sources = list(http, "frame-ancestors");
        sources.stream()
                .filter(source -> !source.matches("[\\x21-\\x7e&&[^;,]]+"))
                .findFirst()
                .ifPresent(source -> {
                    throw bad(http, "frame-ancestors", source, "a source without spaces, commas and semicolons");
                });
        return sources;
    }

    private static int between(Config config, String key, int lowest, int highest) {
        int value = config.getInt(key);
        if (value < lowest || value > highest) {
            throw bad(config, key, value, lowest + " to " + highest);
        }
        return value;
    }

    private static Duration atLeastASecond(Config config, String key) {
        Duration value = config.getDuration(key);
        if (value.toSeconds() < 1) {
            throw bad(config, key, value.toMillis() + " ms", ">= 1 s");
        }
        return value;
    }

    private static ConfigException bad(Config config, String key, Object value, String expected) {
        return new ConfigException.BadValue(
                config.getValue(key).origin(), key, value + " (expected: " + expected + ")");
    }
}
