package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutOfSyncTest {
    private static final PersonCommand OUT = new PersonCommand.SetOutOfSync(true);
    private static final PersonCommand IN = new PersonCommand.SetOutOfSync(false);

    @ParameterizedTest(name = "{0}")
    @DisplayName("[OS1] everybody may leave the room's playhead and return, and the others see who has")
    @EnumSource(Role.class)
    void outAndBack(Role role) {
        TestRoom room = room("").with(new Participant(2, "Quinn", role, 1, Presence.HERE, 0));
        assertThat(room.says(2, IN)).isEqualTo("unchanged");
        assertThat(room.says(2, OUT)).isEqualTo("accepted");
        assertThat(room.keys()).containsExactly("participant/2");
        assertThat(room.person(2).outOfSync()).isTrue();
        assertThat(room.says(2, OUT)).isEqualTo("unchanged");
        assertThat(room.says(2, IN)).isEqualTo("accepted");
        assertThat(room.person(2).outOfSync()).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[OS1] who is gone has returned; who is away, or back from there, has not")
    @CsvSource({
        "leaves, false",
        "is removed, false",
        "is gone in time, false",
        "loses the connection, true",
        "reloads, true",
        "server restarts, true"
    })
    void gone(String how, boolean isOut) {
        TestRoom room = room("");
        room.gives(2, OUT);
        switch (how) {
            case "leaves" -> room.gives(2, new PersonCommand.Leave());
            case "is removed" -> room.gives(new HostCommand.Kick(2));
            case "server restarts" -> room.serves(new ServerCommand.Restarted());
            default -> room.serves(new ServerCommand.Depart(2));
        }
        if (how.equals("is gone in time")) {
            room.passes(30 * TestRoom.SECOND);
        }
        if (how.equals("reloads")) {
            room.serves(new ServerCommand.Arrive(2));
        }
        assertThat(room.person(2).outOfSync()).isEqualTo(isOut);
    }

    @Test
    @DisplayName("[OS1] who is away may return: since when they are in step is told only of who is here")
    void away() {
        TestRoom room = room("");
        room.serves(new ServerCommand.Depart(2));
        assertThat(room.says(2, OUT)).isEqualTo("accepted");
        assertThat(room.person(2).since()).isZero();
        assertThat(room.says(2, IN)).isEqualTo("accepted");
        assertThat(room.person(2)).isEqualTo(room.person(2).awayUntil(room.now + 30 * TestRoom.SECOND));
    }

    @Test
    @DisplayName("[OS1] who is out of sync still drives the room: it is by choice, and reversible")
    void drives() {
        TestRoom room = room("");
        room.gives(2, OUT);
        assertThat(room.says(2, new TransportCommand.Seek(20))).isEqualTo("accepted");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[OS2] who is out of sync, or has playback off, holds up no gate")
    @CsvSource({"out of sync", "playback off"})
    void gates(String how) {
        TestRoom room = room("ready=10000 stalled=5000");
        room.gives(1, new PersonCommand.SetReady("m1", 100, true));
        RoomCommand out = how.startsWith("out") ? OUT : new PersonCommand.Subscribe(Set.of(Category.PLAYBACK));
        RoomCommand in = how.startsWith("out") ? IN : new PersonCommand.Subscribe(Set.of());
        room.gives(2, out);
        room.gives(1, new TransportCommand.Play());
        assertThat(room.playback().playing()).isTrue();
        assertThat(room.serves(new ServerCommand.Stall(2, true))).isEqualTo("unchanged");
        assertThat(room.serves(new ServerCommand.Stall(2, false))).isEqualTo("unchanged");
        room.gives(1, TestRoom.pause());
        room.gives(2, in);
        room.gives(1, new TransportCommand.Play());
        assertThat(room.room.gate().orElseThrow().waitingFor()).containsExactly(2);
        room.gives(2, out);
        assertThat(room.room.gate()).isEmpty();
        assertThat(room.playback().playing()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "[OS2] who is out of sync, or has playback off, neither agrees nor disagrees; who returns has the whole time")
    @CsvSource({"out of sync", "playback off"})
    void agreement(String how) {
        TestRoom room = room("");
        boolean isOut = how.startsWith("out");
        room.gives(2, isOut ? OUT : new PersonCommand.Subscribe(Set.of(Category.PLAYBACK)));
        assertThat(room.passes(60 * TestRoom.SECOND).room.agreement())
                .as("one alone")
                .isEmpty();
        assertThat(room.room.nextDeadline()).isEmpty();
        room.gives(2, isOut ? IN : new PersonCommand.Subscribe(Set.of()));
        assertThat(room.room.nextDeadline()).hasValue(room.now + 5 * TestRoom.SECOND);
        assertThat(room.passes(5 * TestRoom.SECOND)
                        .room
                        .agreement()
                        .orElseThrow()
                        .agreed())
                .isFalse();
    }

    /** With a host and a reviewer. */
    private static TestRoom room(String policy) {
        TestRoom room = TestRoom.created(Policies.of(policy));
        room.comes("Quinn");
        return room;
    }
}
