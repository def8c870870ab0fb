package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValueFactory;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line [CLI]. */
@Command(
        name = "sameframe",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {Verify.class, Signer.class, Token.class, ExportJournal.class, ImportJournal.class, Compact.class
        },
        sortOptions = false,
        description = "Keeps a group of people on the same frame of the same video, and keeps the record.",
        footer = {
            "",
            "Everything else is set in a file for --config (HOCON or JSON), or in the",
            "environment, such as SAMEFRAME_STORAGE_URL for a PostgreSQL database."
        })
public final class Main implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int WRONG_OPTIONS = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on; 0 picks a free one. Default: 8080.")
    private @Nullable Integer port;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Address to listen on. Default: 127.0.0.1.")
    private @Nullable String bind;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the store and the keys. Default: ./data.")
    private @Nullable Path data;

    @Option(names = "--media", paramLabel = "DIR", description = "Folder of videos that rooms can show.")
    private @Nullable Path media;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "Certificate to speak TLS with, without a proxy: PEM, the server's own first.")
    private @Nullable Path tlsCertificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Its key: PEM (PKCS #8), without a passphrase.")
    private @Nullable Path tlsKey;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "Who needs a token: open (nobody), guests (who creates), platform (everybody).")
    private @Nullable String mode;

    @Option(names = "--config", paramLabel = "FILE", description = "Further settings.")
    private @Nullable Path config;

    @Option(
            names = "--rebuild-directory",
            description = "Make the directory of rooms anew from their ledgers, then serve.")
    private boolean rebuildDirectory;

    private Main() {}

    /** Runs the server until it is told to stop; exits with 1 if it cannot start, with 2 if the options are wrong. */
    public static void main(String[] args) {
        int code = new CommandLine(new Main())
                .setParameterExceptionHandler(Main::wrongOptions)
                .execute(args);
        if (code != 0) {
            System.exit(code);
        }
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
        if (port != null && (port < 0 || port > 65_535)) {
            throw wrong("--port: " + port + " (expected: 0 to 65535)");
        }
        try {
            Config configuration = Settings.configuration(ownSettings());
            logAs(configuration);
            return run(configuration);
        } catch (ConfigException e) {
            return fail("The configuration cannot be used: " + e.getMessage() + ". Correct it and start again.");
        } catch (StartProblem e) {
            return fail(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec == null ? new CommandLine(this) : spec.commandLine(), sentence);
    }

    /** The command line over the file of {@code --config}. */
    private Config ownSettings() throws StartProblem {
        Map<String, Object> given = new TreeMap<>();
        put(given, "sameframe.http.port", port);
        put(given, "sameframe.http.bind", bind);
        put(given, "sameframe.mode", mode);
        put(given, "sameframe.data-dir", data == null ? null : data.toString());
        put(given, "sameframe.media.folder", media == null ? null : media.toString());
        put(given, "sameframe.http.tls.certificate", tlsCertificate == null ? null : tlsCertificate.toString());
        put(given, "sameframe.http.tls.key", tlsKey == null ? null : tlsKey.toString());
        put(given, "sameframe.directory.rebuild", rebuildDirectory ? true : null);
        Config line = ConfigFactory.parseMap(given, "the command line");
        return config == null ? line : line.withFallback(read(config));
    }

    private static void put(Map<String, Object> settings, String key, @Nullable Object value) {
        if (value != null) {
            settings.put(key, ConfigValueFactory.fromAnyRef(value));
        }
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

    private int run(Config configuration) throws StartProblem {
        CountDownLatch decided = new CountDownLatch(1);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Sameframe.startWith(configuration).whenComplete((server, problem) -> {
            if (problem == null) {
                stopWithTheProcess(server);
                announce(server);
            }
            failure.set(problem);
            decided.countDown();
        });
        try {
            decided.await();
        } catch (InterruptedException e) {
            return fail("Interrupted while starting.");
        }
        @Nullable Throwable problem = failure.get();
        return problem == null ? 0 : fail(sentence(problem));
    }

    private static String sentence(Throwable problem) {
        @Nullable Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        return cause instanceof StartProblem
                ? String.valueOf(cause.getMessage())
                : "The server cannot start: " + cause + ".";
    }

    private void announce(Sameframe server) {
        PrintWriter out = spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
        out.println("Sameframe is ready at " + server.address() + "/");
        out.println("  store   " + server.storage());
        out.println("  media   " + server.media());
        out.println("  mode    " + server.mode());
        out.println("  Open the address in a browser. Ctrl+C stops the server.");
        out.flush();
        server.warning().ifPresent(sentence -> System.err.println("WARNING: " + sentence));
    }

    private static void stopWithTheProcess(Sameframe server) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            CountDownLatch stopped = new CountDownLatch(1);
                            server.stop().whenComplete((done, failure) -> stopped.countDown());
                            try {
                                // every phase of stopping has a deadline of its own; this one is for a defect in them
                                boolean inTime =
                                        stopped.await(server.stopsWithin().toSeconds(), TimeUnit.SECONDS);
                                if (!inTime) {
                                    System.err.println(
                                            "The server did not stop in time; nothing acknowledged is lost.");
                                }
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "stop"));
    }

    private int fail(String sentence) {
        System.err.println(sentence);
        return FAILED;
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
