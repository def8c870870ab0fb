package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people may type. */
class TextsTest {
    private static final String EYE = "\uD83D\uDC41";

    /** Characters that show nothing, turn the line, or are none. */
    static final List<String> HIDDEN = List.of(
            "\0", "\u0001", "\t", "\n", "\r", "\u001B", "\u007F", "\u0085", "\u009F", "\u061C", "\u200E", "\u200F",
            "\u2028", "\u2029", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068",
            "\u2069", "\uFEFF", "\uD800", "\uDBFF", "\uDC00", "\uDFFF");

    static Stream<Arguments> lengths() {
        return Stream.of(
                Arguments.of("name", 64, (Use) TextsTest::name),
                Arguments.of("title of a room", 200, (Use) TextsTest::roomTitle),
                Arguments.of("title of a medium", 200, (Use) TextsTest::mediumTitle),
                Arguments.of("location", 2_048 - "media:".length(), (Use) TextsTest::location),
                Arguments.of("content type", 200, (Use) TextsTest::contentType),
                Arguments.of("display group", 64, (Use) TextsTest::displayGroup),
                Arguments.of("scheme of a match key", 64, (Use) TextsTest::scheme),
                Arguments.of("match key", 256, (Use) TextsTest::matchKey));
    }

    interface Use {
        List<Decision> with(String text);
    }

    @ParameterizedTest(name = "{0}: up to {1}")
    @DisplayName("[LI1] how long a text may be, in code points")
    @MethodSource("lengths")
    void length(String what, int longest, Use use) {
        assertThat(outcomes(use, "x".repeat(longest))).containsOnly("accepted");
        assertThat(outcomes(use, EYE.repeat(longest))).containsOnly("accepted");
        assertThat(outcomes(use, "x".repeat(longest + 1))).containsOnly("invalid");
        assertThat(outcomes(use, "x".repeat(64 * 1_024))).containsOnly("invalid");
    }

    @Test
    @DisplayName("[LI1] names and locations must be there, titles and content types need not")
    void empty() {
        assertThat(outcomes(TextsTest::name, "")).containsOnly("invalid");
        assertThat(outcomes(TextsTest::name, " \t ")).containsOnly("invalid");
        assertThat(outcomes(TextsTest::location, "")).containsOnly("invalid");
        assertThat(outcomes(TextsTest::roomTitle, "")).containsOnly("accepted");
        assertThat(outcomes(TextsTest::mediumTitle, "")).containsOnly("accepted");
        assertThat(outcomes(TextsTest::contentType, "")).containsOnly("accepted");
        assertThat(outcomes(TextsTest::displayGroup, "")).containsOnly("accepted");
    }

    @Test
    @DisplayName("[LI1] spaces around a name do not count")
    void spaces() {
        assertThat(outcomes(TextsTest::name, " ".repeat(100) + "x".repeat(64))).containsOnly("accepted");
    }

    @ParameterizedTest(name = "{index}")
    @DisplayName("[LI2] hidden characters are refused in every text")
    @FieldSource("HIDDEN")
    void hidden(String character) {
        lengths()
                .map(use -> (Use) use.get()[2])
                .forEach(use ->
                        assertThat(outcomes(use, "Pat" + character + "ty")).containsOnly("invalid"));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[LI2] names of all people are taken")
    @ValueSource(
            strings = {
                "Zoë Ødegård",
                "O'Neill-Šarūnas",
                "李小龍",
                "ひかり",
                "מרים",
                "فاطمة",
                "Ελένη",
                "नेहा",
                "\uD83D\uDC69\u200D\uD83C\uDFA8",
                "\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08",
                "1",
                "<b>Pat</b>",
                "Pat\u00A0T"
            })
    void names(String name) {
        assertThat(outcomes(TextsTest::name, name)).containsOnly("accepted");
    }

    @ParameterizedTest(name = "{index}")
    @DisplayName("[LI2] a name has something to see")
    @ValueSource(strings = {"\u200B", "\u200D\u200D", "\u00A0", "\u2060", "\u00AD", "\u3000\u200B", "\u2007"})
    void invisible(String name) {
        assertThat(outcomes(TextsTest::name, name)).containsOnly("invalid");
    }

    private static List<String> outcomes(Use use, String text) {
        return use.with(text).stream().map(TestRoom::outcome).toList();
    }

    private static List<Decision> name(String text) {
        return List.of(
                TestRoom.created().gives(new PersonCommand.Rename(text)),
                TestRoom.created().gives(Origin.ROOM, new ServerCommand.Admit(text)),
                TestRoom.none().gives(Origin.ROOM, new ServerCommand.Create("", text, TestRoom.CLIP, Policy.DEFAULT)));
    }

    private static List<Decision> roomTitle(String text) {
        return List.of(TestRoom.none()
                .gives(Origin.ROOM, new ServerCommand.Create(text, "Patty", TestRoom.CLIP, Policy.DEFAULT)));
    }

    private static List<Decision> mediumTitle(String text) {
        return add(text, TestRoom.CLIP.sources().get(0));
    }

    private static List<Decision> location(String text) {
        return add("SH010", new MediaSource("media:" + text, ""));
    }

    private static List<Decision> contentType(String text) {
        return add("SH010", new MediaSource("media:clip.mp4", text));
    }

    private static List<Decision> displayGroup(String text) {
        return add("SH010", new MediaSource("media:clip.mp4", "", text, 0, 0, 0));
    }

    private static List<Decision> scheme(String text) {
        return add("SH010", TestRoom.CLIP.sources().get(0), new MatchKey(text, "x"));
    }

    private static List<Decision> matchKey(String text) {
        return add("SH010", TestRoom.CLIP.sources().get(0), new MatchKey("sha256", text));
    }

    private static List<Decision> add(String title, MediaSource source, MatchKey... keys) {
        Medium medium = new Medium(
                "",
                title,
                TestRoom.RATE,
                100,
                0,
                0,
                0,
                false,
                List.of(source),
                false,
                new Medium.Handles(0, 0),
                List.of(keys));
        return List.of(TestRoom.created().gives(new PlaylistCommand.AddMedium(medium, "")));
    }
}
