package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.AuditScope;
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
        subcommands = {TokenCreate.class, TokenCheck.class, TokenRotate.class, TokenRevoke.class},
        sortOptions = false,
        description = {
            "Makes, checks and revokes tokens, and rotates the key they are signed with.",
            "With --audit: makes one with which the history of one room, or of all, is read."
        },
        footer = {
            "",
            "The token is on standard output; what it opens, and the identifier by which the",
            "log of accesses names it, on standard error. Ends with 1 if the key cannot be",
            "read, and with 2 if the options are wrong."
        })
final class Token implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final String ALL = "*";
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,%d}".formatted(AuditScope.LONGEST_NAME));

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--audit", description = "What it grants: to read the history.")
    private boolean audit;

    @Option(
            names = "--erase",
            description = "And to close rooms and erase them for good; without it the token changes nothing.")
    private boolean mayEnd;

    @Option(
            names = "--for",
            paramLabel = "NAME",
            description = "Whom it is for: stands in the token, and in the log of accesses as who.")
    private @Nullable String who;

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
        if (!audit) {
            throw wrong(command, "Say what to do: --audit, or create, check, rotate or revoke");
        }
        Optional<RoomCode> code = room.equals(ALL) ? Optional.empty() : Optional.of(code(command));
        AuditScope scope = new AuditScope(code, mayEnd, name(command));
        Duration period = period(command);
        Path folder = data == null ? configuredFolder() : data.toAbsolutePath().normalize();
        if (!ServerKeys.areIn(folder)) {
            return fail("There is no key in %s: name the server's data folder with --data, or start the server once."
                    .formatted(folder));
        }
        try {
            AccessTokens tokens = AccessTokens.create(ServerKeys.open(folder), period, InstantSource.system());
            say(command, scope, period, tokens.issueAudit(scope, period));
            return 0;
        } catch (IOException e) {
            return fail("The server's key cannot be used: " + e.getMessage());
        }
    }

    private static void say(CommandSpec command, AuditScope scope, Duration period, AccessTokens.Issued token) {
        command.commandLine().getOut().println(token.text());
        command.commandLine().getOut().flush();
        Instant end = InstantSource.system().instant().plus(period).truncatedTo(ChronoUnit.SECONDS);
        System.err.println(
                "Whoever has this token can read " + reads(scope) + " until " + end + ", and " + ends(scope));
        System.err.println("  id      " + token.id());
        if (!scope.who().isEmpty()) {
            System.err.println("  for     " + scope.who());
        }
    }

    /** History is what rooms' audit tokens read as well [HI7], [HP8]. */
    private static String reads(AuditScope scope) {
        String parts = ", with its exports, report, pictures and media,";
        return scope.room()
                .map(room -> "the history of room " + room + parts + " and who has read it,")
                .orElse("the history of all rooms" + parts + " their list, and who has read what,");
    }

    private static String ends(AuditScope scope) {
        if (!scope.mayEnd()) {
            return "do nothing else: it changes nothing.";
        }
        return scope.room().isPresent()
                ? "close that room and erase it for good."
                : "close any of them and erase it for good.";
    }

    private String name(CommandSpec command) {
        String name = who == null ? "" : who.strip();
        if (who != null && !NAME.matcher(name).matches()) {
            throw wrong(
                    command, "--for: expected a name of 1 to " + AuditScope.LONGEST_NAME + " characters in one line");
        }
        return name;
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
