package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeldTest {
    private static final int MOST = 10_000;

    private final Held held = Held.atMost(MOST);

    @ParameterizedTest(name = "[RE12] {0} bytes beside {1} of another: {2}")
    @CsvSource({
        "1024, 11024, true",
        "1025, 11024, false",
        "1025, 11023, true",
        "11024, 0, true",
        "11025, 0, false",
        "6024, 6024, true",
        "6025, 6024, false",
    })
    void bounded(long bytes, long others, boolean isTaken) {
        assertThat(held.begin().take(others)).isTrue();

        assertThat(held.begin().take(bytes)).isEqualTo(isTaken);
    }

    @Test
    @DisplayName("[RE12] the first kibibyte is free once, however small the pieces are")
    void pieces() {
        Held.Part part = held.begin();
        for (int i = 0; i < MOST + 1024; i++) {
            assertThat(part.take(1)).isTrue();
        }
        assertThat(part.take(1)).isFalse();
    }

    @Test
    @DisplayName("[RE12] what is whole, or was let go, leaves its place to others and takes nothing more")
    void ends() {
        Held.Part part = held.begin();
        assertThat(part.take(MOST + 1024)).isTrue();

        part.end();

        assertThat(part.take(1)).isFalse();
        assertThat(held.begin().take(MOST + 1024)).isTrue();
    }
}
