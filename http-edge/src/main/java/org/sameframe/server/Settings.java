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
import org.sameframe.edge.api.UploadSettings;
import org.sameframe.edge.auth.Origins;
import org.sameframe.edge.auth.Proxies;
import org.sameframe.edge.socket.StopSettings;
import org.sameframe.retention.RetentionSettings;
import org.sameframe.room.actor.Node;

/**
 * The server's settings, read once; the keys are described in {@code reference.conf}.
 *
 * @param port 0 picks a free one
 * @param publicUrl how people reach the server, without a slash at the end; empty: as the request says
 * @param proxies who is believed when they say whom a request comes from
 * @param tls empty: TLS is spoken by a proxy in front, or by nobody
 * @param origins pages besides our own that may open a socket
 * @param headTimeout from a connection until the head of its first request is complete
 * @param keepAlive from an answer until the head of the next request is complete
 * @param roomsPerAccount that one account makes a minute, with a token that grants it
 * @param retentionStep between two pages of rooms that are looked at
 * @param compactWithin how long stopping waits for the store to be compacted
 * @param mediaFolder empty: only the bundled clip
 * @param management the operator's port
 */
record Settings(
        Path dataFolder,
        String bind,
        int port,
        Optional<String> publicUrl,
        Proxies proxies,
        Optional<TlsFiles> tls,
        Origins origins,
        List<String> frameAncestors,
        Duration stopDeadline,
        Optional<Path> mediaFolder,
        Duration mediaAddressLife,
        UploadSettings uploads,
        Duration tokenLife,
        Duration auditLife,
        boolean rebuildDirectory,
        Budget rooms,
        int roomsPerAccount,
        Budget guesses,
        Budget joins,
        Duration headTimeout,
        Duration keepAlive,
        RetentionSettings retention,
        Duration retentionStep,
        Duration compactWithin,
        ManagementSettings management,
        StopSettings stop) {

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
                .withFallback(EnvironmentFiles.of(System.getenv()))
                .withFallback(ConfigFactory.parseResources(Settings.class.getClassLoader(), "sameframe-server.conf"))
                .withFallback(Node.defaults())
                .withFallback(ConfigFactory.defaultReferenceUnresolved(Settings.class.getClassLoader()))
                .resolve(ConfigResolveOptions.defaults());
    }

    /** @throws ConfigException if a setting is missing or of the wrong type */
    static Settings of(Config config) {
        // full paths, since a message about a setting names what was asked for
        return new Settings(
                Path.of(config.getString("sameframe.data-dir")).toAbsolutePath().normalize(),
                config.getString("sameframe.http.bind"),
                between(config, "sameframe.http.port", 0, 65_535),
                given(config, "sameframe.http.public-url").map(url -> url.replaceAll("/+$", "")),
                ProxySettings.of(config, list(config, "sameframe.http.proxies")),
                TlsFiles.of(config),
                origins(config),
                frameAncestors(config),
                config.getDuration("sameframe.http.stop-deadline"),
                given(config, "sameframe.media.folder").map(Path::of),
                atLeastASecond(config, "sameframe.media.address-life"),
                UploadSettings.of(config),
                atLeastASecond(config, "sameframe.tokens.life"),
                atLeastASecond(config, "sameframe.tokens.audit-life"),
                config.getBoolean("sameframe.directory.rebuild"),
                budget(config, "sameframe.limits.rooms"),
                between(config, "sameframe.limits.rooms-per-account", 1, 1_000_000),
                budget(config, "sameframe.limits.guesses"),
                budget(config, "sameframe.limits.joins"),
                atLeastASecond(config, "sameframe.http.head-timeout"),
                atLeastASecond(config, "sameframe.http.keep-alive"),
                RetentionSettings.of(config),
                atLeastASecond(config, "sameframe.retention.step"),
                config.getDuration("sameframe.storage.compact-within"),
                ManagementSettings.of(config),
                StopSettings.of(config));
    }

    /** Whether people reach the server by https, so that browsers may be told to come by nothing else. */
    boolean isPublicOverTls() {
        return publicUrl.filter(url -> url.startsWith("https://")).isPresent();
    }

    private static Budget budget(Config config, String what) {
        return new Budget(
                between(config, what + "-per-address", 1, 1_000_000), between(config, what + "-in-all", 1, 1_000_000));
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

    private static Origins origins(Config config) {
        List<String> allowed = list(config, "sameframe.http.origins");
        try {
            return Origins.create(allowed);
        } catch (IllegalArgumentException e) {
            throw bad(config, "sameframe.http.origins", allowed, "origins like https://review.example.com");
        }
    }

    private static List<String> frameAncestors(Config config) {
        List<String> sources = list(config, "sameframe.http.frame-ancestors");
        sources.stream()
                .filter(source -> !source.matches("[\\x21-\\x7e&&[^;,]]+"))
                .findFirst()
                .ifPresent(source -> {
                    throw bad(
                            config,
                            "sameframe.http.frame-ancestors",
                            source,
                            "a source without spaces, commas and semicolons");
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
