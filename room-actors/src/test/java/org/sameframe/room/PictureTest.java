package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which views and grades there are; as commands, and alike as signals while they are being dragged. */
class PictureTest {
    static final View VIEW = new View(0, 0, 1, 0, false, false, Channel.COLOR, Optional.empty());
    static final Grade GRADE = new Grade(0, 1, 1, 1, 0, 0, Grade.Cdl.NEUTRAL, "");

    private static final Grade.Rgb ONE = new Grade.Rgb(1, 1, 1);
    private static final Grade.Rgb ZERO = new Grade.Rgb(0, 0, 0);

    private final TestRoom room = TestRoom.created();

    PictureTest() {
        // Usually grades are off for newcomers.
        room.gives(new PersonCommand.Subscribe(Set.of()));
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                number("pan x", -10, 10, n -> view(n, 0, 1)),
                number("pan y", -10, 10, n -> view(0, n, 1)),
                number("zoom", 0.01, 100, n -> view(0, 0, n)),
                number("exposure", -10, 10, n -> grade(n, 1, 1, 1, 0, 0)),
                number("gamma", 0.1, 10, n -> grade(0, n, 1, 1, 0, 0)),
                number("contrast", 0, 4, n -> grade(0, 1, n, 1, 0, 0)),
                number("saturation", 0, 4, n -> grade(0, 1, 1, n, 0, 0)),
                number("temperature", -100, 100, n -> grade(0, 1, 1, 1, n, 0)),
                number("tint", -100, 100, n -> grade(0, 1, 1, 1, 0, n)),
                number("slope of red", 0, 10, n -> cdl(new Grade.Rgb(n, 1, 1), ZERO, ONE, 1)),
                number("slope of green", 0, 10, n -> cdl(new Grade.Rgb(1, n, 1), ZERO, ONE, 1)),
                number("slope of blue", 0, 10, n -> cdl(new Grade.Rgb(1, 1, n), ZERO, ONE, 1)),
                number("offset of red", -10, 10, n -> cdl(ONE, new Grade.Rgb(n, 0, 0), ONE, 1)),
                number("offset of green", -10, 10, n -> cdl(ONE, new Grade.Rgb(0, n, 0), ONE, 1)),
                number("offset of blue", -10, 10, n -> cdl(ONE, new Grade.Rgb(0, 0, n), ONE, 1)),
                number("power of red", 0.01, 10, n -> cdl(ONE, ZERO, new Grade.Rgb(n, 1, 1), 1)),
                number("power of green", 0.01, 10, n -> cdl(ONE, ZERO, new Grade.Rgb(1, n, 1), 1)),
                number("power of blue", 0.01, 10, n -> cdl(ONE, ZERO, new Grade.Rgb(1, 1, n), 1)),
                number("saturation of the CDL", 0, 4, n -> cdl(ONE, ZERO, ONE, n)));
    }

    @ParameterizedTest(name = "{0}: {1} to {2}")
    @DisplayName("[VW1][GR1] numbers of view and grade lie within their bounds, and are numbers")
    @MethodSource("numbers")
    void bounds(String what, double least, double most, DoubleFunction<PictureCommand> command) {
        for (double inside : new double[] {least, most, (least + most) / 2, Math.nextUp(least), Math.nextDown(most)}) {
            check(command.apply(inside), true);
        }
        for (double outside : new double[] {
            Math.nextDown(least),
            Math.nextUp(most),
            -Double.MAX_VALUE,
            Double.MAX_VALUE,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.NaN
        }) {
            check(command.apply(outside), false);
        }
    }

    @Test
    @DisplayName(
            "[VW1][GR1] the smallest number above nothing is no zoom, gamma or power; below 0 is none where 0 is one")
    void tiny() {
        check(view(Double.MIN_VALUE, -Double.MIN_VALUE, 1), true);
        check(view(0, 0, Double.MIN_VALUE), false);
        check(grade(0, Double.MIN_VALUE, 1, 1, 0, 0), false);
        check(grade(0, 1, -Double.MIN_VALUE, 1, 0, 0), false);
    }

    @ParameterizedTest(name = "{0} degrees: {1}")
    @DisplayName("[VW1] a picture turns by quarters")
    @CsvSource({
        "0, true",
        "90, true",
        "180, true",
        "270, true",
        "360, false",
        "45, false",
        "1, false",
        "-90, false",
        "2147483640, false",
        "2147483647, false",
        "-2147483648, false"
    })
    void rotation(int rotation, boolean isTaken) {
        check(
                new PictureCommand.SetView(new View(0, 0, 1, rotation, true, true, Channel.LUMA, Optional.empty())),
                isTaken);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[VW1] every channel can be shown")
    @EnumSource(Channel.class)
    void channels(Channel channel) {
        View view = new View(1.5, -2.5, 8, 90, true, false, channel, Optional.empty());
        check(new PictureCommand.SetView(view), true);
        assertThat(room.room.value("view")).contains(view);
    }

    @ParameterizedTest(name = "{0} at {1}, times {2}: {3}")
    @DisplayName("[VW3] a comparison is with a medium of the room, with a line and an enlargement that there are")
    @CsvSource({
        "m1, 0, 1, true",
        "m1, 1, 16, true",
        "m1, 0.5, 2.5, true",
        "m1, -0.01, 1, false",
        "m1, 1.01, 1, false",
        "m1, NaN, 1, false",
        "m1, 0.5, 0.99, false",
        "m1, 0.5, 16.1, false",
        "m1, 0.5, NaN, false",
        "m2, 0.5, 1, false",
        "'', 0.5, 1, false"
    })
    void comparison(String medium, double wipe, double gain, boolean isTaken) {
        for (ComparisonMode mode : ComparisonMode.values()) {
            assertThat(TestRoom.outcome(room.gives(compared(medium, mode, wipe, gain))))
                    .isEqualTo(isTaken ? "accepted" : "invalid");
        }
    }

    @Test
    @DisplayName("[VW3] a comparison is part of the view, and gone when the next view has none")
    void comparisonIsPartOfTheView() {
        PictureCommand.SetView command = compared("m1", ComparisonMode.DIFFERENCE, 0.25, 4);
        room.gives(command);
        assertThat(room.room.value("view")).contains(command.view());
        room.gives(new PictureCommand.SetView(VIEW));
        assertThat(room.room.value("view")).contains(VIEW);
    }

    @Test
    @DisplayName("[VW3] while it is dragged, the medium of a comparison is bounded and not looked up")
    void comparisonDragged() {
        assertThat(new Signal.ViewDrag(compared("m".repeat(32), ComparisonMode.WIPE, 0.5, 1)
                                .view())
                        .isPlausible())
                .isTrue();
        assertThat(new Signal.ViewDrag(compared("m".repeat(33), ComparisonMode.WIPE, 0.5, 1)
                                .view())
                        .isPlausible())
                .isFalse();
    }

    private static PictureCommand.SetView compared(String medium, ComparisonMode mode, double wipe, double gain) {
        return new PictureCommand.SetView(new View(
                0, 0, 1, 0, false, false, Channel.COLOR, Optional.of(new Comparison(medium, mode, wipe, gain))));
    }

    @Test
    @DisplayName("[VW1][GR1] view and grade are each the room's one, and set anew as they were change nothing")
    void one() {
        assertThat(room.room.value("view")).isEmpty();
        room.gives(new PictureCommand.SetView(VIEW));
        room.gives(new PictureCommand.SetGrade(GRADE));
        assertThat(TestRoom.outcome(room.gives(new PictureCommand.SetView(VIEW))))
                .isEqualTo("unchanged");
        assertThat(TestRoom.outcome(room.gives(new PictureCommand.SetGrade(GRADE))))
                .isEqualTo("unchanged");
        check(view(3, 0, 2), true);
        assertThat(room.room.value("view"))
                .contains(new View(3, 0, 2, 0, false, false, Channel.COLOR, Optional.empty()));
        assertThat(room.room.value("grade")).contains(GRADE);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[GR1] the location of a LUT is one as those of media")
    @ValueSource(strings = {"media:show.cube", "https://cdn.example/show.cube?x=1", "HTTP://127.0.0.1:8080/ä.cube", ""})
    void lut(String location) {
        check(withLut(location), true);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[GR1] the location of a LUT is no other")
    @ValueSource(
            strings = {
                "show.cube",
                "/show.cube",
                "//cdn.example/show.cube",
                "media:",
                "media:../show.cube",
                "media:a\\b.cube",
                "ftp://cdn.example/show.cube",
                "file:///etc/hostname",
                "javascript:alert(1)",
                "data:text/plain,LUT_3D_SIZE 2",
                " ",
                "https://cdn.example/a b.cube"
            })
    void noLut(String location) {
        check(withLut(location), false);
    }

    @ParameterizedTest(name = "{index}")
    @DisplayName("[LI2] hidden characters are refused in the location of a LUT, too")
    @FieldSource("org.sameframe.room.TextsTest#HIDDEN")
    void hiddenInLut(String hidden) {
        check(withLut("media:show" + hidden + ".cube"), false);
    }

    @Test
    @DisplayName("[LI1] the location of a LUT has up to 2,048 characters")
    void longLut() {
        check(withLut("media:" + "x".repeat(2_042)), true);
        check(withLut("media:" + "x".repeat(2_043)), false);
        check(withLut("media:" + "x".repeat(65_536)), false);
    }

    @Test
    @DisplayName("[RM7] what is wrong with a number says which numbers are right")
    void detail() {
        assertThat(detail(view(0, 0, 0.001))).contains("zoom", "0.01 to 100");
        assertThat(detail(view(0, Double.NaN, 1))).contains("pan y", "-10", "10");
        assertThat(detail(grade(0, 0, 1, 1, 0, 0))).contains("gamma", "0.1 to 10");
        assertThat(detail(cdl(ONE, ONE, ZERO, 1))).contains("power 0.01 to 10");
    }

    private String detail(PictureCommand command) {
        return ((Decision.Refused) room.gives(command)).refusal().detail();
    }

    private void check(PictureCommand command, boolean isTaken) {
        Room before = room.room;
        Decision decision = room.gives(command);
        assertThat(TestRoom.outcome(decision)).as("%s", command).isIn(isTaken ? "accepted" : "invalid", "unchanged");
        if (isTaken) {
            Value set = command instanceof PictureCommand.SetView view
                    ? view.view()
                    : ((PictureCommand.SetGrade) command).grade();
            assertThat(room.room.value(set.key())).contains(set);
        } else {
            assertThat(TestRoom.outcome(decision)).isEqualTo("invalid");
            assertThat(room.room).isEqualTo(before);
        }
        Signal drag = command instanceof PictureCommand.SetView view
                ? new Signal.ViewDrag(view.view())
                : new Signal.GradeDrag(((PictureCommand.SetGrade) command).grade());
        assertThat(drag.isPlausible()).as("%s", drag).isEqualTo(isTaken);
    }

    private static Arguments number(String what, double least, double most, DoubleFunction<PictureCommand> command) {
        return Arguments.of(what, least, most, command);
    }

    private static PictureCommand view(double panX, double panY, double zoom) {
        return new PictureCommand.SetView(new View(panX, panY, zoom, 0, false, false, Channel.COLOR, Optional.empty()));
    }

    private static PictureCommand grade(
            double exposure, double gamma, double contrast, double saturation, double temperature, double tint) {
        return new PictureCommand.SetGrade(new Grade(
                exposure, gamma, contrast, saturation, temperature, tint, Grade.Cdl.NEUTRAL, "media:show.cube"));
    }

    private static PictureCommand cdl(Grade.Rgb slope, Grade.Rgb offset, Grade.Rgb power, double saturation) {
        Grade.Cdl cdl = new Grade.Cdl(slope, offset, power, saturation);
        return new PictureCommand.SetGrade(new Grade(0, 1, 1, 1, 0, 0, cdl, ""));
    }

    private static PictureCommand withLut(String location) {
        return new PictureCommand.SetGrade(new Grade(1, 1, 1, 1, 0, 0, Grade.Cdl.NEUTRAL, location));
    }
}
