package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may send which signal. */
class SignalRightsTest {
    private static final View VIEW = new View(0, 0, 1, 0, false, false, Channel.RED, Optional.empty());
    private static final Grade GRADE = new Grade(0, 1, 1, 1, 0, 0, Grade.Cdl.NEUTRAL, "");
    private static final Shape SHAPE = new Shape(ShapeKind.FREEHAND, List.of(new Shape.Point(0, 0, 0)), "");

    private static final Map<String, Signal> SIGNALS = Map.of(
            "scrub", new Signal.Scrub(5),
            "view", new Signal.ViewDrag(VIEW),
            "grade", new Signal.GradeDrag(GRADE),
            "pointer", new Signal.Pointer(0, 0, Signal.Pointing.LASER),
            "stroke", new Signal.Stroke("x", "m1", 0, 0, 9, 0, SHAPE, false),
            "status", new Signal.Status(0, 0, "m1", 1, false, false, false, 0, 0),
            "rtc", new Signal.Rtc("offer"));

    @ParameterizedTest(name = "{0}, {1}")
    @DisplayName("[RO7] signals take the same rights as commands")
    @CsvSource(delimiter = '|', textBlock = """
                    #signal | control          | host | reviewer | viewer
                    scrub   | EVERYONE         | yes  | yes      | no
                    scrub   | HOST             | yes  | no       | no
                    scrub   | LEAD of host     | yes  | no       | no
                    scrub   | LEAD of reviewer | no   | yes      | no
                    view    | EVERYONE         | yes  | yes      | no
                    view    | HOST             | yes  | no       | no
                    view    | LEAD of reviewer | no   | yes      | no
                    grade   | EVERYONE         | yes  | yes      | no
                    grade   | HOST             | yes  | no       | no
                    grade   | LEAD of reviewer | no   | yes      | no
                    pointer | EVERYONE         | yes  | yes      | no
                    pointer | HOST             | yes  | yes      | no
                    pointer | LEAD of host     | yes  | yes      | no
                    stroke  | EVERYONE         | yes  | yes      | no
                    stroke  | HOST             | yes  | yes      | no
                    stroke  | LEAD of host     | yes  | yes      | no
                    status  | EVERYONE         | yes  | yes      | yes
                    status  | HOST             | yes  | yes      | yes
                    rtc     | EVERYONE         | yes  | yes      | yes
                    rtc     | LEAD of host     | yes  | yes      | yes
                    """)
    void table(String signal, String control, String host, String reviewer, String viewer) {
        String[] words = control.split(" ");
        TestRoom room = room(words[0]);
        if (words.length > 1) {
            room.with(new Lead(words[2].equals("host") ? 1 : 2, List.of()));
        }
        assertThat(List.of(permits(room, 1, signal), permits(room, 2, signal), permits(room, 3, signal)))
                .containsExactly(host, reviewer, viewer);
    }

    @Test
    @DisplayName("[RO7] the table has every kind of signal")
    void complete() {
        assertThat(SIGNALS.values().stream().<Class<?>>map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.of(Signal.class.getPermittedSubclasses()));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @DisplayName("[RO7] unlike a command, a signal is only for who is here")
    @CsvSource({
        "HERE, ADMITTED, yes",
        "AWAY, ADMITTED, no",
        "EXPECTED, ADMITTED, no",
        "GONE, ADMITTED, no",
        "HERE, WAITING, no",
        "GONE, REMOVED, no"
    })
    void presence(Presence presence, Admission admission, String permitted) {
        TestRoom room = room("EVERYONE").with(new Participant(2, "Quinn", Role.HOST, 1, presence, 0).with(admission));
        assertThat(SIGNALS.keySet())
                .allSatisfy(signal -> assertThat(permits(room, 2, signal)).isEqualTo(permitted));
    }

    @Test
    @DisplayName("[SG5] a signal that makes no sense, of a stranger, or in a closed room is dropped")
    void dropped() {
        TestRoom room = room("EVERYONE");
        assertThat(room.room.permits(1, new Signal.Scrub(-1))).isFalse();
        assertThat(permits(room, 99, "status")).isEqualTo("no");
        assertThat(Room.NONE.permits(1, signal("status"))).isFalse();
        room.gives(new HostCommand.CloseRoom());
        room.with(room.person(1).here(room.now));
        assertThat(SIGNALS.keySet())
                .allSatisfy(signal -> assertThat(permits(room, 1, signal)).isEqualTo("no"));
    }

    @ParameterizedTest(name = "{0} off")
    @DisplayName("[SU3] a signal of a category that is off for its sender is not passed on")
    @CsvSource(delimiter = '|', textBlock = """
                    PLAYBACK    | scrub
                    VIEW        | view
                    GRADE       | grade
                    POINTER     | pointer
                    ANNOTATIONS | stroke
                    """)
    void off(Category category, String signal) {
        TestRoom room = room("EVERYONE");
        room.gives(new PersonCommand.Subscribe(Set.of(category)));
        assertThat(permits(room, 1, signal)).isEqualTo("no");
        assertThat(permits(room, 2, signal)).isEqualTo("yes");
        assertThat(SIGNALS.keySet().stream()
                        .filter(other -> permits(room, 1, other).equals("no")))
                .containsExactly(signal);
    }

    private static TestRoom room(String control) {
        TestRoom room = TestRoom.created(Policies.of(control));
        room.comes("Quinn");
        room.comes("Rosa");
        room.gives(new HostCommand.SetRole(3, Role.VIEWER));
        return room;
    }

    private static Signal signal(String name) {
        return Objects.requireNonNull(SIGNALS.get(name));
    }

    private static String permits(TestRoom room, int sender, String signal) {
        return room.room.permits(sender, signal(signal)) ? "yes" : "no";
    }
}
