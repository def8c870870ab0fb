package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.room.RoomCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a token with the key of a data folder, while its server runs or not [AU2]. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = "Makes a token with which the history of one room, or of all of them, is read.",
        footer = {
            "",
            "The token is on standard output, what it opens on standard error. Ends with 1",
            "if the key cannot be read, and with 2 if the options are wrong."
        })
final class Token implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final String ALL = "*";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--audit", required = true, description = "What it grants: to read the history.")
    private boolean audit;

    @Option(
            names = "--room",
            paramLabel = "CODE",
            description = "Of this room; '*' for all of them, and for the directory. Default: '*'.")
    private String room = ALL;

    @Option(names = "--life", paramLabel = "TIME", description = "How long it is good: 12h, 90d. Default: 90d.")
    private String life = "90d";

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the store and the keys. Default: ./data.")
    private @Nullable Path data;

    private Token() {}

    @Override
    public Integer call() {
        CommandSpec command = spec;
        if (command == null) {
            throw new IllegalStateException("filled in by the command line");
        }
        Optional<RoomCode> code = room.equals(ALL) ? Optional.empty() : Optional.of(code(command));
        Duration period = period(command);
        Path folder = data == null ? configuredFolder() : data.toAbsolutePath().normalize();
        if (!ServerKeys.areIn(folder)) {
            return fail("There is no key in %s: name the server's data folder with --data, or start the server once."
                    .formatted(folder));
        }
        try {
            AccessTokens tokens = AccessTokens.create(ServerKeys.open(folder), period, InstantSource.system());
            say(command, code, period, tokens);
            return 0;
        } catch (IOException e) {
            return fail("The server's key cannot be used: " + e.getMessage());
        }
    }

    private static void say(CommandSpec command, Optional<RoomCode> code, Duration period, AccessTokens tokens) {
        command.commandLine()
                .getOut()
                .println(code.map(some -> tokens.issueAudit(some, period))
                        .orElseGet(() -> tokens.issueAuditOfAll(period)));
        command.commandLine().getOut().flush();
        System.err.println("Whoever has this token can read the history of "
                + code.map(some -> "room " + some).orElse("all rooms") + " until "
                + InstantSource.system().instant().plus(period).truncatedTo(ChronoUnit.SECONDS)
                + ", and do nothing else.");
    }

    private RoomCode code(CommandSpec command) {
        return RoomCode.parse(room)
                .orElseThrow(() -> wrong(command, "--room: " + room + " (expected: a room's code, or '*')"));
    }

    private Duration period(CommandSpec command) {
        try {
            Duration period = ConfigFactory.parseMap(Map.of("life", life)).getDuration("life");
            if (period.toSeconds() >= 1 && period.compareTo(LONGEST) <= 0) {
                return period;
            }
        } catch (ConfigException e) {
            // the same sentence as for one that is too short
        }
        throw wrong(command, "--life: " + life + " (expected: 1s to " + LONGEST.toDays() + "d, such as 90d)");
    }

    private static Path configuredFolder() {
        Config config = Settings.configuration(ConfigFactory.empty());
        return Settings.of(config).dataFolder();
    }

    private static int fail(String sentence) {
        System.err.println(sentence);
        return FAILED;
    }

    private static ParameterException wrong(CommandSpec command, String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }
}
