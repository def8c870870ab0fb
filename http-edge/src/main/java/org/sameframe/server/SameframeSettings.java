package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import org.sameframe.persistence.Storage;
import org.sameframe.persistence.StorageProblem;

/** Settings that were checked: for a program that starts a server, or has one within an actor system of its own [EB]. */
public final class SameframeSettings {
    private final Config config;
    private final Settings settings;

    private SameframeSettings(Config config, Settings settings) {
        this.config = config;
        this.settings = settings;
    }

    /**
     * Checks settings; the environment counts as for the server, under {@code own}.
     *
     * @param own settings that differ from the defaults; the keys are in docs/configuration.md
     * @throws StartProblem if there is an unknown key or a wrong value: all of them, a line each
     */
    public static SameframeSettings of(Config own) throws StartProblem {
        try {
            return checked(own);
        } catch (ConfigException e) {
            throw new StartProblem(
                    "The configuration cannot be used: " + e.getMessage() + ". Correct it and start again.");
        }
    }

    private static SameframeSettings checked(Config own) throws StartProblem {
        Config config = Settings.configuration(own);
        ConfigCheck.of(config).orThrow();
        return new SameframeSettings(config, Settings.of(config));
    }

    /**
     * With what an actor system is to be started that is to keep rooms.
     *
     * @param host the application's own settings, as {@code ConfigFactory.defaultApplication()} has them; they count more, so
     *     without the defaults of libraries, as {@code ConfigFactory.load()} would have
     * @throws StartProblem if no store is named
     */
    public Config forSystem(Config host) throws StartProblem {
        try {
            return ConfigFactory.defaultOverrides()
                    .withFallback(host)
                    .withFallback(Storage.configuration(config, settings.dataFolder()))
                    .resolve();
        } catch (StorageProblem e) {
            throw new StartProblem(String.valueOf(e.getMessage()));
        }
    }

    Config config() {
        return config;
    }

    Settings settings() {
        return settings;
    }
}
