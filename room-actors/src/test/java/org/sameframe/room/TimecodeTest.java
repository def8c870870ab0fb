package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimecodeTest {
    static Stream<Timecode> rates() {
        return Stream.of(
                Timecode.at(new FrameRate(24_000, 1_001), true),
                Timecode.at(new FrameRate(25, 1), false),
                Timecode.at(new FrameRate(30_000, 1_001), false),
                Timecode.at(new FrameRate(30_000, 1_001), true),
                Timecode.at(new FrameRate(50, 1), true),
                Timecode.at(new FrameRate(60_000, 1_001), false),
                Timecode.at(new FrameRate(60_000, 1_001), true));
    }

    @ParameterizedTest(name = "[EX1] {0}")
    @MethodSource("rates")
    void wholeDay(Timecode timecode) {
        String before = "";
        for (long frame = 0; frame < timecode.day(); frame++) {
            String label = timecode.label(frame);
            boolean isRight = before.compareTo(label) < 0
                    && timecode.frame(label).orElse(-1) == frame
                    && !isDropped(timecode, label);
            if (!isRight) {
                assertThat(label)
                        .as("label of frame %d, after %s", frame, before)
                        .isNull();
            }
            before = label;
        }
        assertThat(timecode.label(timecode.day())).isEqualTo(timecode.label(0));
        assertThat(timecode.label(-1)).isEqualTo(before);
    }

    /** By what stands in the label alone. */
    private static boolean isDropped(Timecode timecode, String label) {
        return timecode.isDropFrame()
                && label.charAt(4) != '0'
                && label.startsWith("00;0", 6)
                && label.charAt(10) - '0' < timecode.base() / 15;
    }

    @ParameterizedTest(name = "[EX1] frame {3} at {0}/{1} is {4}")
    @CsvSource({
        "24, 1, false, 0, 00:00:00:00",
        "24000, 1001, true, 86400, 01:00:00:00",
        "30000, 1001, false, 107892, 00:59:56:12",
        "30000, 1001, true, 107892, 01:00:00;00",
        "30000, 1001, true, 1799, 00:00:59;29",
        "30000, 1001, true, 1800, 00:01:00;02",
        "30000, 1001, true, 17981, 00:09:59;29",
        "30000, 1001, true, 17982, 00:10:00;00",
        "30000, 1001, true, 2589407, 23:59:59;29",
        "2997, 100, true, 1800, 00:01:00;02",
        "60000, 1001, true, 3600, 00:01:00;04",
        "60000, 1001, true, 215784, 01:00:00;00",
        "30, 1, true, 1800, 00:01:00:00",
        "120, 1, false, 119, 00:00:00:119",
        "1, 1, false, 61, 00:01:01:00"
    })
    void labels(int numerator, int denominator, boolean drop, long frame, String label) {
        Timecode timecode = Timecode.at(new FrameRate(numerator, denominator), drop);

        assertThat(timecode.label(frame)).isEqualTo(label);
        assertThat(timecode.frame(label)).hasValue(frame);
    }

    @ParameterizedTest(name = "[EX1] {0} is no drop-frame label")
    @CsvSource({
        "00:01:00;00",
        "00:01:00;01",
        "23:59:00;00",
        "00:00:00:00",
        "00:00:00;30",
        "24:00:00;00",
        "00:60:00;00",
        "00:00:60;00",
        "00:00:00;0x",
        "0:00:00;00",
        "00;00:00;00",
        "00:00;00;00",
        "-1:00:00;00"
    })
    void noLabel(String label) {
        assertThat(Timecode.at(new FrameRate(30_000, 1_001), true).frame(label)).isEqualTo(OptionalLong.empty());
    }

    static Stream<Arguments> media() {
        return Stream.of(
                arguments(medium(new FrameRate(24, 1), 1_001, 86_400, false), 0, 1_001, "01:00:00:00"),
                arguments(medium(new FrameRate(24, 1), 1_001, 86_400, false), 25, 1_026, "01:00:01:01"),
                arguments(medium(new FrameRate(24, 1), -8, 0, false), 3, -5, "00:00:00:03"),
                arguments(medium(new FrameRate(30_000, 1_001), 0, 108_000, true), 1_800, 1_800, "01:01:00;02"),
                arguments(medium(new FrameRate(30_000, 1_001), 0, 108_000, false), 1_800, 1_800, "01:01:00:00"),
                arguments(medium(new FrameRate(25, 1), 1, 2_159_999, false), 1, 2, "00:00:00:00"));
    }

    @ParameterizedTest(name = "[EX2] frame {1} is {2} and {3}")
    @MethodSource("media")
    void ofMedium(Medium medium, int frame, int number, String timecode) {
        assertThat(medium.frameNumber(frame)).isEqualTo(number);
        assertThat(medium.timecode(frame)).isEqualTo(timecode);
    }

    private static Medium medium(FrameRate rate, int firstFrameNumber, int startTimecode, boolean dropFrame) {
        return new Medium("m1", "", rate, 5_000, 0, firstFrameNumber, startTimecode, dropFrame, List.of());
    }
}
