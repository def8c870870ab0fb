package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sameframe.persistence.Storage;
import org.sameframe.persistence.StorageProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the store of a server that does not run anew, without what was deleted from it [ER7]. */
@Command(
        name = "compact",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = "Writes the store anew without what was deleted from it, which completes erasures.",
        footer = {
            "",
            "A server with an H2 file must not run meanwhile. With PostgreSQL it may: two",
            "tables are written anew (VACUUM FULL). Ends with 0 when that is done, with 1 if",
            "it cannot be, and with 2 if the options are wrong."
        })
final class Compact implements Callable<Integer> {
    private static final int FAILED = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the store and the keys. Default: ./data.")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "Further settings.")
    private @Nullable Path config;

    private Compact() {}

    @Override
    public Integer call() {
        CommandSpec command = spec;
        if (command == null) {
            throw new IllegalStateException("filled in by the command line");
        }
        try {
            Config settings = Settings.configuration(ownSettings());
            Main.logAs(settings);
            System.setProperty("sameframe.log.level", "warn");
            compact(settings, command.commandLine().getOut());
            return 0;
        } catch (ConfigException e) {
            return fail(command, "The configuration cannot be used: " + e.getMessage() + ".");
        } catch (StartProblem | StorageProblem e) {
            return fail(command, String.valueOf(e.getMessage()));
        }
    }

    private static void compact(Config settings, PrintWriter out) throws StartProblem, StorageProblem {
        Path folder = Settings.of(settings).dataFolder();
        boolean isFile = settings.getString("sameframe.storage.url").isEmpty();
        if (isFile && !Files.exists(folder.resolve("store.mv.db"))) {
            throw new StartProblem("There is no store in " + folder + ". Say with --data where it is.");
        }
        Storage.compact(settings, folder)
                .ifPresentOrElse(
                        sizes -> out.println("The store is compact: %d KiB, before %d KiB."
                                .formatted(sizes.after() / 1_024, sizes.before() / 1_024)),
                        () -> out.println("The tables are compact. Remove old write-ahead logs and backups yourself."));
        out.flush();
    }

    private Config ownSettings() throws StartProblem {
        Config line = data == null
                ? ConfigFactory.empty()
                : ConfigFactory.parseMap(Map.of("sameframe.data-dir", data.toString()), "the command line");
        return config == null ? line : line.withFallback(Main.read(config));
    }

    private static int fail(CommandSpec command, String sentence) {
        command.commandLine().getErr().println(sentence);
        command.commandLine().getErr().flush();
        return FAILED;
    }
}
