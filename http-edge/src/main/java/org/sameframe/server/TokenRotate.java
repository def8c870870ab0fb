package org.sameframe.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.auth.ServerKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a new key to sign with [RV5]. */
@Command(
        name = "rotate",
        description = "Makes a new key to sign tokens with; a server that runs takes it up within a second.",
        footer = {
            "",
            "The key before goes on checking what it has signed until the lives of tokens",
            "are over. Addresses of media and positions in lists change with the next start.",
            "Ends with 1 if the keys cannot be read or written, and with 2 if the options",
            "are wrong."
        })
final class TokenRotate extends TokenFolder implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--keep",
            paramLabel = "TIME",
            description =
                    "How long the key before is good; 0s ends all its tokens now. Default: the longest life of a token that is set.")
    private @Nullable String keep;

    private TokenRotate() {}

    @Override
    public Integer call() {
        Optional<Duration> given = keep == null ? Optional.empty() : period(keep);
        if (keep != null && given.filter(time -> !time.isNegative()).isEmpty()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--keep: " + keep + " (expected: 0s or more, such as 90d)");
        }
        return inFolder((folder, configuration) -> {
            Settings settings = Settings.of(configuration);
            Duration longest = settings.tokenLife().compareTo(settings.auditLife()) > 0
                    ? settings.tokenLife()
                    : settings.auditLife();
            Instant now = Instant.now();
            Instant until = now.plus(given.orElse(longest));
            ServerKeys keys = ServerKeys.rotate(folder, now, until);
            System.out.println("Tokens are signed with the key " + keys.name() + " from now on.");
            System.out.println(
                    until.isAfter(now)
                            ? "Those of the key before are good until they end, at the latest until " + until + "."
                            : "Those of the key before are void: everybody joins again.");
            return 0;
        });
    }
}
