package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sameframe.edge.auth.Mode;

class ModeTest {
    @ParameterizedTest(name = "[MO1] mode \"{0}\" on {1} is {2}")
    @CsvSource({
        "'', 127.0.0.1, OPEN",
        "'', ::1, OPEN",
        "'', 0.0.0.0, GUESTS",
        "open, 0.0.0.0, OPEN",
        "guests, 127.0.0.1, GUESTS",
        "platform, 0.0.0.0, PLATFORM"
    })
    void modes(String set, String bind, Mode mode) {
        assertThat(Tokens.mode(ConfigFactory.parseMap(Map.of("sameframe.mode", set)), bind))
                .isEqualTo(mode);
    }

    @ParameterizedTest(name = "[MO3] of mode {0} on {1} is warned: {2}")
    @CsvSource({
        "OPEN, 0.0.0.0, true",
        "OPEN, 127.0.0.1, false",
        "OPEN, ::1, false",
        "GUESTS, 0.0.0.0, false",
        "PLATFORM, 0.0.0.0, false"
    })
    void warnings(Mode mode, String bind, boolean isWarned) {
        assertThat(Tokens.warning(mode, bind).isPresent()).isEqualTo(isWarned);
    }
}
