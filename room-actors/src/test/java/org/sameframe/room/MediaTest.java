package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MediaTest {
    private static final List<MediaSource> SOURCES = TestRoom.CLIP.sources();
    private final TestRoom room = TestRoom.created();

    static Stream<Arguments> media() {
        int most = Integer.MAX_VALUE;
        return Stream.of(
                Arguments.of("24000/1001", medium(24_000, 1_001, 100, 0, 0), "accepted"),
                Arguments.of("1 fps", medium(1, 1, 100, 0, 0), "accepted"),
                Arguments.of("240 fps", medium(240, 1, 100, 0, 0), "accepted"),
                Arguments.of("240 fps in big numbers", medium(1_000_000, 4_167, 100, 0, 0), "accepted"),
                Arguments.of("1 fps in big numbers", medium(1_000_000, 1_000_000, 100, 0, 0), "accepted"),
                Arguments.of("0 fps", medium(0, 1, 100, 0, 0), "invalid"),
                Arguments.of("below 1 fps", medium(999, 1_000, 100, 0, 0), "invalid"),
                Arguments.of("above 240 fps", medium(241, 1, 100, 0, 0), "invalid"),
                Arguments.of("no denominator", medium(24, 0, 100, 0, 0), "invalid"),
                Arguments.of("0/0 fps", medium(0, 0, 100, 0, 0), "invalid"),
                Arguments.of("both negative", medium(-24, -1, 100, 0, 0), "invalid"),
                Arguments.of("numbers too big", medium(1_000_001, 41_667, 100, 0, 0), "invalid"),
                Arguments.of("2^31-1 fps", medium(most, most, 100, 0, 0), "invalid"),
                Arguments.of("one frame", medium(24, 1, 1, 0, 0), "accepted"),
                Arguments.of("2^24 frames", medium(24, 1, 1 << 24, 0, 0), "accepted"),
                Arguments.of("2^24+1 frames", medium(24, 1, (1 << 24) + 1, 0, 0), "invalid"),
                Arguments.of("no frames", medium(24, 1, 0, 0, 0), "invalid"),
                Arguments.of("-1 frames", medium(24, 1, -1, 0, 0), "invalid"),
                Arguments.of("2^31-1 frames", medium(24, 1, most, 0, 0), "invalid"),
                Arguments.of("first frame -100", medium(24, 1, 100, -100, 0), "accepted"),
                Arguments.of("last frame's number just fits", medium(24, 1, 100, most - 100, 0), "accepted"),
                Arguments.of("last frame's number is one too high", medium(24, 1, 100, most - 99, 0), "invalid"),
                Arguments.of("first frame 2^31-1", medium(24, 1, 100, most, 0), "invalid"),
                Arguments.of("timecode of a day", medium(24, 1, 100, 0, 2_073_600), "accepted"),
                Arguments.of("timecode before 0", medium(24, 1, 100, 0, -1), "invalid"),
                Arguments.of("last frame's timecode just fits", medium(24, 1, 100, 0, most - 100), "accepted"),
                Arguments.of("last frame's timecode is one too high", medium(24, 1, 100, 0, most - 99), "invalid"),
                Arguments.of("timecode 2^31-1", medium(24, 1, 100, 0, most), "invalid"),
                Arguments.of("no source", with(List.of()), "invalid"),
                Arguments.of("16 sources", with(Collections.nCopies(16, SOURCES.get(0))), "accepted"),
                Arguments.of("17 sources", with(Collections.nCopies(17, SOURCES.get(0))), "invalid"),
                Arguments.of("no location", with(List.of(new MediaSource("", ""))), "invalid"),
                Arguments.of("no content type", with(List.of(new MediaSource("media:a", ""))), "accepted"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @DisplayName("[ME1] what a medium may be")
    @MethodSource("media")
    void description(String name, Medium medium, String outcome) {
        Room before = room.room;
        assertThat(TestRoom.outcome(room.gives(new PlaylistCommand.AddMedium(medium, ""))))
                .isEqualTo(outcome);
        assertThat(room.room.equals(before)).isEqualTo(outcome.equals("invalid"));
        RoomCommand create = new ServerCommand.Create("", "Patty", medium, Policy.DEFAULT);
        assertThat(TestRoom.outcome(TestRoom.none().gives(Origin.ROOM, create))).isEqualTo(outcome);
    }

    @Test
    @DisplayName("[ME2] media are m1, m2 ... whatever they bring along")
    void ids() {
        room.gives(new PlaylistCommand.AddMedium(TestRoom.medium("m1", TestRoom.RATE, 10), ""));
        room.gives(new PlaylistCommand.AddMedium(TestRoom.medium("../x", TestRoom.RATE, 20), ""));
        assertThat(room.room.media()).extracting(Medium::id).containsExactly("m1", "m2", "m3");
        assertThat(room.room.medium("m1")).contains(TestRoom.CLIP);
        assertThat(room.room.medium("m3")).map(Medium::frames).contains(20);
    }

    @Test
    @DisplayName("[ME3] selecting a medium pauses on its first frame, with all of it as the range; the loop mode stays")
    void select() {
        room.gives(new PlaylistCommand.AddMedium(TestRoom.medium("", TestRoom.RATE, 10), ""));
        room.with(Notation.playback("plays 30 x-2000 PING_PONG 20..40", room.now));
        room.after(TestRoom.SECOND).gives(new PlaylistCommand.SelectMedium("m2"));
        assertThat(room.playback())
                .isEqualTo(new Playback("m2", false, 0, 0, room.now, 1_000, LoopMode.PING_PONG, 0, 9));
        assertThat(TestRoom.outcome(room.gives(new PlaylistCommand.SelectMedium("m2"))))
                .isEqualTo("unchanged");
    }

    @Test
    @DisplayName("[ME3] an unknown medium is refused")
    void unknown() {
        for (String id : List.of("", "m2", "m0", "M1", "medium/m1", "m1\0", "x".repeat(60_000))) {
            Decision decision = room.gives(new PlaylistCommand.SelectMedium(id));
            assertThat(TestRoom.outcome(decision)).isEqualTo("invalid");
        }
    }

    static Stream<Arguments> locations() {
        return Stream.of(
                Arguments.of("media:clip.mp4", "accepted"),
                Arguments.of("media:SH010 comp ö v3.mov", "accepted"),
                Arguments.of("https://clips.example/a.mp4?x=1#t=2", "accepted"),
                Arguments.of("http://127.0.0.1:8080/a.mp4", "accepted"),
                Arguments.of("HTTPS://clips.example/ä.mp4", "accepted"),
                Arguments.of("media:", "invalid"),
                Arguments.of("media:  ", "invalid"),
                Arguments.of("media:../a.mp4", "invalid"),
                Arguments.of("media:/etc/a.mp4", "invalid"),
                Arguments.of("media:a\\b.mp4", "invalid"),
                Arguments.of("media:/a.mp4", "invalid"),
                Arguments.of("media:\\a.mp4", "invalid"),
                Arguments.of("media:a\nb.mp4", "invalid"),
                Arguments.of("MEDIA:a.mp4", "invalid"),
                Arguments.of("a.mp4", "invalid"),
                Arguments.of("/media/a.mp4", "invalid"),
                Arguments.of("//clips.example/a.mp4", "invalid"),
                Arguments.of("https:a.mp4", "invalid"),
                Arguments.of("https:///a.mp4", "invalid"),
                Arguments.of("https://clips.example/a b.mp4", "invalid"),
                Arguments.of("ftp://clips.example/a.mp4", "invalid"),
                Arguments.of("file:///etc/hostname", "invalid"),
                Arguments.of("javascript:alert(1)", "invalid"),
                Arguments.of("data:video/mp4;base64,AAAA", "invalid"),
                Arguments.of("blob:https://clips.example/1", "invalid"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[ME4] a location is a whole address with http or https, or the name of a file that the server holds")
    @MethodSource("locations")
    void location(String location, String outcome) {
        Medium medium = with(List.of(SOURCES.get(0), new MediaSource(location, "")));
        assertThat(TestRoom.outcome(room.gives(new PlaylistCommand.AddMedium(medium, ""))))
                .isEqualTo(outcome);
    }

    private static Medium medium(int numerator, int denominator, int frames, int firstFrame, int timecode) {
        FrameRate rate = new FrameRate(numerator, denominator);
        return new Medium("", "SH010", rate, frames, 0, firstFrame, timecode, false, SOURCES);
    }

    private static Medium with(List<MediaSource> sources) {
        return new Medium("", "SH010", TestRoom.RATE, 100, 0, 0, 0, false, sources);
    }
}
