package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the store is that a command is about: as the server is told, by options, a file and the environment. */
final class StoreOptions {
    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the store and the keys. Default: ./data.")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "Further settings, as for the server.")
    private @Nullable Path config;

    private StoreOptions() {}

    /**
     * The whole configuration.
     *
     * @throws StartProblem if it cannot be used, with a sentence that says what to do
     */
    Config configuration() throws StartProblem {
        Map<String, String> given = data == null ? Map.of() : Map.of("sameframe.data-dir", data.toString());
        Config line = ConfigFactory.parseMap(given, "the command line");
        try {
            Config configuration = Settings.configuration(config == null ? line : line.withFallback(Main.read(config)));
            // what a command has to say goes to people, not into a log
            System.setProperty("sameframe.log.level", "warn");
            return configuration;
        } catch (ConfigException e) {
            throw new StartProblem(
                    "The configuration cannot be used: " + e.getMessage() + ". Correct it and start again.");
        }
    }

    /** The data folder that a configuration names. */
    static Path dataFolder(Config configuration) {
        return Path.of(configuration.getString("sameframe.data-dir"));
    }
}
