package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingRoomTest {
    private static final long GRACE = 30 * TestRoom.SECOND;
    private static final long EXPECTED = 120 * TestRoom.SECOND;
    private final TestRoom room = TestRoom.created(Policies.of("waiting places=2"));

    @Test
    @DisplayName("[WR1] newcomers wait, take no place, and may do nothing")
    void newcomers() throws IOException {
        int quinn = room.comes("Quinn");
        int rosa = room.comes("Rosa");
        assertThat(List.of(room.person(quinn), room.person(rosa)))
                .allMatch(Participant::isWaiting)
                .noneMatch(Participant::hasPlace)
                .noneMatch(Participant::isHere);
        for (RightsTable.Cell cell : RightsTable.cells()) {
            assertThat(room.says(quinn, cell.command(1))).as(cell.toString()).isEqualTo("forbidden");
        }
        assertThat(room.room.permits(quinn, new Signal.Rtc("offer"))).isFalse();
    }

    @Test
    @DisplayName(
            "[WR1] who waits is expected for two minutes, and keeps waiting for the grace time without a connection")
    void grace() {
        room.serves(new ServerCommand.Admit("Quinn"));
        assertThat(room.person(2).until()).isEqualTo(room.now + EXPECTED);
        room.serves(new ServerCommand.Arrive(2));
        room.serves(new ServerCommand.Depart(2));
        assertThat(room.passes(GRACE - 1).person(2).presence()).isEqualTo(Presence.AWAY);
        room.serves(new ServerCommand.Arrive(2));
        assertThat(room.person(2).isWaiting()).isTrue();
        room.serves(new ServerCommand.Restarted());
        assertThat(room.passes(GRACE).person(2).presence()).isEqualTo(Presence.GONE);
        assertThat(room.serves(new ServerCommand.Arrive(2))).isEqualTo("accepted");
        assertThat(room.person(2).isWaiting()).as("waits again").isTrue();
    }

    @Test
    @DisplayName("[WR1] a full room lets people wait, and who was there before the policy does not wait")
    void full() {
        TestRoom other = TestRoom.created(Policies.of("places=2"));
        int quinn = other.comes("Quinn");
        other.gives(Policies.set("waiting places=2"));
        other.gives(quinn, new PersonCommand.Leave());
        assertThat(other.serves(new ServerCommand.Arrive(quinn))).isEqualTo("accepted");
        assertThat(other.person(quinn).hasPlace()).isTrue();
        assertThat(other.serves(new ServerCommand.Admit("Rosa"))).isEqualTo("accepted");
        assertThat(other.person(3).isWaiting()).isTrue();
    }

    @Test
    @DisplayName("[WR1] who has been let in once does not wait again")
    void once() {
        int quinn = room.comes("Quinn");
        room.gives(new HostCommand.LetIn(quinn));
        room.gives(quinn, new PersonCommand.Leave());
        room.serves(new ServerCommand.Arrive(quinn));
        assertThat(room.person(quinn).isHere()).isTrue();
    }

    @Test
    @DisplayName("[LI3] 100 people may wait, those who were gone and come back included")
    void hundred() {
        int quinn = room.comes("Quinn");
        room.serves(new ServerCommand.Depart(quinn));
        room.passes(GRACE);
        for (int i = 1; i <= 100; i++) {
            assertThat(room.serves(new ServerCommand.Admit("Guest " + i))).isEqualTo("accepted");
        }
        assertThat(room.serves(new ServerCommand.Admit("Guest 101"))).isEqualTo("limit");
        assertThat(room.serves(new ServerCommand.Arrive(quinn))).isEqualTo("limit");
        room.gives(new HostCommand.Kick(3));
        assertThat(room.serves(new ServerCommand.Arrive(quinn))).isEqualTo("accepted");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[WR2] who is connected is in the room at once, who is not is expected for two minutes")
    @CsvSource({"HERE, HERE", "EXPECTED, EXPECTED", "AWAY, EXPECTED", "GONE, GONE"})
    void letIn(Presence before, Presence after) {
        room.with(new Participant(2, "Quinn", Role.REVIEWER, 0, before, 0).with(Admission.WAITING));
        room.after(TestRoom.SECOND);
        assertThat(room.says(1, new HostCommand.LetIn(2))).isEqualTo("accepted");
        Participant quinn = room.person(2);
        assertThat(quinn.admission()).isEqualTo(Admission.ADMITTED);
        assertThat(quinn.presence()).isEqualTo(after);
        assertThat(quinn.until()).isEqualTo(after == Presence.EXPECTED ? room.now + EXPECTED : 0);
        assertThat(quinn.since()).isEqualTo(after == Presence.HERE ? room.now : 0);
        assertThat(room.says(1, new HostCommand.LetIn(2))).isEqualTo("unchanged");
    }

    @Test
    @DisplayName("[WR2] without a free place it is room-full, and they wait on")
    void noPlace() {
        int quinn = room.comes("Quinn");
        int rosa = room.comes("Rosa");
        assertThat(room.says(1, new HostCommand.LetIn(quinn))).isEqualTo("accepted");
        assertThat(room.says(1, new HostCommand.LetIn(rosa))).isEqualTo("room-full");
        assertThat(room.person(rosa).isWaiting()).isTrue();
        room.gives(quinn, new PersonCommand.Leave());
        assertThat(room.says(1, new HostCommand.LetIn(rosa))).isEqualTo("accepted");
    }

    @Test
    @DisplayName("[WR2] who waited until gone and is let in comes back into the room, if there is a place then")
    void letInWhenGone() {
        int quinn = room.comes("Quinn");
        room.serves(new ServerCommand.Depart(quinn));
        room.passes(GRACE);
        assertThat(room.says(1, new HostCommand.LetIn(quinn))).isEqualTo("accepted");
        int rosa = room.comes("Rosa");
        room.gives(new HostCommand.LetIn(rosa));
        assertThat(room.serves(new ServerCommand.Arrive(quinn))).isEqualTo("room-full");
        room.gives(rosa, new PersonCommand.Leave());
        assertThat(room.serves(new ServerCommand.Arrive(quinn))).isEqualTo("accepted");
        assertThat(room.person(quinn).isHere()).isTrue();
    }

    @Test
    @DisplayName("[WR2] [RO10] a colour is one's own from the moment at which one is let in")
    void colors() {
        room.gives(Policies.set("waiting"));
        int quinn = room.comes("Quinn");
        int rosa = room.comes("Rosa");
        room.gives(new HostCommand.LetIn(quinn));
        room.gives(new HostCommand.LetIn(rosa));
        assertThat(room.room.participants()).extracting(Participant::color).containsExactly(0, 1, 2);
    }

    @Test
    @DisplayName("[WR2] [RO13] a host lets somebody who waits into a locked room")
    void locked() {
        int quinn = room.comes("Quinn");
        room.gives(new HostCommand.Lock(true));
        assertThat(room.serves(new ServerCommand.Admit("Rosa"))).isEqualTo("locked");
        assertThat(room.says(1, new HostCommand.LetIn(quinn))).isEqualTo("accepted");
        assertThat(room.person(quinn).isHere()).isTrue();
    }

    @Test
    @DisplayName("[WR3] a host declines: who waited is removed, and waits no more")
    void declined() {
        int quinn = room.comes("Quinn");
        assertThat(room.says(1, new HostCommand.Kick(quinn))).isEqualTo("accepted");
        assertThat(room.person(quinn).admission()).isEqualTo(Admission.REMOVED);
        assertThat(room.person(quinn).presence()).isEqualTo(Presence.GONE);
        assertThat(room.serves(new ServerCommand.Arrive(quinn))).isEqualTo("forbidden");
    }
}
