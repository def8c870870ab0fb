package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Account VERA = Account.of("https://id.example.com", "4711");

    private final TestRoom room = TestRoom.created();

    @Test
    @DisplayName("[JW7] an account comes in once, with the token's role; later its name is the token's and its role the room's")
    void once() {
        assertThat(room.serves(new ServerCommand.Admit("Vera", VERA, Role.VIEWER))).isEqualTo("accepted");
        int id = person().id();
        assertThat(person().role()).isEqualTo(Role.VIEWER);
        assertThat(room.serves(new ServerCommand.Admit("Vera V.", VERA, Role.HOST))).isEqualTo("accepted");
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

    private Participant person() {
        return room.room.participants().stream()
                .filter(some -> some.isOf(VERA))
                .findFirst()
                .orElseThrow();
    }
}
