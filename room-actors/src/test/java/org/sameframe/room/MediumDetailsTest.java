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
import org.junit.jupiter.params.provider.MethodSource;

/** What a medium says besides its frames: handles, match keys, display groups and sizes. */
class MediumDetailsTest {
    private static final MatchKey HASH = new MatchKey("sha256", "9f86d081884c7d65");

    private final TestRoom room = TestRoom.created();

    @ParameterizedTest(name = "{0} frames, {1} and {2} of them handles: {3}")
    @DisplayName("[ME5] handles leave a frame at least")
    @CsvSource({
        "100, 0, 0, accepted",
        "100, 8, 8, accepted",
        "100, 99, 0, accepted",
        "100, 0, 99, accepted",
        "100, 49, 50, accepted",
        "1, 0, 0, accepted",
        "100, 50, 50, invalid",
        "100, 100, 0, invalid",
        "100, 0, 100, invalid",
        "1, 1, 0, invalid",
        "100, -1, 0, invalid",
        "100, 0, -1, invalid",
        "100, -50, 60, invalid",
        "100, 2147483647, 2147483647, invalid",
        "100, -2147483648, -2147483648, invalid",
        "100, 2147483647, -2147483648, invalid"
    })
    void handles(int frames, int head, int tail, String outcome) {
        check(cut(frames, head, tail), outcome);
    }

    @ParameterizedTest(name = "{0} and {1} of 100: {2} to {3}")
    @DisplayName(
            "[ME3] selecting a medium pauses on the first frame of its cut, at normal speed, with the cut as the range")
    @CsvSource({"0, 0, 0, 99", "8, 12, 8, 87", "99, 0, 99, 99", "0, 99, 0, 0"})
    void cut(int head, int tail, int first, int last) {
        room.gives(new PlaylistCommand.AddMedium(cut(100, head, tail), ""));
        room.with(Notation.playback("plays 30 x-2000 THROUGH 20..40", room.now));
        room.after(TestRoom.SECOND).gives(new PlaylistCommand.SelectMedium("m2"));
        assertThat(room.playback())
                .isEqualTo(new Playback("m2", false, first, 0, room.now, 1_000, LoopMode.THROUGH, first, last));
    }

    @Test
    @DisplayName("[ME3] a room whose first medium has handles begins on its cut")
    void created() {
        TestRoom some = TestRoom.none();
        some.gives(Origin.ROOM, new ServerCommand.Create("", "Patty", cut(100, 8, 12), Policy.DEFAULT));
        assertThat(some.playback()).isEqualTo(new Playback("m1", false, 8, 0, some.now, 1_000, LoopMode.LOOP, 8, 87));
    }

    @Test
    @DisplayName("[PB7] handles can be looked at: a range and a frame may lie in them")
    void intoHandles() {
        room.gives(new PlaylistCommand.AddMedium(cut(100, 8, 12), ""));
        room.gives(new PlaylistCommand.SelectMedium("m2"));
        room.gives(new TransportCommand.Seek(3));
        assertThat(room.frame()).as("outside the range").isEqualTo(8);
        room.gives(new TransportCommand.SetRange(0, 99));
        room.gives(new TransportCommand.Seek(3));
        assertThat(room.frame()).isEqualTo(3);
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of("none", List.of(), "accepted"),
                Arguments.of("one", List.of(HASH), "accepted"),
                Arguments.of("eight", Collections.nCopies(8, HASH), "accepted"),
                Arguments.of("nine", Collections.nCopies(9, HASH), "invalid"),
                Arguments.of("a thousand", Collections.nCopies(1_000, HASH), "invalid"),
                Arguments.of("no scheme", List.of(new MatchKey("", "x")), "invalid"),
                Arguments.of("a blank scheme", List.of(new MatchKey(" ", "x")), "invalid"),
                Arguments.of("no value", List.of(HASH, new MatchKey("catalogue", "")), "invalid"),
                Arguments.of("a value in two lines", List.of(new MatchKey("file-name", "a\nb")), "invalid"),
                Arguments.of("NUL", List.of(new MatchKey("file-name", "a\0b")), "invalid"),
                Arguments.of("64 KB", List.of(new MatchKey("file-name", "x".repeat(65_536))), "invalid"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @DisplayName("[ME5] a medium has up to 8 match keys, each with a scheme and a value")
    @MethodSource("keys")
    void matchKeys(String what, List<MatchKey> keys, String outcome) {
        check(medium(100, new Medium.Handles(0, 0), keys, TestRoom.CLIP.sources()), outcome);
    }

    @ParameterizedTest(name = "{0} x {1}, {2} KiB for {3}: {4}")
    @DisplayName("[ME5] a source may name a display group and its size")
    @CsvSource({
        "0, 0, 0, '', accepted",
        "1920, 1080, 40000, '', accepted",
        "1920, 1080, 40000, HDR wall, accepted",
        "65536, 65536, 2147483647, x, accepted",
        "65537, 1080, 1, '', invalid",
        "1920, 65537, 1, '', invalid",
        "-1, 1080, 1, '', invalid",
        "1920, -1, 1, '', invalid",
        "1920, 1080, -1, '', invalid",
        "2147483647, 2147483647, -2147483648, '', invalid"
    })
    void sources(int width, int height, int kibibytes, String group, String outcome) {
        MediaSource source = new MediaSource("media:clip.mp4", "video/mp4", group, width, height, kibibytes);
        check(medium(100, new Medium.Handles(0, 0), List.of(), List.of(source)), outcome);
    }

    @Test
    @DisplayName("[ME5] what a medium says of itself is kept as it is")
    void kept() {
        Medium medium = medium(100, new Medium.Handles(8, 12), List.of(HASH), TestRoom.CLIP.sources());
        room.gives(new PlaylistCommand.AddMedium(medium, ""));
        assertThat(room.room.medium("m2")).contains(medium.withId("m2"));
        assertThat(room.room.medium("m2").orElseThrow().variableRate()).isTrue();
        assertThat(TestRoom.CLIP.variableRate()).isFalse();
    }

    private void check(Medium medium, String outcome) {
        Room before = room.room;
        assertThat(TestRoom.outcome(room.gives(new PlaylistCommand.AddMedium(medium, ""))))
                .isEqualTo(outcome);
        assertThat(room.room.equals(before)).isEqualTo(outcome.equals("invalid"));
        RoomCommand create = new ServerCommand.Create("", "Patty", medium, Policy.DEFAULT);
        assertThat(TestRoom.outcome(TestRoom.none().gives(Origin.ROOM, create))).isEqualTo(outcome);
    }

    static Medium cut(int frames, int head, int tail) {
        return medium(frames, new Medium.Handles(head, tail), List.of(), TestRoom.CLIP.sources());
    }

    private static Medium medium(int frames, Medium.Handles handles, List<MatchKey> keys, List<MediaSource> sources) {
        return new Medium("", "SH010", TestRoom.RATE, frames, 0, 0, 0, false, sources, true, handles, keys);
    }
}
