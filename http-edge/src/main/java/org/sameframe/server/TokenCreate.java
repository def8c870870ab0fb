package org.sameframe.server;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.Grant;
import org.sameframe.edge.auth.Pass;
import org.sameframe.edge.auth.RoomPattern;
import org.sameframe.edge.auth.Ticket;
import org.sameframe.room.Account;
import org.sameframe.room.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a token with which the operator vouches for somebody, as a platform's does [JW10]. */
@Command(
        name = "create",
        description =
                "Makes a token for somebody whom you vouch for: to join rooms, to create, read or end them, to upload media.",
        footer = {
            "",
            "The token is on standard output, what it is good for on standard error.",
            "Ends with 1 if the key cannot be read, and with 2 if the options are wrong."
        })
final class TokenCreate extends TokenFolder implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofDays(3_650);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--subject",
            required = true,
            paramLabel = "ID",
            description = "Whose it is: the same ID is the same person.")
    private String subject = "";

    @Option(names = "--name", paramLabel = "NAME", description = "As others see it, marked as verified.")
    private String name = "";

    @Option(
            names = "--room",
            paramLabel = "CODE",
            description = "Which rooms: a code, or a pattern such as '*'; may be repeated.")
    private List<String> rooms = new ArrayList<>();

    @Option(names = "--role", paramLabel = "ROLE", description = "host, reviewer or viewer. Default: reviewer.")
    private @Nullable String role;

    @Option(names = "--grant", paramLabel = "GRANT", description = "create, audit, upload or admin; may be repeated.")
    private List<String> grants = new ArrayList<>();

    @Option(names = "--life", paramLabel = "TIME", description = "How long it is good: 12h, 90d. Default: 12h.")
    private String life = "12h";

    private TokenCreate() {}

    @Override
    public Integer call() {
        Duration period = period(life)
                .filter(time -> time.toSeconds() >= 1 && time.compareTo(LONGEST) <= 0)
                .orElseThrow(
                        () -> wrong("--life: " + life + " (expected: 1s to " + LONGEST.toDays() + "d, such as 12h)"));
        Instant now = Instant.now();
        Pass pass = new Pass(
                Account.GUEST,
                name.strip(),
                RoomPattern.parse(rooms)
                        .orElseThrow(() ->
                                wrong("--room: " + rooms + " (expected: a room's code, or a pattern such as '*')")),
                Optional.ofNullable(role).map(this::role),
                grants(),
                new Ticket("", now, now.plus(period), "", false));
        if (subject.isBlank() || subject.length() > 255) {
            throw wrong("--subject: expected 1 to 255 characters");
        }
        return inFolder((folder, configuration) -> {
            AccessTokens tokens = tokens(folder, period);
            AccessTokens.Issued issued = tokens.issuePass(subject, pass);
            Optional<String> fault = tokens.fault(issued.text());
            if (fault.isPresent()) {
                return fail("No such token can be made: " + fault.get());
            }
            CommandSpec command = Objects.requireNonNull(spec);
            command.commandLine().getOut().println(issued.text());
            command.commandLine().getOut().flush();
            TokenCheck.say(pass, now.plus(period).truncatedTo(ChronoUnit.SECONDS), issued.id())
                    .forEach(System.err::println);
            return 0;
        });
    }

    private Role role(String text) {
        for (Role known : Role.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(text)) {
                return known;
            }
        }
        throw wrong("--role: " + text + " (expected: host, reviewer or viewer)");
    }

    private EnumSet<Grant> grants() {
        EnumSet<Grant> all = EnumSet.noneOf(Grant.class);
        for (String text : grants) {
            all.add(Grant.of(text)
                    .orElseThrow(() -> wrong("--grant: " + text + " (expected: create, audit, upload or admin)")));
        }
        return all;
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
