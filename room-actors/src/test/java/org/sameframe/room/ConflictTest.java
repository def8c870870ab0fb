package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who was first. */
class ConflictTest {
    private static final Set<Class<?>> CONTESTED = Set.of(
            TransportCommand.Play.class,
            TransportCommand.Pause.class,
            TransportCommand.Seek.class,
            TransportCommand.Step.class,
            TransportCommand.SetSpeed.class,
            TransportCommand.SetLoop.class,
            TransportCommand.SetRange.class,
            PlaylistCommand.SelectMedium.class,
            PlaylistCommand.Advance.class,
            PlaylistCommand.MoveShot.class,
            PlaylistCommand.SetShotStatus.class,
            PlaylistCommand.RemoveShot.class,
            PictureCommand.SetView.class,
            PictureCommand.SetGrade.class);

    private static final View VIEW = new View(0, 0, 2, 0, false, false, Channel.RED, Optional.empty());

    @ParameterizedTest(name = "{0}: {1} by {2} after {3}")
    @DisplayName("[CF2] superseded is exactly a non-host with a base after which a host changed the same category")
    @CsvSource(delimiter = '|', textBlock = """
                    #policy   | first   | by | sender | base | outcome
                    HOST_WINS | seek 20 | 1  | 2      | 0    | superseded
                    HOST_WINS | seek 20 | 1  | 2      | 1    | accepted
                    HOST_WINS | seek 20 | 1  | 2      | none | accepted
                    HOST_WINS | seek 20 | 1  | 1      | 0    | accepted
                    HOST_WINS | seek 20 | 1  | 4      | 0    | accepted
                    HOST_WINS | seek 20 | 4  | 2      | 0    | superseded
                    HOST_WINS | seek 20 | 3  | 2      | 0    | accepted
                    HOST_WINS | seek 20 | 2  | 2      | 0    | accepted
                    HOST_WINS | view    | 1  | 2      | 0    | accepted
                    HOST_WINS | rename  | 1  | 2      | 0    | accepted
                    HOST_WINS | seek 0  | 1  | 2      | 0    | accepted
                    HOST_WINS | seek 20 | 1  | 5      | 0    | forbidden
                    LAST_WINS | seek 20 | 1  | 2      | 0    | accepted
                    """)
    void table(String policy, String first, int by, int sender, String base, String outcome) {
        TestRoom room = room(policy);
        long seen = room.seq();
        room.gives(by, command(first));
        Origin origin = new Origin(sender, "tab", 1, base.equals("none") ? 0 : seen + Long.parseLong(base));
        assertThat(TestRoom.outcome(room.gives(origin, new TransportCommand.Seek(50))))
                .isEqualTo(outcome);
        assertThat(room.frame()).isEqualTo(outcome.equals("accepted") ? 50 : 20);
    }

    @Test
    @DisplayName("[CF2] [CF4] the refusal says which entry was first, and given again on it the command counts")
    void which() {
        TestRoom room = room("HOST_WINS");
        long seen = room.seq();
        room.gives(1, new TransportCommand.Seek(20));
        long first = room.seq();
        room.gives(3, new TransportCommand.Seek(30));
        Decision decision = room.gives(new Origin(2, "tab", 1, seen), new TransportCommand.Seek(50));
        assertThat(((Decision.Refused) decision).refusal().supersededBy()).isEqualTo(first);
        assertThat(((Decision.Refused) decision).refusal().detail()).contains("entry " + first);
        assertThat(TestRoom.outcome(room.gives(new Origin(2, "tab", 1, first), new TransportCommand.Seek(50))))
                .isEqualTo("accepted");
    }

    @Test
    @DisplayName("[CF3] sequence numbers alone tell who was first, whatever the clock does")
    void clocks() {
        for (long jump : new long[] {-3_600 * TestRoom.SECOND, 0, 3_600 * TestRoom.SECOND}) {
            TestRoom room = room("HOST_WINS");
            long seen = room.seq();
            room.gives(1, new TransportCommand.Seek(20));
            room.after(jump);
            Origin origin = new Origin(2, "tab", 1, seen);
            assertThat(TestRoom.outcome(room.gives(origin, new TransportCommand.Seek(50))))
                    .isEqualTo("superseded");
        }
    }

