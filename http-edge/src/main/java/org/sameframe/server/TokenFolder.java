package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.Platform;
import org.sameframe.edge.auth.Revocations;
import org.sameframe.edge.auth.ServerKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which server's tokens a command is about. */
@Command(mixinStandardHelpOptions = true, versionProvider = Main.Version.class, sortOptions = false)
abstract class TokenFolder {
    static final int FAILED = 1;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the store and the keys. Default: ./data.")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "The server's settings, if it has a file of them.")
    private @Nullable Path config;

    interface Work {
        int with(Path folder, Config configuration) throws IOException;
    }

    /** What the command does, in a folder that has keys; else says what is missing. */
    int inFolder(Work work) {
        try {
            Config own = config == null ? ConfigFactory.empty() : Main.read(config);
            Config configuration = Settings.configuration(own);
            Path folder = data == null
                    ? Settings.of(configuration).dataFolder()
                    : data.toAbsolutePath().normalize();
            if (!ServerKeys.areIn(folder)) {
                return fail(
                        "There is no key in %s: name the server's data folder with --data, or start the server once."
                                .formatted(folder));
            }
            return work.with(folder, configuration);
        } catch (IOException e) {
            return fail("The server's keys cannot be used: " + e.getMessage());
        } catch (ConfigException e) {
            return fail("The configuration cannot be used: " + e.getMessage());
        } catch (StartProblem e) {
            return fail(String.valueOf(e.getMessage()));
        }
    }

    static AccessTokens tokens(Path folder, Duration life) throws IOException {
        return AccessTokens.create(ServerKeys.open(folder), life, InstantSource.system());
    }

    /** As the server takes them. */
    static AccessTokens tokens(Path folder, Optional<Platform> platform) throws IOException {
        return tokens(folder, Duration.ofDays(1)).with(platform, Revocations.open(folder));
    }

    /** Empty if the text is no length of time. */
    static Optional<Duration> period(String text) {
        try {
            return Optional.of(
                    ConfigFactory.parseMap(Map.of("life", text)).getDuration("life"));
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }

    static int fail(String sentence) {
        System.err.println(sentence);
        return FAILED;
    }
}
