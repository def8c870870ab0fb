package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a playlist, written as its shots in order, with their media; the chosen version has a star. */
class PlaylistTest {
    private static final String FOUR = "s1=m1* s2=m2,m4,m5* s3=m3* s6=m6*";

    private final TestRoom room = TestRoom.created();

    @Test
    @DisplayName("[PL1] the medium of a new room is its first shot")
    void first() {
        assertThat(text(room)).isEqualTo("s1=m1*");
        assertThat(room.room.shot("s1").orElseThrow().status()).isEqualTo(ShotStatus.OPEN);
    }

    @Test
    @DisplayName("[PL1] a medium that is added is a new shot at the end, or the newest version of a shot, and chosen")
    void add() {
        add("");
        add("");
        add("s2");
        add("s2");
        add("");
        assertThat(text(room)).isEqualTo(FOUR);
        assertThat(room.playback().medium()).as("what is looked at").isEqualTo("m1");
        assertThat(keys(room.gives(new PlaylistCommand.AddMedium(TestRoom.CLIP, "s1"))))
                .containsExactly("medium/m7", "shot/s1");
    }

    @ParameterizedTest(name = "{index}")
    @DisplayName("[PL2] an unknown shot is refused, in every command that names one")
    @ValueSource(strings = {"s2", "s0", "s-1", "S1", "m1", "shot/s1", "s1 ", "s1\0", "s9999999999", "\u202Es1"})
    void unknownShot(String shot) {
        for (RoomCommand command : List.of(
                new PlaylistCommand.AddMedium(TestRoom.CLIP, shot),
                new PlaylistCommand.MoveShot(shot, ""),
                new PlaylistCommand.MoveShot("s1", shot),
                new PlaylistCommand.MoveShot(shot, shot),
                new PlaylistCommand.SetShotStatus(shot, ShotStatus.APPROVED),
                new PlaylistCommand.RemoveShot(shot))) {
            assertThat(TestRoom.outcome(room.gives(command))).as("%s", command).isEqualTo("invalid");
        }
        assertThat(text(room)).isEqualTo("s1=m1*");
    }

    @Test
    @DisplayName("[PL2] no shot is named by nothing")
    void noShot() {
        for (RoomCommand command : List.of(
                new PlaylistCommand.MoveShot("", ""),
                new PlaylistCommand.MoveShot("x".repeat(64 * 1_024), ""),
                new PlaylistCommand.SetShotStatus("", ShotStatus.OPEN),
                new PlaylistCommand.RemoveShot(""))) {
            assertThat(TestRoom.outcome(room.gives(command))).isEqualTo("invalid");
        }
    }

    @ParameterizedTest(name = "from {0} by {1}: {2}")
    @DisplayName("[PL3] advancing goes so many shots further, or back, to the chosen version, at most to the end")
    @CsvSource({
        "m1, 1, m5",
        "m1, 2, m3",
        "m1, 3, m6",
        "m1, 4, m6",
        "m1, 2147483647, m6",
        "m1, -1, same",
        "m1, -2147483648, same",
        "m6, 1, same",
        "m6, -1, m3",
        "m6, -2, m5",
        "m6, -9, m1",
        "m5, 1, m3",
        "m4, 1, m3",
        "m4, -1, m1",
        "m1, 0, invalid",
    })
    void advance(String from, int shots, String to) {
        four();
        room.gives(new PlaylistCommand.SelectMedium(from));
        if (from.equals("m4")) {
            assertThat(text(room)).isEqualTo("s1=m1* s2=m2,m4*,m5 s3=m3* s6=m6*");
        }
        Decision decision = room.gives(new PlaylistCommand.Advance(shots));
        if (decision instanceof Decision.Accepted) {
            assertThat(room.playback().medium()).isEqualTo(to);
            assertThat(room.playback().playing()).isFalse();
        } else {
            assertThat(TestRoom.outcome(decision)).isEqualTo(to.equals("same") ? "unchanged" : to);
        }
    }

    @Test
    @DisplayName("[PL3] advancing goes from where the shots are now, not from how they were added")
    void advanceMoved() {
        four();
        room.gives(new PlaylistCommand.MoveShot("s1", "s6"));
        room.gives(new PlaylistCommand.Advance(1));
        assertThat(room.playback().medium()).isEqualTo("m6");
        room.gives(new PlaylistCommand.Advance(-2));
        assertThat(room.playback().medium()).isEqualTo("m3");
    }

    @ParameterizedTest(name = "by {0}: {1}")
    @DisplayName("[PL3] without shots there is nowhere to go; from outside the playlist it is entered at its ends")
    @CsvSource({"1, m2", "2, m3", "9, m3", "-1, m3", "-2, m2", "-9, m2"})
    void advanceFromOutside(int shots, String to) {
        add("");
        add("");
        room.gives(new PlaylistCommand.RemoveShot("s1"));
        assertThat(TestRoom.outcome(room.gives(new PlaylistCommand.Advance(shots))))
                .isEqualTo("accepted");
        assertThat(room.playback().medium()).isEqualTo(to);
        room.gives(new PlaylistCommand.RemoveShot("s2"));
        room.gives(new PlaylistCommand.RemoveShot("s3"));
        assertThat(TestRoom.outcome(room.gives(new PlaylistCommand.Advance(shots))))
                .isEqualTo("invalid");
    }

