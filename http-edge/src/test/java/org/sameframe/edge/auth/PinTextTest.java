package org.sameframe.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PinTextTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("four digits", "7319", "7319"),
                arguments("zeros in front", "0000", "0000"),
                arguments("spaces around", "  7319\n", "7319"),
                arguments("spaces within", "73 19", "73 19"),
                arguments("another composition", "cafe\u0301", "caf\u00e9"),
                arguments("four signs outside of the basic plane", "😀😀😀😀", "😀😀😀😀"),
                arguments("64 characters", "é".repeat(64), "é".repeat(64)),
                arguments("three", "731", ""),
                arguments("three signs", "😀😀😀", ""),
                arguments("three, with spaces around", " 731 ", ""),
                arguments("65", "x".repeat(65), ""),
                arguments("nothing", "", ""),
                arguments("a line break within", "73\n19", ""),
                arguments("NUL within", "73\u000019", ""));
    }

    @ParameterizedTest(name = "[PN1] {0}")
    @MethodSource("texts")
    void read(String what, String typed, String pin) {
        assertThat(PinText.of(typed).orElse("")).isEqualTo(pin);
    }
}
