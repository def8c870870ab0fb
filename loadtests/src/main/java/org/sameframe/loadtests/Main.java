package org.sameframe.loadtests;

import org.sameframe.loadtests.durability.Durability;
import org.sameframe.loadtests.figures.Directory;
import org.sameframe.loadtests.figures.Guessing;
import org.sameframe.loadtests.figures.History;
import org.sameframe.loadtests.figures.Latency;
import org.sameframe.loadtests.figures.Startup;
import org.sameframe.loadtests.figures.Throughput;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The programs, by name. */
@Command(
        name = "loadtests",
        description = "Puts a Sameframe server under load, breaks it, measures it.",
        mixinStandardHelpOptions = true,
        subcommands = {
            Durability.class,
            Latency.class,
            Throughput.class,
            Startup.class,
            Directory.class,
            History.class,
            Guessing.class
        })
public final class Main {
    private Main() {}

    /** @param arguments a program's name and its options */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** @return the exit code: 0, or 1 for a failure, or 2 for options that are not understood */
    static int run(String... arguments) {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::failed)
                .execute(arguments);
    }

    /** What somebody can mend needs no trace of the stack. */
    private static int failed(Exception failure, CommandLine command, ParseResult asked) throws Exception {
        if (failure instanceof IllegalArgumentException) {
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
