package org.sameframe.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriesTest {
    private static final Instant THEN = Instant.parse("2026-11-26T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest(name = "[PN4] after {0} tries, {1} s later, one waits {2} s")
    @CsvSource({
        "0, 0, 0",
        "4, 0, 0",
        "5, 0, 30",
        "5, 29, 1",
        "5, 30, 0",
        "6, 0, 60",
        "7, 0, 120",
        "11, 0, 1920",
        "12, 0, 3600",
        "13, 3599, 1",
        "1000, 3600, 0",
        "1000, 0, 3600",
        "1000, 86399, 0",
        "1000, 86400, 0",
        // a clock that was put back by ten minutes, and by a week
        "5, -600, 630",
        "1000, -604800, 0"
    })
    void waits(int tries, long later, long wait) {
        assertThat(new Tries(tries, THEN).wait(5, HOUR, THEN.plusSeconds(later)))
                .isEqualTo(Duration.ofSeconds(wait));
    }

    @Test
    @DisplayName("[PN4] a day without a try forgets them; a right one is taken back")
    void forgets() {
        Tries nine = new Tries(9, THEN);

        assertThat(nine.more(THEN.plusSeconds(86_399)).count()).isEqualTo(10);
        assertThat(nine.more(THEN.plusSeconds(86_400)).count()).isEqualTo(1);
        assertThat(nine.fewer()).isEqualTo(new Tries(8, THEN));
        assertThat(new Tries(1, THEN).fewer()).isEqualTo(Tries.NONE);
        assertThat(Tries.NONE.fewer()).isEqualTo(Tries.NONE);
    }
}
