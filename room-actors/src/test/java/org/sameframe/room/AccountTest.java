package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest {
    private static final Account VERA = Account.of("https://id.example.com", "4711");

    private final TestRoom room = TestRoom.created();

    @Test
    @DisplayName(
            "[JW7] an account comes in once, with the token's role; later its name is the token's and its role the room's")
    void once() {
        assertThat(room.serves(new ServerCommand.Admit("Vera", VERA, Role.VIEWER)))
                .isEqualTo("accepted");
        int id = person().id();
        assertThat(person().role()).isEqualTo(Role.VIEWER);
        assertThat(room.serves(new ServerCommand.Admit("Vera V.", VERA, Role.HOST)))
                .isEqualTo("accepted");
        assertThat(person().id()).isEqualTo(id);
        assertThat(person().name()).isEqualTo("Vera V.");
        assertThat(person().role()).isEqualTo(Role.VIEWER);
    }

    @Test
    @DisplayName("[JW8] who is verified does not choose another name, and a guest of the same name is not marked")
    void name() {
        room.serves(new ServerCommand.Admit("Vera", VERA, Role.REVIEWER));
        room.serves(new ServerCommand.Admit("Vera"));
        assertThat(person().account().isVerified()).isTrue();
        assertThat(room.person(person().id() + 1).account()).isEqualTo(Account.GUEST);
        assertThat(TestRoom.outcome(
                        room.gives(new Origin(person().id(), "i", 1, 0), new PersonCommand.Rename("The boss"))))
                .isEqualTo("forbidden");
    }

    @Test
    @DisplayName("[JW9] others see that somebody is verified, and not which account it is")
    void others() {
        room.serves(new ServerCommand.Admit("Vera", VERA, Role.REVIEWER));
        assertThat(person().asOthersSee().account()).isEqualTo(new Account(true, ""));
    }

    @Test
    @DisplayName("[JW11] who was gone and is admitted again is expected, with id, role and a colour that is free")
    void again() {
        int vera = comesAndGoes();
        int quinn = room.comes("Quinn");
        assertThat(room.person(quinn).color()).isEqualTo(1);
        assertThat(room.serves(new ServerCommand.Admit("Vera V.", VERA, Role.HOST)))
                .isEqualTo("accepted");
        assertThat(person())
                .isEqualTo(new Participant(
                                vera, "Vera V.", Role.REVIEWER, 2, Presence.EXPECTED, room.now + 120 * TestRoom.SECOND)
                        .of(VERA));
        room.passes(120 * TestRoom.SECOND);
        assertThat(person().presence()).isEqualTo(Presence.GONE);
    }

    @ParameterizedTest(name = "[JW11] who was gone from a room that is {0} now: {1}, as {2}")
    @CsvSource({
        "as before, accepted, EXPECTED",
        "full, room-full, GONE",
        "locked, locked, GONE",
        "given a waiting room, accepted, EXPECTED",
        "closed, closed, GONE"
    })
    void changed(String how, String outcome, Presence presence) {
        comesAndGoes();
        switch (how) {
            case "full" -> {
                for (int i = 2; i <= room.room.policy().maxParticipants(); i++) {
                    room.comes("Guest " + i);
                }
            }
            case "locked" -> room.gives(Policies.set("locked"));
            case "given a waiting room" -> room.gives(Policies.set("waiting"));
            case "closed" -> room.gives(new HostCommand.CloseRoom());
            default -> {
                // nothing has changed
            }
        }
        assertThat(room.serves(new ServerCommand.Admit("Vera", VERA, Role.REVIEWER)))
                .isEqualTo(outcome);
        assertThat(person().presence()).isEqualTo(presence);
        assertThat(person().admission()).isEqualTo(Admission.ADMITTED);
    }

    @Test
    @DisplayName("[JW11] who has a place is admitted again without another entry, and has it as long as before")
    void stillThere() {
        room.serves(new ServerCommand.Admit("Vera", VERA, Role.REVIEWER));
        Participant expected = person();
        room.after(TestRoom.SECOND);
        assertThat(room.serves(new ServerCommand.Admit("Vera", VERA, Role.REVIEWER)))
                .isEqualTo("unchanged");
        assertThat(person()).isEqualTo(expected);
    }

    /** @return Vera's id */
    private int comesAndGoes() {
        room.serves(new ServerCommand.Admit("Vera", VERA, Role.REVIEWER));
        int id = person().id();
        room.serves(new ServerCommand.Arrive(id));
        room.gives(id, new PersonCommand.Leave());
        assertThat(person().presence()).isEqualTo(Presence.GONE);
        return id;
    }

    private Participant person() {
        return room.room.participants().stream()
                .filter(some -> some.isOf(VERA))
                .findFirst()
                .orElseThrow();
    }
}
