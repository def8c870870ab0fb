package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomCodeTest {
    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("[RO1] a code is read in either case, with or without the dash, with spaces around")
    @ValueSource(strings = {"ABCD-2345", "abcd-2345", "AbCd2345", "  abcd2345\t"})
    void reads(String text) {
        assertThat(RoomCode.parse(text)).contains(new RoomCode("ABCD-2345"));
    }

    @Test
    @DisplayName("[RO1] spaces around count: what has more than 64 characters is no code")
    void longest() {
        assertThat(RoomCode.parse(" ".repeat(55) + "ABCD-2345")).contains(new RoomCode("ABCD-2345"));
        assertThat(RoomCode.parse(" ".repeat(56) + "ABCD-2345")).isEmpty();
    }

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("[RO1] anything else is no code")
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "ABCD",
                "ABCD-234",
                "ABCD-23456",
                "ABCDE2345",
                "ABC-D2345",
                "ABCD--2345",
                "ABCD-2345-",
                "ABCD 2345",
                "ABCI-2345",
                "ABCO-2345",
                "ABCD-2341",
                "ABCD-2340",
                "ÄBCD-2345",
                "ABCD\u20132345",
                "\u017FBCD-2345",
                "\u00DFCD-2345",
                "\u00DFABCDEF",
                "\uFF21BCD-2345",
                "ABCD-234\u0665",
                "ABCD-234\u0000",
                "../../etc",
                "ABCD-2345ABCD-2345ABCD-2345ABCD-2345ABCD-2345ABCD-2345ABCD-2345ABCD-2345"
            })
    void refuses(String text) {
        assertThat(RoomCode.parse(text)).isEmpty();
        assertThatThrownBy(() -> new RoomCode(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("[RO1] 32 symbols, each for five bits of chance: 40 bits")
    void symbols() {
        StringBuilder symbols = new StringBuilder();
        for (int i = 0; i < 32; i++) {
            symbols.append(RoomCode.of(i).value().charAt(0));
        }
        assertThat(symbols).hasToString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789");
        assertThat(RoomCode.of(0)).hasToString("AAAA-AAAA");
        assertThat(RoomCode.of(-1)).hasToString("9999-9999");
        assertThat(RoomCode.of(1L << 39).value()).isEqualTo("AAAA-AAAS");
    }
}