    @Test
    @DisplayName("[CF3] an entry is a host's if its sender was one then, whatever they are now")
    void thenHost() {
        TestRoom room = room("HOST_WINS");
        long seen = room.seq();
        room.gives(1, new TransportCommand.Seek(20));
        room.gives(1, new HostCommand.TransferHost(3));
        assertThat(TestRoom.outcome(room.gives(new Origin(2, "tab", 1, seen), new TransportCommand.Seek(50))))
                .isEqualTo("superseded");
        long transferred = room.seq();
        room.gives(1, new TransportCommand.Seek(30));
        assertThat(TestRoom.outcome(room.gives(new Origin(2, "tab", 1, transferred), new TransportCommand.Seek(50))))
                .isEqualTo("accepted");
    }

    @Test
    @DisplayName("[CF3] what the room itself notes is no host's: the end of what is played supersedes nothing")
    void housekeeping() {
        TestRoom room = room("HOST_WINS");
        room.with(Notation.playback("plays 98 ONCE", room.now));
        long seen = room.seq();
        room.passes(TestRoom.SECOND);
        assertThat(room.keys()).containsExactly("playback");
        assertThat(TestRoom.outcome(room.gives(new Origin(2, "tab", 1, seen), new TransportCommand.Play())))
                .isEqualTo("accepted");
    }

    @Test
    @DisplayName("[CF3] [RM3] a room made anew still knows where hosts changed what")
    void restored() {
        TestRoom room = room("HOST_WINS");
        long seen = room.seq();
        room.gives(1, new TransportCommand.Seek(20));
        room.gives(3, new TransportCommand.Seek(30));
        assertThat(room.room.touches()).contains(new Touch(Category.PLAYBACK, seen + 2, seen + 1));
        room.room = Room.restored(room.room.values(), room.room.operations(), room.room.touches(), room.room.now());
        assertThat(TestRoom.outcome(room.gives(new Origin(2, "tab", 1, seen), new TransportCommand.Seek(50))))
                .isEqualTo("superseded");
    }

    @Test
    @DisplayName("[CF3] a removal is a change, too: a host who takes a shot off was first")
    void removal() {
        TestRoom room = room("HOST_WINS");
        long seen = room.seq();
        room.gives(1, new PlaylistCommand.RemoveShot("s1"));
        Origin origin = new Origin(2, "tab", 1, seen);
        assertThat(TestRoom.outcome(room.gives(origin, new PlaylistCommand.SetShotStatus("s1", ShotStatus.APPROVED))))
                .isEqualTo("superseded");
    }

    static Stream<RightsTable.Cell> cells() throws IOException {
        return RightsTable.cells().stream()
                .filter(cell -> !cell.allowed(RightsTable.REVIEWER).equals("no"))
                .filter(cell -> !cell.isAboutLead());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "[CF4] contested is what moves, chooses, orders, rates, or sets the view and the grade, and nothing else")
    @MethodSource("cells")
    void contested(RightsTable.Cell cell) {
        RoomCommand command = cell.command(RightsTable.REVIEWER);
        TestRoom room = RightsTable.room("EVERYONE", command);
        // As if a host had just changed everything.
        List<Touch> touches = Arrays.stream(Category.values())
                .map(category -> new Touch(category, room.seq(), room.seq()))
                .toList();
        room.room = Room.restored(room.room.values(), room.room.operations(), touches, room.room.now());
        Origin origin = new Origin(RightsTable.REVIEWER, "tab", 1, room.seq() - 1);
        assertThat(TestRoom.outcome(room.gives(origin, command)))
                .isEqualTo(CONTESTED.contains(command.getClass()) ? "superseded" : "accepted");
    }

    @Test
    @DisplayName("[CF4] the table of the rights has all that are contested, and no host or server command is")
    void all() throws IOException {
        assertThat(RightsTable.cells().stream()
                        .map(cell -> cell.command(RightsTable.HOST))
                        .filter(RoomCommand::isContested)
                        .<Class<?>>map(Object::getClass)
                        .collect(Collectors.toSet()))
                .isEqualTo(CONTESTED);
        assertThat(RolesTest.housekeeping()).noneMatch(RoomCommand::isContested);
    }

    private static RoomCommand command(String text) {
        return switch (text) {
            case "view" -> new PictureCommand.SetView(VIEW);
            case "rename" -> new PersonCommand.Rename("Somebody");
            default -> Notation.command(text);
        };
    }

    /** 1 and 4 are hosts, 2 and 3 reviewers, 5 is a viewer; on frame 20, but for the last step there. */
    private static TestRoom room(String policy) {
        TestRoom room = TestRoom.created(Policies.of(policy));
        for (int id = 2; id <= 5; id++) {
            room.comes("Guest " + id);
        }
        room.gives(new HostCommand.SetRole(4, Role.HOST));
        room.gives(new HostCommand.SetRole(5, Role.VIEWER));
        return room.with(Notation.playback("paused 0", room.now));
    }
}
