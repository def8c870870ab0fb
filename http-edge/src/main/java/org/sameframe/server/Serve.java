package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop: what the program does without a command, too [CM1]. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = "Runs the server until it is told to stop; so does the program without a command.",
        footer = {
            "",
            "Ends with 1 if it cannot start, and with 2 if the options are wrong.",
        })
final class Serve implements Callable<Integer> {
    private static final int FAILED = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private @Nullable ServeOptions options;

    private Serve() {}

    @Override
    public Integer call() {
        if (spec == null || options == null) {
            throw new IllegalStateException("filled in by the command line");
        }
        return run(spec, options);
    }

    /** @return 0 once it serves: it goes on until the process is told to stop */
    static int run(CommandSpec command, ServeOptions options) {
        try {
            Config own = options.own(command);
            Main.logAs(Settings.configuration(own));
            SameframeSettings settings = SameframeSettings.of(own);
            ConfigCheck.unknownVariables(System.getenv())
                    .forEach(sentence -> LoggerFactory.getLogger(Serve.class).warn("In the environment, {}", sentence));
            return run(command, settings);
        } catch (ConfigException e) {
            return fail("The configuration cannot be used: " + e.getMessage() + ". Correct it and start again.");
        } catch (StartProblem e) {
            return fail(String.valueOf(e.getMessage()));
        }
    }

    private static int run(CommandSpec command, SameframeSettings settings) throws StartProblem {
        CountDownLatch decided = new CountDownLatch(1);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Sameframe.start(settings).whenComplete((server, problem) -> {
            if (problem == null) {
                stopWithTheProcess(server);
                announce(command.commandLine().getOut(), server);
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

    private static void announce(PrintWriter out, Sameframe server) {
        out.println("Sameframe is ready at " + server.address() + "/");
        out.println("  store   " + server.storage());
        out.println("  media   " + server.media());
        out.println("  mode    " + server.mode());
        server.managementAddress().ifPresent(address -> out.println("  metrics " + address + "/metrics"));
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
                                        stopped.await(server.stopsWithin().toMillis(), TimeUnit.MILLISECONDS);
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

    private static int fail(String sentence) {
        System.err.println(sentence);
        return FAILED;
    }
}
