package org.sameframe.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {
    private static final int TRIES = 10_000;

    @ParameterizedTest(name = "[WH5] after {0} attempts a message waits {1} to {2}")
    @CsvSource({
        "1, PT5S, PT6S",
        "2, PT8S, PT12S",
        "3, PT16S, PT24S",
        "4, PT32S, PT48S",
        "5, PT64S, PT96S",
        "10, PT34M8S, PT51M12S",
        "14, PT9H6M8S, PT13H39M12S",
        "15, PT18H12M16S, PT24H",
        "16, PT19H12M, PT24H",
        "1000, PT19H12M, PT24H"
    })
    void waits(int attempts, Duration least, Duration most) {
        Random random = new Random(attempts);
        for (int i = 0; i < TRIES; i++) {
            assertThat(BackOff.after(attempts, random)).isBetween(least, most);
        }
    }

    @ParameterizedTest(name = "[WH5] waits after {0} attempts are spread over all that is allowed")
    @CsvSource({"2, PT8.2S, PT11.8S", "10, PT35M, PT50M"})
    void spread(int attempts, Duration low, Duration high) {
        Random random = new Random(attempts);
        boolean isLow = false;
        boolean isHigh = false;
        for (int i = 0; i < TRIES; i++) {
            Duration pause = BackOff.after(attempts, random);
            isLow |= pause.compareTo(low) < 0;
            isHigh |= pause.compareTo(high) > 0;
        }
        assertThat(isLow && isHigh).isTrue();
    }
}
