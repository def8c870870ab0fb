package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.room.RightsTable.HOST;
import static org.sameframe.room.RightsTable.OTHER;
import static org.sameframe.room.RightsTable.REVIEWER;
import static org.sameframe.room.RightsTable.VIEWER;
import static org.sameframe.room.RightsTable.WAITING;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: the table of docs/SPEC.md, cell by cell. */
class RolesTest {
    private static final List<Integer> PEOPLE = List.of(HOST, REVIEWER, VIEWER);

    static Stream<RightsTable.Cell> cells() throws IOException {
        return RightsTable.cells().stream();
    }

    static Stream<ServerCommand> housekeeping() {
        return Stream.of(
                new ServerCommand.Create("", "Mallory", TestRoom.CLIP, Policy.DEFAULT),
                new ServerCommand.Admit("Mallory"),
                new ServerCommand.Arrive(WAITING),
                new ServerCommand.Depart(HOST),
                new ServerCommand.Restarted(),
                new ServerCommand.TimePassed(),
                new ServerCommand.Stall(HOST, true),
                new ServerCommand.CompareFrames(),
                new ServerCommand.Close());
    }

    @Test
    @DisplayName("[RO7] the table names every command")
    void complete() throws IOException {
        assertThat(RightsTable.strangers()).isEmpty();
        List<Class<?>> named = Stream.<RoomCommand>concat(
                        cells().map(cell -> cell.command(HOST)), housekeeping().map(RoomCommand.class::cast))
                .<Class<?>>map(Object::getClass)
                .distinct()
                .toList();
        assertThat(Arrays.stream(RoomCommand.class.getPermittedSubclasses())
                        .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses())))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(command.isRecord()).isTrue())
                .containsExactlyInAnyOrderElementsOf(named);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[RO7] [CF1] where everyone drives, hosts and reviewers do what the table says")
    @MethodSource("cells")
    void everyone(RightsTable.Cell cell) {
        check(cell, "EVERYONE", List.of(HOST, REVIEWER));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[CF1] where the host drives, reviewers do not")
    @MethodSource("cells")
    void host(RightsTable.Cell cell) {
        check(cell, "HOST", List.of(HOST));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[CF1] where one leads, who does not hold the lead does not drive, hosts included")
    @MethodSource("cells")
    void notLeading(RightsTable.Cell cell) {
        check(cell, "LEAD", List.of());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[RO7] [CF1] holding the lead, a reviewer drives like a host; a viewer never")
    @MethodSource("cells")
    void leading(RightsTable.Cell cell) {
        for (int sender : PEOPLE) {
            TestRoom room = RightsTable.room("LEAD", cell.command(sender)).with(new Lead(sender, List.of()));
            boolean isAllowed = (sender != VIEWER && !cell.allowed(sender).equals("no"))
                    || cell.allowed(sender).equals("yes");
            boolean isOwnLead = cell.row().equals("hand over the lead of another");
            if (!isOwnLead && !(cell.command(sender) instanceof LeadCommand.RequestLead)) {
                check(room, sender, cell.command(sender), isAllowed);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[RO7] who has no place may do nothing: gone, waiting, removed, unknown, or nobody at all")
    @MethodSource("cells")
    void withoutPlace(RightsTable.Cell cell) {
        for (int sender : new int[] {WAITING, 6, 7, 99, 0, -1}) {
            TestRoom room = RightsTable.room("EVERYONE", cell.command(HOST))
                    .with(
                            person(6, Presence.GONE),
                            person(7, Presence.GONE).with(Admission.REMOVED),
                            person(WAITING, Presence.HERE).with(Admission.WAITING));
            check(room, sender, cell.command(HOST), false);
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[RO7] who is expected or away may act as who is here: commands may arrive before and after")
    @CsvSource({"EXPECTED", "AWAY", "HERE"})
    void presence(Presence presence) {
        Participant sender = new Participant(2, "Quinn", Role.REVIEWER, 1, presence, 0);
        TestRoom room = TestRoom.created().with(sender);
        assertThat(room.says(2, new TransportCommand.Seek(5))).isEqualTo("accepted");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[RO7] what the server does, no client asks for, whoever it is")
    @MethodSource("housekeeping")
    void server(ServerCommand command) {
        for (int sender : new int[] {HOST, REVIEWER, VIEWER, OTHER, WAITING, 0}) {
            TestRoom room = RightsTable.room("EVERYONE", command);
            Decision decision = room.gives(new Origin(sender, "tab", 1, 0), command);
            assertThat(TestRoom.outcome(decision)).isEqualTo("forbidden");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[RO7] a refusal says who could change it")
    @CsvSource(delimiter = '|', textBlock = """
                    EVERYONE | 3 | seek 5 | Viewers watch; ask the host to make you a reviewer.
                    HOST     | 2 | seek 5 | Only the host drives in this room; ask the host.
                    LEAD     | 2 | seek 5 | You do not have the lead; ask for it first.
                    EVERYONE | 2 | lock   | Only a host may do this; ask one.
                    EVERYONE | 3 | say    | Viewers watch; ask the host to make you a reviewer.
                    HOST     | 3 | say    | Viewers watch; ask the host to make you a reviewer.
                    LEAD     | 3 | say    | Viewers watch; ask the host to make you a reviewer.
                    EVERYONE | 9 | say    | You are not in the room; join it again.
                    """)
    void details(String control, int sender, String command, String detail) {
        RoomCommand given = switch (command) {
            case "lock" -> new HostCommand.Lock(true);
            case "say" -> new NoteCommand.Say("Hello.");
            default -> Notation.command(command);
        };
        Decision decision = RightsTable.room(control, given).gives(sender, given);
        assertThat(((Decision.Refused) decision).refusal().detail()).isEqualTo(detail);
    }

    /** With what the table says; {@code d} is for those who drive. */
    private static void check(RightsTable.Cell cell, String control, List<Integer> drivers) {
        if (cell.isAboutLead() && !control.equals("LEAD")) {
            return;
        }
        for (int sender : PEOPLE) {
            RoomCommand command = cell.command(sender);
            String allowed = cell.allowed(sender);
            TestRoom room = RightsTable.room(control, command);
            boolean isOwnLead =
                    command instanceof LeadCommand.ReturnLead || cell.row().startsWith("request lead");
            if (isOwnLead && !(command instanceof LeadCommand.RequestLead)) {
                room.with(new Lead(sender, List.of()));
            }
            check(room, sender, command, allowed.equals("yes") || (allowed.equals("d") && drivers.contains(sender)));
        }
    }

    private static void check(TestRoom room, int sender, RoomCommand command, boolean isAllowed) {
        Room before = room.room;
        assertThat(room.says(sender, command))
                .as("participant %d", sender)
                .isEqualTo(isAllowed ? "accepted" : "forbidden");
        if (!isAllowed) {
            assertThat(room.room).isEqualTo(before);
        }
    }

    private static Participant person(int id, Presence presence) {
        return new Participant(id, "Guest " + id, Role.HOST, 0, presence, 0);
    }
}
