package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest(name = "[MD4] {0} of 100 bytes is {1}")
    @CsvSource({
        "bytes=0-, bytes 0-99/100",
        "bytes=0-0, bytes 0-0/100",
        "bytes=10-19, bytes 10-19/100",
        "bytes=99-, bytes 99-99/100",
        "bytes=50-1000, bytes 50-99/100",
        "bytes=-1, bytes 99-99/100",
        "bytes=-1000, bytes 0-99/100",
        "bytes = 1 - 2, bytes 1-2/100",
    })
    void part(String header, String expected) {
        assertThat(ByteRange.parse(Optional.of(header), 100))
                .isInstanceOfSatisfying(
                        ByteRange.Part.class,
                        part -> assertThat(part.range().of(100)).isEqualTo(expected));
    }

    @ParameterizedTest(name = "[MD4] {0} of 100 bytes cannot be satisfied")
    @ValueSource(strings = {"bytes=100-", "bytes=999999999999999999-", "bytes=-0"})
    void unsatisfiable(String header) {
        assertThat(ByteRange.parse(Optional.of(header), 100)).isInstanceOf(ByteRange.Unsatisfiable.class);
    }

    @ParameterizedTest(name = "[MD4] \"{0}\" asks for the whole file")
    @ValueSource(
            strings = {
                "",
                "bytes=",
                "bytes=-",
                "bytes=a-b",
                "bytes=5-4",
                "bytes=--1",
                "bytes=0-1,5-6",
                "frames=0-1",
                "bytes=0-99999999999999999999999999"
            })
    void whole(String header) {
        assertThat(ByteRange.parse(Optional.of(header), 100)).isInstanceOf(ByteRange.Whole.class);
    }

    @ParameterizedTest(name = "[MD4] an empty file has no ranges: {0}")
    @ValueSource(strings = {"bytes=0-", "bytes=-5"})
    void empty(String header) {
        assertThat(ByteRange.parse(Optional.of(header), 0)).isInstanceOf(ByteRange.Unsatisfiable.class);
    }
}
