package org.sameframe.edge.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;

/** Tokens, cursors and signatures that this server has not made: none is good, and none breaks anything. */
public final class FuzzSecrets {
    private static final ServerKeys KEYS = keys();
    private static final AccessTokens TOKENS = AccessTokens.create(KEYS, Duration.ofDays(1), InstantSource.system());
    private static final Cursors CURSORS = Cursors.of(KEYS);
    private static final MediaSignatures SIGNATURES =
            MediaSignatures.create(KEYS, Duration.ofDays(1), InstantSource.system());

    private FuzzSecrets() {}

    public static void tokens(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        if (!(TOKENS.verify(text) instanceof AccessTokens.Rejected)
                || !(TOKENS.verifyAudit(text) instanceof AccessTokens.Rejected)) {
            throw new AssertionError("a token of nobody's is good");
        }
    }

    public static void cursors(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        if (CURSORS.open(text, "a question").isPresent()
                || SIGNATURES.check("a.mp4", Long.MAX_VALUE, text) == MediaSignatures.Outcome.VALID) {
            throw new AssertionError("a cursor or signature of nobody's is good");
        }
    }

    private static ServerKeys keys() {
        try {
            return ServerKeys.open(Files.createTempDirectory("fuzz"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
