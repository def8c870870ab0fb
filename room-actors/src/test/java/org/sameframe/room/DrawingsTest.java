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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be drawn over the picture, and by whom it is changed: Patty, the host, is 1, Quinn 2 and Ray 3. */
class DrawingsTest {
    private static final Shape.Point POINT = new Shape.Point(100, 200, 1_024);

    private final TestRoom room = TestRoom.created();

    DrawingsTest() {
        room.comes("Quinn");
        room.comes("Ray");
        room.gives(new PlaylistCommand.AddMedium(TestRoom.medium("", TestRoom.RATE, 10), ""));
    }

    @Test
    @DisplayName("[AN1] an annotation gets an id from its entry, and its sender as author, whatever it brings along")
    void add() {
        Annotation drawn = new Annotation("a1", 1, "m1", 3, 9, 0xFF0000FF, 600, shape(ShapeKind.ARROW, 2, ""));
        add(2, drawn);
        long seq = room.seq();
        assertThat(room.room.annotations())
                .containsExactly(
                        new Annotation("a" + seq, 2, "m1", 3, 9, 0xFF0000FF, 600, shape(ShapeKind.ARROW, 2, "")));
        add(3, drawn);
        assertThat(room.room.annotations()).extracting(Annotation::id).containsExactly("a" + seq, "a" + (seq + 1));
    }

    @ParameterizedTest(name = "{0} changes and removes what {1} drew: {2}")
    @DisplayName("[AN2] its author or a host changes and removes it; author, id and medium stay")
    @CsvSource({"1, 1, accepted", "2, 2, accepted", "1, 2, accepted", "2, 1, forbidden", "3, 2, forbidden"})
    void change(int sender, int author, String outcome) {
        String id = add(author, line("m1"));
        Annotation changed = new Annotation(id, sender, "m1", 5, 6, -1, 65_536, shape(ShapeKind.TEXT, 1, "Wider"));
        assertThat(TestRoom.outcome(gives(sender, new AnnotationCommand.ChangeAnnotation(changed))))
                .isEqualTo(outcome);
        Annotation now = room.room.annotation(id).orElseThrow();
        assertThat(now)
                .isEqualTo(
                        outcome.equals("accepted")
                                ? changed.by(author, id)
                                : line("m1").by(author, id));
        assertThat(TestRoom.outcome(gives(sender, new AnnotationCommand.RemoveAnnotation(id))))
                .isEqualTo(outcome);
        assertThat(room.room.annotations()).hasSize(outcome.equals("accepted") ? 0 : 1);
    }

    @Test
    @DisplayName("[AN2] it stays on its medium, and a change that is none changes nothing")
    void staysOnMedium() {
        String id = add(2, line("m1"));
        assertThat(TestRoom.outcome(change(id, line("m2")))).isEqualTo("invalid");
        assertThat(TestRoom.outcome(change(id, line("")))).isEqualTo("invalid");
        assertThat(TestRoom.outcome(change(id, line("m1")))).isEqualTo("unchanged");
        assertThat(TestRoom.outcome(change(id, with(shape(ShapeKind.LINE, 3, "")))))
                .isEqualTo("invalid");
    }

    @ParameterizedTest(name = "{index}")
    @DisplayName("[AN2] what is not there is not changed or removed")
    @ValueSource(strings = {"", "a", "a0", "a999999999999", "A5", "n5", "annotation/a5", "a5\0", "../a5"})
    void absent(String id) {
        add(2, line("m1"));
        assertThat(TestRoom.outcome(change(id, line("m1")))).isEqualTo("invalid");
        assertThat(TestRoom.outcome(gives(1, new AnnotationCommand.RemoveAnnotation(id))))
                .isEqualTo("invalid");
        assertThat(room.room.annotations()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}, everybody''s: {1}, on {2}: {3} stay")
    @DisplayName("[AN3] clearing removes one's own, or for hosts everybody's, on one medium or on all, in one entry")
    @CsvSource({
        "1, false, '', 2m1 2m2 3m1",
        "1, false, m1, 1m2 2m1 2m2 3m1",
        "1, true, '', ''",
        "1, true, m1, 1m2 2m2",
        "2, false, '', 1m1 1m2 3m1",
        "2, false, m2, 1m1 1m2 2m1 3m1",
        "3, false, m2, same",
        "2, false, m9, same",
        "1, true, m9, same",
        "2, true, '', forbidden",
        "2, true, m2, forbidden"
    })
    void clear(int sender, boolean everybody, String medium, String stay) {
        for (String drawn : List.of("1m1", "1m2", "2m1", "2m2", "3m1")) {
            add(drawn.charAt(0) - '0', line(drawn.substring(1)));
        }
        long before = room.seq();
        Decision decision = gives(sender, new AnnotationCommand.ClearAnnotations(everybody, medium));
        if (decision instanceof Decision.Accepted) {
            assertThat(room.seq()).isEqualTo(before + 1);
            assertThat(room.room.annotations().stream().map(a -> a.author() + a.medium()))
                    .containsExactly(stay.isEmpty() ? new String[0] : stay.split(" "));
        } else {
            assertThat(TestRoom.outcome(decision)).isEqualTo(stay.equals("same") ? "unchanged" : stay);
            assertThat(room.room.annotations()).hasSize(5);
        }
    }

    @ParameterizedTest(name = "{0}: frames {1} to {2}, width {3}: {4}")
    @DisplayName("[AN4] it is on frames of a medium of the room, with a width")
    @CsvSource({
        "m1, 0, 99, 1, accepted",
        "m1, 99, 99, 65536, accepted",
        "m2, 0, 9, 600, accepted",
        "m2, 0, 10, 600, invalid",
        "m1, 0, 100, 600, invalid",
        "m1, 5, 4, 600, invalid",
        "m1, -1, 5, 600, invalid",
        "m1, -2147483648, 2147483647, 600, invalid",
        "m1, 2147483647, 2147483647, 600, invalid",
        "m1, 0, 0, 0, invalid",
        "m1, 0, 0, -1, invalid",
        "m1, 0, 0, 65537, invalid",
        "m1, 0, 0, -2147483648, invalid",
        "m3, 0, 0, 600, invalid",
        "'', 0, 0, 600, invalid",
        "M1, 0, 0, 600, invalid",
        "medium/m1, 0, 0, 600, invalid"
    })
    void place(String medium, int first, int last, int width, String outcome) {
        check(new Annotation("", 0, medium, first, last, 7, width, shape(ShapeKind.ELLIPSE, 2, "")), outcome);
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of(ShapeKind.FREEHAND, 0, "", "invalid"),
                Arguments.of(ShapeKind.FREEHAND, 1, "", "accepted"),
                Arguments.of(ShapeKind.FREEHAND, 2_000, "", "accepted"),
                Arguments.of(ShapeKind.FREEHAND, 2_001, "", "limit"),
                Arguments.of(ShapeKind.FREEHAND, 100_000, "", "limit"),
                Arguments.of(ShapeKind.FREEHAND, 3, "x", "invalid"),
                Arguments.of(ShapeKind.TEXT, 0, "Here", "invalid"),
                Arguments.of(ShapeKind.TEXT, 1, "Here", "accepted"),
                Arguments.of(ShapeKind.TEXT, 1, "Here\nand there", "accepted"),
                Arguments.of(ShapeKind.TEXT, 1, "x".repeat(500), "accepted"),
                Arguments.of(ShapeKind.TEXT, 1, "\uD83C\uDFAC".repeat(500), "accepted"),
                Arguments.of(ShapeKind.TEXT, 1, "x".repeat(501), "invalid"),
                Arguments.of(ShapeKind.TEXT, 1, "x".repeat(65_536), "invalid"),
                Arguments.of(ShapeKind.TEXT, 1, "", "invalid"),
                Arguments.of(ShapeKind.TEXT, 1, " \n ", "invalid"),
                Arguments.of(ShapeKind.TEXT, 1, "Here\0", "invalid"),
                Arguments.of(ShapeKind.TEXT, 1, "Here\u202E", "invalid"),
                Arguments.of(ShapeKind.TEXT, 2, "Here", "invalid"));
    }

