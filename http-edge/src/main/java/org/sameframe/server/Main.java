package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line [CLI]. */
@Command(
        name = "sameframe",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            Serve.class,
            ConfigCommand.class,
            Doctor.class,
            Verify.class,
            Signer.class,
            Token.class,
            ExportJournal.class,
            ImportJournal.class,
            Compact.class,
            WebhookCommands.class
        },
        sortOptions = false,
        description = "Keeps a group of people on the same frame of the same video, and keeps the record.",
        footer = {
            "",
            "Everything else is set in a file for --config (HOCON or JSON), or in the",
            "environment, such as SAMEFRAME_STORAGE_URL for a PostgreSQL database.",
            "`config reference` lists all settings, `COMMAND --help` describes a command.",
            "Without a command, it serves. Ends with 1 if it cannot start, and with 2 if",
            "the options are wrong."
        })
public final class Main implements Callable<Integer> {
    private static final int WRONG_OPTIONS = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private @Nullable ServeOptions options;

    private Main() {}

    /** Runs the server until it is told to stop; exits with 1 if it cannot start, with 2 if the options are wrong. */
    public static void main(String[] args) {
        int code = commandLine().execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** All commands, as they are typed. */
    static CommandLine commandLine() {
        return new CommandLine(new Main()).setParameterExceptionHandler(Main::wrongOptions);
    }

    private static int wrongOptions(ParameterException problem, String[] args) {
        PrintWriter err = problem.getCommandLine().getErr();
        String message =
                String.valueOf(problem.getMessage()).lines().findFirst().orElse("The options are wrong");
        err.println(message + (message.endsWith(".") ? "" : ".") + " --help lists the options.");
        return WRONG_OPTIONS;
    }

    @Override
    public Integer call() {
        if (spec == null || options == null) {
            throw new IllegalStateException("filled in by the command line");
        }
        return Serve.run(spec, options);
    }

    /** The settings of a file. */
    static Config read(Path file) throws StartProblem {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new StartProblem(
                    "The configuration file " + file + " cannot be read. Check --config and the file's permissions.");
        }
        return ConfigFactory.parseFile(
                file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
    }

    /** Before the first line is logged: logback.xml reads these. */
    static void logAs(Config configuration) throws StartProblem {
        String format = configuration.getString("sameframe.log.format");
        if (!format.equals("text") && !format.equals("json")) {
            throw new StartProblem("sameframe.log.format: " + format + " (expected: text or json).");
        }
        System.setProperty("sameframe.log.format", format);
        System.setProperty("sameframe.log.level", configuration.getString("sameframe.log.level"));
    }

    /** As the jar says. */
    static String version() {
        @Nullable String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not from a jar)" : version;
    }

    /** What the build wrote into the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Sameframe " + version()};
        }
    }
}
