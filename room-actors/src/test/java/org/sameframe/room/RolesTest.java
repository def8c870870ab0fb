package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what; senders are told apart by their role, or by having no place. */
class RolesTest {
    private static final Map<String, Integer> SENDERS =
            Map.of("host", 1, "reviewer", 2, "viewer", 3, "gone", 4, "unknown", 99, "room", 0);

    @ParameterizedTest(name = "{0}")
    @DisplayName("[RO7] hosts and reviewers drive, viewers watch, who has no place may do nothing")
    @CsvSource(delimiter = '|', textBlock = """
                    play            | yes | yes | no  | no
                    pause           | yes | yes | no  | no
                    seek 5          | yes | yes | no  | no
                    step 1          | yes | yes | no  | no
                    speed 2000      | yes | yes | no  | no
                    loop ONCE       | yes | yes | no  | no
                    range 1..5      | yes | yes | no  | no
                    add medium      | yes | yes | no  | no
                    select medium   | yes | yes | no  | no
                    rename          | yes | yes | yes | no
                    leave           | yes | yes | yes | no
                    """)
    void table(String command, String host, String reviewer, String viewer, String noPlace) {
        check("host", command, host);
        check("reviewer", command, reviewer);
        check("viewer", command, viewer);
        for (String sender : List.of("gone", "unknown", "room")) {
            check(sender, command, noPlace);
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[RO7] who is expected or away may act as who is here: commands may arrive before and after")
    @CsvSource({"EXPECTED", "AWAY", "HERE"})
    void presence(Presence presence) {
        Participant sender = new Participant(2, "Quinn", Role.REVIEWER, 1, presence, 0);
        TestRoom room = TestRoom.created().with(sender);
        assertThat(TestRoom.outcome(room.gives(2, new TransportCommand.Seek(5))))
                .isEqualTo("accepted");
    }

    private static void check(String sender, String command, String allowed) {
        TestRoom room = TestRoom.created()
                .with(
                        person(2, Role.REVIEWER, Presence.HERE),
                        person(3, Role.VIEWER, Presence.HERE),
                        person(4, Role.HOST, Presence.GONE),
                        TestRoom.medium("m2", TestRoom.RATE, 10),
                        Notation.playback(command.equals("play") ? "paused 10" : "plays 10", TestRoom.NOON));
        Room before = room.room;
        Decision decision = room.gives(SENDERS.getOrDefault(sender, 0), command(command));
        assertThat(TestRoom.outcome(decision)).as(sender).isEqualTo(allowed.equals("yes") ? "accepted" : "forbidden");
        if (allowed.equals("no")) {
            assertThat(room.room).isEqualTo(before);
        }
    }

    private static Participant person(int id, Role role, Presence presence) {
        return new Participant(id, "Guest " + id, role, id, presence, 0);
    }

    private static RoomCommand command(String text) {
        return switch (text) {
            case "add medium" -> new PlaylistCommand.AddMedium(TestRoom.CLIP, "");
            case "select medium" -> new PlaylistCommand.SelectMedium("m2");
            case "rename" -> new PersonCommand.Rename("Somebody");
            case "leave" -> new PersonCommand.Leave();
            default -> Notation.command(text);
        };
    }
}
