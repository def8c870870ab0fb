package org.sameframe.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.Grant;
import org.sameframe.edge.auth.Pass;
import org.sameframe.edge.auth.Platform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what a token is good for, or exactly why it is good for nothing [JW10]. */
@Command(
        name = "check",
        description =
                "Says what a token is good for here, or exactly why it is not good: of this server or its platform.",
        footer = {"", "Ends with 0 if the token is good, with 1 if it is not, and with 2 if the options", "are wrong."})
final class TokenCheck extends TokenFolder implements Callable<Integer> {
    private static final int LONGEST = 65_536;

    @Parameters(
            paramLabel = "TOKEN",
            description = "The token, or - to read it from standard input, where no list of processes shows it.")
    private String token = "";

    private TokenCheck() {}

    @Override
    public Integer call() {
        return inFolder((folder, configuration) -> {
            Optional<Platform> platform = Platform.of(configuration, InstantSource.system(), Optional.empty());
            AccessTokens tokens = tokens(folder, platform);
            String text = token.equals("-")
                    ? new String(System.in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip()
                    : token.strip();
            if (tokens.lacksKeyOf(text)) {
                look(tokens);
            }
            Optional<String> fault = tokens.fault(text);
            if (fault.isPresent()) {
                return fail("The token is not good: " + fault.get());
            }
            good(tokens, text).forEach(System.out::println);
            return 0;
        });
    }

    private static void look(AccessTokens tokens) throws IOException {
        CountDownLatch looked = new CountDownLatch(1);
        tokens.lookForKeys().whenComplete((done, failure) -> looked.countDown());
        try {
            if (!looked.await(15, TimeUnit.SECONDS)) {
                System.err.println("The platform does not answer.");
            }
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    private static List<String> good(AccessTokens tokens, String text) {
        AccessTokens.Verification verification = tokens.verify(text);
        if (verification instanceof AccessTokens.Visiting visiting) {
            Pass pass = visiting.pass();
            return say(pass, pass.ticket().end(), pass.ticket().id());
        }
        if (verification instanceof AccessTokens.Verified verified) {
            return List.of(
                    "Good: participant %d of room %s".formatted(verified.participant(), verified.room()),
                    "  until   " + verified.ticket().end(),
                    "  id      " + verified.ticket().id());
        }
        return tokens.verifyAudit(text) instanceof AccessTokens.Granted granted
                ? List.of(
                        "Good: reads the history of " + granted.scope().rooms()
                                + (granted.scope().mayEnd() ? ", and closes and erases" : ""),
                        "  id      " + granted.id())
                : List.of("It is of this server, and grants nothing.");
    }

    static List<String> say(Pass pass, Instant end, String id) {
        List<String> lines = new ArrayList<>();
        lines.add(
                pass.rooms().patterns().isEmpty() && !pass.grants().isEmpty()
                        ? "Good for what it grants; it opens no room"
                        : "Good for " + pass.rooms());
        if (!pass.name().isEmpty()) {
            lines.add("  name    " + pass.name());
        }
        pass.role().ifPresent(role -> lines.add("  role    " + role.name().toLowerCase(Locale.ROOT)));
        lines.add("  grants  "
                + (pass.grants().isEmpty()
                        ? "nothing else"
                        : String.join(
                                ", ",
                                pass.grants().stream().map(Grant::text).sorted().toList())));
        lines.add("  until   " + end);
        lines.add("  id      " + id);
        return lines;
    }
}
