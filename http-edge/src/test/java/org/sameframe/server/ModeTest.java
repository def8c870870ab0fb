package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sameframe.edge.auth.Mode;

class ModeTest {
    @ParameterizedTest(name = "[MO1][MO3] mode \"{0}\" on {1} is {2}, and is warned of: {3}")
    @CsvSource({
        "'', 127.0.0.1, OPEN, false",
        "'', ::1, OPEN, false",
        "'', 0.0.0.0, GUESTS, false",
        "open, 0.0.0.0, OPEN, true",
        "open, 127.0.0.1, OPEN, false",
        "guests, 127.0.0.1, GUESTS, false",
        "platform, 0.0.0.0, PLATFORM, false"
    })
    void modes(String set, String bind, Mode mode, boolean isWarned) {
        assertThat(Tokens.mode(ConfigFactory.parseMap(Map.of("sameframe.mode", set)), bind)).isEqualTo(mode);
        assertThat(Tokens.warning(mode, bind).isPresent()).isEqualTo(isWarned);
    }
}