    @Test
    @DisplayName("[PL3] selecting a version chooses it, also one that is being looked at while a newer one was added")
    void choose() {
        four();
        room.gives(new PlaylistCommand.SelectMedium("m4"));
        assertThat(text(room)).isEqualTo("s1=m1* s2=m2,m4*,m5 s3=m3* s6=m6*");
        add("s2");
        assertThat(text(room)).isEqualTo("s1=m1* s2=m2,m4,m5,m7* s3=m3* s6=m6*");
        Playback before = room.playback();
        assertThat(keys(room.after(TestRoom.SECOND).gives(new PlaylistCommand.SelectMedium("m4"))))
                .containsExactly("shot/s2");
        assertThat(text(room)).isEqualTo("s1=m1* s2=m2,m4*,m5,m7 s3=m3* s6=m6*");
        assertThat(room.playback()).isEqualTo(before);
        assertThat(TestRoom.outcome(room.gives(new PlaylistCommand.SelectMedium("m4"))))
                .isEqualTo("unchanged");
    }

    @ParameterizedTest(name = "{0} before {1}")
    @DisplayName("[PL4] a shot moves before another, or to the end, and only it changes")
    @CsvSource({
        "s1, s3, s2 s1 s3 s6",
        "s1, s6, s2 s3 s1 s6",
        "s1, '', s2 s3 s6 s1",
        "s3, s1, s3 s1 s2 s6",
        "s6, s1, s6 s1 s2 s3",
        "s6, s3, s1 s2 s6 s3",
        "s2, s1, s2 s1 s3 s6",
        "s1, s2, same",
        "s3, s6, same",
        "s6, '', same",
        "s1, s1, same",
        "s3, s3, same",
        "s6, s6, same",
    })
    void move(String shot, String before, String expected) {
        four();
        String versions = room.room.shot(shot).orElseThrow().versions().toString();
        Decision decision = room.gives(new PlaylistCommand.MoveShot(shot, before));
        if (expected.equals("same")) {
            assertThat(TestRoom.outcome(decision)).isEqualTo("unchanged");
            assertThat(text(room)).isEqualTo(FOUR);
        } else {
            assertThat(keys(decision)).containsExactly("shot/" + shot);
            assertThat(room.room.shots()).extracting(Shot::id).containsExactly(expected.split(" "));
            assertThat(room.room.shot(shot).orElseThrow().versions().toString()).isEqualTo(versions);
        }
        assertThat(room.playback().medium()).isEqualTo("m1");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[PL5] a shot has a status, and keeps it when it moves, gets a version or is looked at")
    @EnumSource(ShotStatus.class)
    void status(ShotStatus status) {
        four();
        Decision decision = room.gives(new PlaylistCommand.SetShotStatus("s2", status));
        assertThat(TestRoom.outcome(decision)).isEqualTo(status == ShotStatus.OPEN ? "unchanged" : "accepted");
        room.gives(new PlaylistCommand.MoveShot("s2", ""));
        add("s2");
        room.gives(new PlaylistCommand.SelectMedium("m2"));
        assertThat(room.room.shot("s2").orElseThrow().status()).isEqualTo(status);
        assertThat(room.room.shot("s1").orElseThrow().status()).isEqualTo(ShotStatus.OPEN);
        assertThat(TestRoom.outcome(room.gives(new PlaylistCommand.SetShotStatus("s2", status))))
                .isEqualTo("unchanged");
    }

    @Test
    @DisplayName("[PL6] a shot that is removed leaves its media, annotations and notes, and the playhead where it is")
    void remove() {
        four();
        room.gives(new PlaylistCommand.SelectMedium("m4"));
        room.gives(new TransportCommand.Seek(7));
        room.gives(new NoteCommand.AddNote("m4", 7, 7, "Edge of the matte"));
        room.gives(new AnnotationCommand.AddAnnotation(DrawingsTest.line("m4")));
        Playback before = room.playback();
        assertThat(keys(room.gives(new PlaylistCommand.RemoveShot("s2")))).containsExactly("shot/s2");
        assertThat(text(room)).isEqualTo("s1=m1* s3=m3* s6=m6*");
        assertThat(room.playback()).isEqualTo(before);
        assertThat(room.room.media()).hasSize(6);
        assertThat(room.room.notes()).hasSize(1);
        assertThat(room.room.annotations()).hasSize(1);
        assertThat(TestRoom.outcome(room.gives(new PlaylistCommand.RemoveShot("s2"))))
                .isEqualTo("invalid");
    }

    @Test
    @DisplayName("[PL6] media of a removed shot can be looked at, and the next one that is added has an id of its own")
    void afterRemoval() {
        four();
        room.gives(new PlaylistCommand.RemoveShot("s6"));
        room.gives(new PlaylistCommand.SelectMedium("m6"));
        assertThat(room.playback().medium()).isEqualTo("m6");
        add("");
        assertThat(text(room)).isEqualTo("s1=m1* s2=m2,m4,m5* s3=m3* s7=m7*");
    }

    private void four() {
        for (String shot : List.of("", "", "s2", "s2", "")) {
            add(shot);
        }
        assertThat(text(room)).isEqualTo(FOUR);
    }

    private void add(String shot) {
        assertThat(TestRoom.outcome(room.gives(new PlaylistCommand.AddMedium(TestRoom.CLIP, shot))))
                .isEqualTo("accepted");
    }

    static String text(TestRoom room) {
        return room.room.shots().stream()
                .map(shot -> shot.id() + "="
                        + shot.versions().stream()
                                .map(version -> version + (version.equals(shot.chosen()) ? "*" : ""))
                                .collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
    }

    static List<String> keys(Decision decision) {
        return ((Decision.Accepted) decision)
                .events().stream().map(RoomEvent::key).toList();
    }
}
