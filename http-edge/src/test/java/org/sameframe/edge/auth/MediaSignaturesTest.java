package org.sameframe.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaSignaturesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private ServerKeys keys;
    private MediaSignatures.Signature signature;

    @BeforeEach
    void sign(@TempDir Path folder) throws Exception {
        keys = ServerKeys.open(folder);
        signature = at(NOW).sign("shot 1.mp4");
    }

    @Test
    @DisplayName("[MD3] an address is good for its file until it expires")
    void goodUntilItExpires() {
        Instant end = Instant.ofEpochSecond(signature.expires());

        assertThat(end).isEqualTo(NOW.plusSeconds(900));
        assertThat(check(end.minusSeconds(1), "shot 1.mp4", signature.expires()))
                .isEqualTo(MediaSignatures.Outcome.VALID);
        assertThat(check(end, "shot 1.mp4", signature.expires())).isEqualTo(MediaSignatures.Outcome.EXPIRED);
    }

    @Test
    @DisplayName("[MD3] an address says nothing about another file, another end, or with another signature")
    void goodForNothingElse() {
        assertThat(check(NOW, "shot 2.mp4", signature.expires())).isEqualTo(MediaSignatures.Outcome.BAD);
        assertThat(check(NOW, "shot 1.mp4", signature.expires() + 1)).isEqualTo(MediaSignatures.Outcome.BAD);
        assertThat(at(NOW).check("shot 1.mp4", signature.expires(), "")).isEqualTo(MediaSignatures.Outcome.BAD);
    }

    private MediaSignatures.Outcome check(Instant now, String name, long expires) {
        return at(now).check(name, expires, signature.text());
    }

    private MediaSignatures at(Instant now) {
        return MediaSignatures.create(keys, Duration.ofMinutes(15), () -> now);
    }
}
