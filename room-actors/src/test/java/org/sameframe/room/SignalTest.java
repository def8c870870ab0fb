package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which signals make sense; views and grades are in {@link PictureTest}. */
class SignalTest {
    private static final Shape.Point POINT = new Shape.Point(1, 2, 3);
    private static final Shape STROKE = new Shape(ShapeKind.FREEHAND, List.of(POINT), "");

    @ParameterizedTest(name = "frame {0}: {1}")
    @DisplayName("[SG5] a playhead that is being dragged is on a frame that a medium could have")
    @CsvSource({"0, true", "16777215, true", "-1, false", "16777216, false", "2147483647, false", "-2147483648, false"})
    void frames(int frame, boolean isPlausible) {
        assertThat(new Signal.Scrub(frame).isPlausible()).isEqualTo(isPlausible);
        assertThat(new Signal.Status(0, frame, "m1", 1, false, false, false, 0, 0).isPlausible())
                .isEqualTo(isPlausible);
        assertThat(stroke("s", "m1", frame, 600, 0, STROKE).isPlausible()).isEqualTo(isPlausible);
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @DisplayName("[SG5] a pointer is no farther outside than the picture is large, however it points")
    @CsvSource({
        "0, 0, true",
        "65536, 65536, true",
        "-65536, 131072, true",
        "131072, -65536, true",
        "-65537, 0, false",
        "0, -65537, false",
        "131073, 0, false",
        "0, 131073, false",
        "2147483647, 0, false",
        "0, -2147483648, false"
    })
    void pointers(int x, int y, boolean isPlausible) {
        for (Signal.Pointing how : Signal.Pointing.values()) {
            assertThat(new Signal.Pointer(x, y, how).isPlausible()).isEqualTo(isPlausible);
        }
        assertThat(of(new Shape(ShapeKind.LINE, List.of(POINT, new Shape.Point(x, y, 0)), ""))
                        .isPlausible())
                .isEqualTo(isPlausible);
    }

    static Stream<Arguments> strokes() {
        String text = "x".repeat(500);
        return Stream.of(
                Arguments.of("as one is", of(STROKE), true),
                Arguments.of("id of 64", stroke("x".repeat(64), "m1", 0, 600, 0, STROKE), true),
                Arguments.of("no id", stroke("", "m1", 0, 600, 0, STROKE), false),
                Arguments.of("id of 65", stroke("x".repeat(65), "m1", 0, 600, 0, STROKE), false),
                Arguments.of("no medium", stroke("s", "", 0, 600, 0, STROKE), false),
                Arguments.of("medium of 65", stroke("s", "m".repeat(65), 0, 600, 0, STROKE), false),
                Arguments.of("width 1", stroke("s", "m1", 0, 1, 0, STROKE), true),
                Arguments.of("width 65536", stroke("s", "m1", 0, 65_536, 0, STROKE), true),
                Arguments.of("width 0", stroke("s", "m1", 0, 0, 0, STROKE), false),
                Arguments.of("width 65537", stroke("s", "m1", 0, 65_537, 0, STROKE), false),
                Arguments.of("width 2^32 - 1", stroke("s", "m1", 0, -1, 0, STROKE), false),
                Arguments.of("the last point", stroke("s", "m1", 0, 600, 1_999, STROKE), true),
                Arguments.of("behind the last point", stroke("s", "m1", 0, 600, 2_000, STROKE), false),
                Arguments.of("beyond the last point", stroke("s", "m1", 0, 600, 1_900, points(101)), false),
                Arguments.of("up to the last point", stroke("s", "m1", 0, 600, 1_900, points(100)), true),
                Arguments.of("from before the first", stroke("s", "m1", 0, 600, -1, STROKE), false),
                Arguments.of("from 2^31 - 1", stroke("s", "m1", 0, 600, Integer.MAX_VALUE, STROKE), false),
                Arguments.of("from -2^31", stroke("s", "m1", 0, 600, Integer.MIN_VALUE, STROKE), false),
                Arguments.of("no point yet", of(points(0)), true),
                Arguments.of("256 points", of(points(256)), true),
                Arguments.of("257 points", of(points(257)), false),
                Arguments.of("100,000 points", of(points(100_000)), false),
                Arguments.of(
                        "pressure -1", of(new Shape(ShapeKind.LINE, List.of(new Shape.Point(0, 0, -1)), "")), false),
                Arguments.of("text of 500", of(new Shape(ShapeKind.TEXT, List.of(POINT), text)), true),
                Arguments.of("text in lines", of(new Shape(ShapeKind.TEXT, List.of(POINT), "a\nb")), true),
                Arguments.of("text of 501", of(new Shape(ShapeKind.TEXT, List.of(POINT), text + "x")), false));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @DisplayName("[SG5] a stroke in progress is part of what could become an annotation")
    @MethodSource("strokes")
    void strokes(String what, Signal stroke, boolean isPlausible) {
        assertThat(stroke.isPlausible()).isEqualTo(isPlausible);
    }

    @ParameterizedTest(name = "{index}")
    @DisplayName("[LI2] hidden characters are not passed on in the text of a stroke; line breaks are")
    @FieldSource("org.sameframe.room.TextsTest#HIDDEN")
    void hidden(String character) {
        Shape shape = new Shape(ShapeKind.TEXT, List.of(POINT), "He" + character + "re");
        assertThat(of(shape).isPlausible()).isEqualTo(character.equals("\n"));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[SG5] every kind of shape can be drawn in progress, and be given up")
    @EnumSource(ShapeKind.class)
    void kinds(ShapeKind kind) {
        Shape shape = new Shape(kind, List.of(POINT), "");
        assertThat(new Signal.Stroke("s", "m1", 3, -1, 600, 0, shape, true).isPlausible())
                .isTrue();
    }

    @ParameterizedTest(name = "round trip {0}, medium of {1} characters: {2}")
    @DisplayName("[SG5] a status has a round trip, and the name of a medium or none")
    @CsvSource({"0, 0, true", "2147483647, 64, true", "-1, 2, false", "-2147483648, 2, false", "0, 65, false"})
    void statuses(int roundTrip, int medium, boolean isPlausible) {
        assertThat(new Signal.Status(roundTrip, 0, "m".repeat(medium), 0, true, true, true, 0, 0).isPlausible())
                .isEqualTo(isPlausible);
    }

    @ParameterizedTest(name = "round trip {0}, start {1}, seek {2}: {3}, {4}")
    @DisplayName("[PB3] who is told needs half a round trip and its player's start, from elsewhere its seek as well")
    @CsvSource({
        "0, 0, 0, 0, 0",
        "400000, 0, 0, 200000, 200000",
        "0, 90000, 0, 90000, 90000",
        "400000, 90000, 150000, 290000, 440000",
        "2147483647, 2147483647, 2147483647, 3221225470, 5368709117"
    })
    void slowness(int roundTrip, int start, int seek, long play, long fromElsewhere) {
        assertThat(new Signal.Status(roundTrip, 0, "m1", 0, false, false, false, start, seek).slowness())
                .isEqualTo(new Slowness(play, fromElsewhere));
    }

    @Test
    @DisplayName("[PB3] of several each delay is that of the slowest, whoever that is")
    void slowest() {
        assertThat(new Slowness(1, 20).or(new Slowness(3, 4))).isEqualTo(new Slowness(3, 20));
        assertThat(Slowness.NONE.or(new Slowness(3, 4))).isEqualTo(new Slowness(3, 4));
    }

    @ParameterizedTest(name = "start {0}, seek {1}: {2}")
    @DisplayName("[SG5] a player takes some time to start and to seek, or none")
    @CsvSource({"0, 0, true", "2147483647, 2147483647, true", "-1, 0, false", "0, -1, false"})
    void starts(int start, int seek, boolean isPlausible) {
        assertThat(new Signal.Status(0, 0, "m1", 0, false, false, false, start, seek).isPlausible())
                .isEqualTo(isPlausible);
    }

    @ParameterizedTest(name = "buffering {0}, hidden {1}: {2}")
    @DisplayName("[GA5] a player stalls for others if it waits for bytes and somebody is looking")
    @CsvSource({"true, false, true", "true, true, false", "false, false, false", "false, true, false"})
    void stalled(boolean buffering, boolean hidden, boolean isStalled) {
        Signal.Status status = new Signal.Status(0, 7, "m2", 9, buffering, hidden, true, 0, 0);
        assertThat(status.isStalled()).isEqualTo(isStalled);
        assertThat(status.report(3)).isEqualTo(new Context.Report(3, "m2", 7, 9, hidden, true));
    }

    @ParameterizedTest(name = "{0} characters: {1}")
    @DisplayName("[SG5] what clients tell each other to connect is short, whatever it is")
    @CsvSource({"0, true", "16384, true", "16385, false", "65536, false"})
    void rtc(int length, boolean isPlausible) {
        assertThat(new Signal.Rtc("\u202E".repeat(length)).isPlausible()).isEqualTo(isPlausible);
    }

    @Test
    @DisplayName("[FO8] only messages about a direct connection are each part of a conversation")
    void conflated() {
        assertThat(new Signal.Rtc("offer").isConflated()).isFalse();
        assertThat(all().map(line -> (Signal) line.get()[1]).filter(signal -> !(signal instanceof Signal.Rtc)))
                .allMatch(Signal::isConflated);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[SU3] a signal is of the category of what it is about")
    @MethodSource("all")
    void categories(Category category, Signal signal) {
        assertThat(signal.category()).isEqualTo(category);
        assertThat(signal.isPlausible()).isTrue();
    }

    static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of(Category.PLAYBACK, new Signal.Scrub(1)),
                Arguments.of(Category.VIEW, new Signal.ViewDrag(PictureTest.VIEW)),
                Arguments.of(Category.GRADE, new Signal.GradeDrag(PictureTest.GRADE)),
                Arguments.of(Category.POINTER, new Signal.Pointer(1, 2, Signal.Pointing.LASER)),
                Arguments.of(Category.ANNOTATIONS, of(STROKE)),
                Arguments.of(Category.ROSTER, new Signal.Rtc("offer")),
                Arguments.of(Category.ROSTER, new Signal.Status(1, 2, "m1", 3, false, false, false, 0, 0)));
    }

    private static Shape points(int count) {
        return new Shape(ShapeKind.FREEHAND, Collections.nCopies(count, POINT), "");
    }

    private static Signal of(Shape shape) {
        return stroke("s", "m1", 0, 600, 0, shape);
    }

    private static Signal stroke(String id, String medium, int frame, int width, int from, Shape shape) {
        return new Signal.Stroke(id, medium, frame, 0xFF0000FF, width, from, shape, false);
    }
}
