package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LobbyTest {
    private final TestRoom room = TestRoom.created(Policies.of("lobby"));

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[LO1] in the lobby nothing plays, whoever asks; media may be added and chosen, and people talk")
    @CsvSource(delimiter = '|', textBlock = """
                    play    | forbidden
                    add     | accepted
                    select  | accepted
                    advance | accepted
                    say     | accepted
                    ready   | accepted
                    policy  | accepted
                    """)
    void lobby(String what, String outcome) {
        room.gives(new PlaylistCommand.AddMedium(TestRoom.medium("", TestRoom.RATE, 10), ""));
        int quinn = room.comes("Quinn");
        RoomCommand command = switch (what) {
            case "add" -> new PlaylistCommand.AddMedium(TestRoom.CLIP, "");
            case "select" -> new PlaylistCommand.SelectMedium("m2");
            case "advance" -> new PlaylistCommand.Advance(1);
            case "say" -> new NoteCommand.Say("Hello.");
            case "ready" -> new PersonCommand.SetReady("m1", 100, true);
            case "policy" -> Policies.set("places=9");
            default -> Notation.command(what);
        };
        if (!what.equals("policy")) {
            assertThat(room.room.isInLobby()).isTrue();
            assertThat(TestRoom.outcome(
                            room.room.decide(command, Origin.participant(quinn), new Context(room.now, room.seq()))))
                    .isEqualTo(outcome);
        }
        assertThat(room.says(1, command)).isEqualTo(outcome);
        assertThat(room.room.isInLobby()).isTrue();
    }

    @Test
    @DisplayName("[LO1] a room plays when a host has started it, once and for all; reviewers cannot start")
    void start() {
        int quinn = room.comes("Quinn");
        assertThat(room.says(quinn, new HostCommand.Start())).isEqualTo("forbidden");
        assertThat(room.says(1, new HostCommand.Start())).isEqualTo("accepted");
        assertThat(room.keys()).containsExactly("lobby");
        assertThat(room.room.isInLobby()).isFalse();
        assertThat(room.says(1, new HostCommand.Start())).isEqualTo("unchanged");
        assertThat(room.says(quinn, new TransportCommand.Play())).isEqualTo("accepted");
        room.gives(Policies.set("lobby places=9"));
        assertThat(room.room.isInLobby())
                .as("it begins there, and does not go back")
                .isFalse();
    }

    @Test
    @DisplayName("[LO1] [SG5] in the lobby nobody drags the playhead either; all else that is signalled is passed on")
    void signals() {
        Signal drag = new Signal.Scrub(5);
        Signal point = new Signal.Pointer(1, 2, Signal.Pointing.LASER);
        assertThat(room.room.permits(1, drag)).isFalse();
        assertThat(room.room.permits(1, point)).isTrue();
        room.gives(new HostCommand.Start());
        assertThat(room.room.permits(1, drag)).isTrue();
    }

    @Test
    @DisplayName("[LO1] without the policy there is no lobby, and a stall or the time starts nothing in one")
    void without() {
        assertThat(TestRoom.created().room.isInLobby()).isFalse();
        assertThat(room.serves(new ServerCommand.Stall(1, true))).isEqualTo("unchanged");
        assertThat(room.passes(3_600 * TestRoom.SECOND).playback().playing()).isFalse();
    }

    @ParameterizedTest(name = "{0} of {1} frames: {2}")
    @DisplayName("[LO2] everybody says what they have loaded: a medium of the room, the length, and whether it plays")
    @CsvSource({
        "m1, 100, accepted",
        "m1, 0, accepted",
        "m1, 16777216, accepted",
        "m1, -1, invalid",
        "m1, 16777217, invalid",
        "m2, 100, invalid",
        "'', 100, invalid"
    })
    void ready(String medium, int frames, String outcome) {
        int quinn = room.comes("Quinn");
        room.gives(new HostCommand.SetRole(quinn, Role.VIEWER));
        for (boolean plays : new boolean[] {true, false}) {
            assertThat(room.says(quinn, new PersonCommand.SetReady(medium, frames, plays)))
                    .isEqualTo(outcome);
            if (outcome.equals("accepted")) {
                assertThat(room.room.ready(quinn)).contains(new Ready(quinn, medium, frames, plays));
                assertThat(room.says(quinn, new PersonCommand.SetReady(medium, frames, plays)))
                        .isEqualTo("unchanged");
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1} frames, {2}: {3}")
    @DisplayName("[LO2] ready for a medium is who has that one, at its length, and can play it")
    @CsvSource({
        "m1, 100, true, true",
        "m1, 100, false, false",
        "m1, 99, true, false",
        "m1, 0, true, false",
        "m2, 100, true, false"
    })
    void isFor(String medium, int frames, boolean plays, boolean isReady) {
        assertThat(new Ready(1, medium, frames, plays).isFor(TestRoom.CLIP)).isEqualTo(isReady);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[LO2] [RM10] who is gone is not ready any more, in the same entry; who is away still is")
    @CsvSource({"leaves, true", "is removed, true", "is gone in time, true", "loses the connection, false"})
    void gone(String how, boolean isOver) {
        int quinn = room.comes("Quinn");
        room.gives(quinn, new PersonCommand.SetReady("m1", 100, true));
        switch (how) {
            case "leaves" -> room.gives(quinn, new PersonCommand.Leave());
            case "is removed" -> room.gives(new HostCommand.Kick(quinn));
            default -> room.serves(new ServerCommand.Depart(quinn));
        }
        if (how.equals("is gone in time")) {
            room.passes(30 * TestRoom.SECOND);
        }
        assertThat(room.room.ready(quinn).isEmpty()).isEqualTo(isOver);
        assertThat(room.keys().contains("ready/2")).isEqualTo(isOver);
    }
}
