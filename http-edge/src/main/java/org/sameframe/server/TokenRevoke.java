package org.sameframe.server;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.auth.Revocation;
import org.sameframe.edge.auth.Revocations;
import org.sameframe.room.Account;
import org.sameframe.room.RoomCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes tokens void, whether the server runs or not [RV2]. */
@Command(
        name = "revoke",
        description =
                "Makes tokens void that were issued until now; a server that runs closes their sockets within a second.",
        footer = {
            "",
            "Whoever may join can join again, and is issued another: to keep somebody out of",
            "a room, its host removes them. Ends with 1 if that cannot be written, and with 2",
            "if the options are wrong."
        })
final class TokenRevoke extends TokenFolder implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--jti", paramLabel = "ID", description = "One token, by its identifier.")
    private @Nullable String jti;

    @Option(
            names = "--room",
            paramLabel = "CODE",
            description = "All for a room, or with --participant somebody's there.")
    private @Nullable String room;

    @Option(
            names = "--participant",
            paramLabel = "NUMBER",
            description = "Somebody's, by the number that the record has.")
    private @Nullable Integer participant;

    @Option(names = "--subject", paramLabel = "ID", description = "Of an account, in all rooms.")
    private @Nullable String subject;

    @Option(
            names = "--issuer",
            paramLabel = "ISS",
            description =
                    "Of the account. Default: the platform that the settings (--config, environment) name, or this server.")
    private @Nullable String issuer;

    private TokenRevoke() {}

    @Override
    public Integer call() {
        long named = Stream.of(jti, room, subject).filter(Objects::nonNull).count();
        if (named != 1 || (participant != null && room == null)) {
            throw wrong("Say what is revoked: one of --jti, --subject, --room, or --room with --participant");
        }
        Optional<RoomCode> code = Optional.ofNullable(room)
                .map(text -> RoomCode.parse(text)
                        .orElseThrow(() -> wrong("--room: " + text + " (expected: a room's code)")));
        return inFolder((folder, configuration) -> {
            String configured = configuration.getString("sameframe.platform.issuer");
            String whose = issuer != null ? issuer : configured.isEmpty() ? "sameframe" : configured;
            Instant now = Instant.now();
            Revocation revocation = jti != null
                    ? Revocation.ofToken(now, jti)
                    : subject != null
                            ? Revocation.ofAccount(now, Account.of(whose, subject))
                            : participant == null
                                    ? Revocation.ofRoom(now, code.orElseThrow())
                                    : Revocation.ofParticipant(now, code.orElseThrow(), participant);
            Revocations.open(folder).add(revocation);
            System.out.println("Revoked, for tokens issued until " + now
                    + (subject == null ? "." : ": account " + subject + " of issuer " + whose + "."));
            return 0;
        });
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