    @ParameterizedTest(name = "{0} of {1} points: {3}")
    @DisplayName("[AN4] a freehand stroke has 1 to 2,000 points, a text one and 1 to 500 characters")
    @MethodSource("shapes")
    void shapes(ShapeKind kind, int points, String text, String outcome) {
        check(with(shape(kind, points, text)), outcome);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[AN4] the others have two, and no text")
    @EnumSource(names = {"LINE", "ARROW", "RECTANGLE", "ELLIPSE"})
    void twoPoints(ShapeKind kind) {
        check(with(shape(kind, 2, "")), "accepted");
        check(with(shape(kind, 0, "")), "invalid");
        check(with(shape(kind, 1, "")), "invalid");
        check(with(shape(kind, 3, "")), "invalid");
        check(with(shape(kind, 2, "x")), "invalid");
        check(with(shape(kind, 100_000, "")), "limit");
    }

    @ParameterizedTest(name = "{0}, {1} with pressure {2}: {3}")
    @DisplayName("[AN4] points lie no farther outside than the picture is large")
    @CsvSource({
        "0, 0, 0, accepted",
        "65536, 65536, 1024, accepted",
        "-65536, -65536, 1, accepted",
        "131072, 131072, 1, accepted",
        "-65537, 0, 1, invalid",
        "0, -65537, 1, invalid",
        "131073, 0, 1, invalid",
        "0, 131073, 1, invalid",
        "0, 0, -1, invalid",
        "0, 0, 1025, invalid",
        "2147483647, -2147483648, 2147483647, invalid"
    })
    void points(int x, int y, int pressure, String outcome) {
        Shape.Point point = new Shape.Point(x, y, pressure);
        check(with(new Shape(ShapeKind.RECTANGLE, List.of(point, POINT), "")), outcome);
        check(with(new Shape(ShapeKind.RECTANGLE, List.of(POINT, point), "")), outcome);
    }

    private void check(Annotation annotation, String outcome) {
        Room before = room.room;
        Decision decision = gives(2, new AnnotationCommand.AddAnnotation(annotation));
        assertThat(TestRoom.outcome(decision)).isEqualTo(outcome);
        assertThat(room.room.equals(before)).isEqualTo(!outcome.equals("accepted"));
        if (outcome.equals("limit")) {
            assertThat(((Decision.Refused) decision).refusal().detail()).contains("2000");
        }
    }

    private String add(int author, Annotation annotation) {
        assertThat(TestRoom.outcome(gives(author, new AnnotationCommand.AddAnnotation(annotation))))
                .isEqualTo("accepted");
        return "a" + room.seq();
    }

    private Decision change(String id, Annotation changed) {
        return gives(2, new AnnotationCommand.ChangeAnnotation(changed.by(0, id)));
    }

    private Decision gives(int participant, RoomCommand command) {
        return room.gives(participant, command);
    }

    static Annotation line(String medium) {
        return new Annotation("", 0, medium, 1, 2, 0x00FF00FF, 600, shape(ShapeKind.LINE, 2, ""));
    }

    static Annotation with(Shape shape) {
        return new Annotation("", 0, "m1", 1, 2, 0x00FF00FF, 600, shape);
    }

    static Shape shape(ShapeKind kind, int points, String text) {
        return new Shape(kind, Collections.nCopies(points, POINT), text);
    }
}
