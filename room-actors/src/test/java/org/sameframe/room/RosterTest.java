package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RosterTest {
    private static final long GRACE = 30 * TestRoom.SECOND;
    private final TestRoom room = TestRoom.created();

    @Test
    @DisplayName("[RO2] the creator is participant 1 and the host; others become reviewers with the next id")
    void ids() {
        room.comes("Quinn");
        room.gives(2, new PersonCommand.Leave());
        room.comes("Rosa");
        assertThat(room.room.participants())
                .extracting(Participant::id, Participant::name, Participant::role)
                .containsExactly(
                        tuple(1, "Patty", Role.HOST),
                        tuple(2, "Quinn", Role.REVIEWER),
                        tuple(3, "Rosa", Role.REVIEWER));
    }

    @Test
    @DisplayName("[RO2] who is admitted is expected for two minutes")
    void expected() {
        room.gives(Origin.ROOM, new ServerCommand.Admit(" Quinn "));
        assertThat(room.person(2))
                .isEqualTo(new Participant(
                        2, "Quinn", Role.REVIEWER, 1, Presence.EXPECTED, room.now + 120 * TestRoom.SECOND));
        room.after(120 * TestRoom.SECOND - 1).gives(Origin.ROOM, new ServerCommand.TimePassed());
        assertThat(room.person(2).presence()).isEqualTo(Presence.EXPECTED);
        room.after(1).gives(Origin.ROOM, new ServerCommand.TimePassed());
        assertThat(room.person(2).presence()).isEqualTo(Presence.GONE);
    }

    @Test
    @DisplayName(
            "[RO3] a full room refuses the next one; whoever is expected or away has a place, who is gone has none")
    void full() {
        TestRoom small = TestRoom.created(new Policy(3, 30_000, 60, 1_000));
        small.comes("Quinn");
        small.gives(Origin.ROOM, new ServerCommand.Admit("Rosa"));
        small.gives(Origin.ROOM, new ServerCommand.Depart(2));
        assertThat(admit(small, "Sam")).isEqualTo("room-full");
        small.gives(2, new PersonCommand.Leave());
        assertThat(admit(small, "Sam")).isEqualTo("accepted");
        assertThat(admit(small, "Tim")).isEqualTo("room-full");
    }

    @Test
    @DisplayName("[RO3] 50 places by default")
    void fifty() {
        for (int i = 2; i <= 50; i++) {
            assertThat(admit(room, "Guest " + i)).isEqualTo("accepted");
        }
        assertThat(admit(room, "Guest 51")).isEqualTo("room-full");
    }

    @Test
    @DisplayName("[RO4] who comes back is the same person")
    void back() {
        int quinn = room.comes("Quinn");
        Participant before = room.person(quinn);
        room.gives(Origin.ROOM, new ServerCommand.Depart(quinn));
        room.gives(Origin.ROOM, new ServerCommand.Arrive(quinn));
        assertThat(room.person(quinn)).isEqualTo(before);
        assertThat(TestRoom.outcome(room.gives(Origin.ROOM, new ServerCommand.Arrive(quinn))))
                .isEqualTo("unchanged");
        room.gives(quinn, new PersonCommand.Leave());
        room.gives(Origin.ROOM, new ServerCommand.Arrive(quinn));
        assertThat(room.person(quinn)).isEqualTo(before);
    }

    @Test
    @DisplayName("[RO4] who was gone needs a free place, who was away has one")
    void backWhenFull() {
        TestRoom small = TestRoom.created(new Policy(2, 30_000, 60, 1_000));
        int quinn = small.comes("Quinn");
        small.gives(quinn, new PersonCommand.Leave());
        int rosa = small.comes("Rosa");
        assertThat(TestRoom.outcome(small.gives(Origin.ROOM, new ServerCommand.Arrive(quinn))))
                .isEqualTo("room-full");
        small.gives(Origin.ROOM, new ServerCommand.Depart(rosa));
        assertThat(TestRoom.outcome(small.gives(Origin.ROOM, new ServerCommand.Arrive(rosa))))
                .isEqualTo("accepted");
    }

    @Test
    @DisplayName("[RO4] somebody who was never admitted cannot arrive or depart")
    void strangers() {
        for (int id : new int[] {0, -1, 7, Integer.MAX_VALUE}) {
            assertThat(TestRoom.outcome(room.gives(Origin.ROOM, new ServerCommand.Arrive(id))))
                    .isEqualTo("unknown-room");
            assertThat(TestRoom.outcome(room.gives(Origin.ROOM, new ServerCommand.Depart(id))))
                    .isEqualTo("unknown-room");
        }
    }

    @Test
    @DisplayName("[RO5] who loses the connection is away for the grace time, then gone")
    void grace() {
        room.gives(Origin.ROOM, new ServerCommand.Depart(1));
        assertThat(room.person(1).presence()).isEqualTo(Presence.AWAY);
        assertThat(room.person(1).until()).isEqualTo(room.now + GRACE);
        room.after(GRACE - 1).gives(Origin.ROOM, new ServerCommand.TimePassed());
        assertThat(room.person(1).presence()).isEqualTo(Presence.AWAY);
        room.after(1).gives(Origin.ROOM, new ServerCommand.TimePassed());
        assertThat(room.person(1)).isEqualTo(new Participant(1, "Patty", Role.HOST, 0, Presence.GONE, 0));
    }

    @Test
    @DisplayName("[RO5] losing the connection twice does not prolong the grace time, nor does it bring back who left")
    void graceOnce() {
        room.gives(Origin.ROOM, new ServerCommand.Depart(1));
        room.after(TestRoom.SECOND);
        assertThat(TestRoom.outcome(room.gives(Origin.ROOM, new ServerCommand.Depart(1))))
                .isEqualTo("unchanged");
        int quinn = room.comes("Quinn");
        room.gives(quinn, new PersonCommand.Leave());
        assertThat(TestRoom.outcome(room.gives(Origin.ROOM, new ServerCommand.Depart(quinn))))
                .isEqualTo("unchanged");
    }

    @Test
    @DisplayName("[RO6] a restart makes everybody who was here away, for the whole grace time")
    void restart() {
        int away = room.comes("Quinn");
        int gone = room.comes("Rosa");
        room.gives(Origin.ROOM, new ServerCommand.Admit("Sam"));
        room.gives(Origin.ROOM, new ServerCommand.Depart(away));
        room.gives(gone, new PersonCommand.Leave());
        List<Participant> others = room.room.participants().subList(1, 4);
        room.after(10 * TestRoom.SECOND).gives(Origin.ROOM, new ServerCommand.Restarted());
        assertThat(room.person(1))
                .isEqualTo(new Participant(1, "Patty", Role.HOST, 0, Presence.AWAY, room.now + GRACE));
        assertThat(room.room.participants().subList(1, 4)).isEqualTo(others);
        assertThat(TestRoom.outcome(room.gives(Origin.ROOM, new ServerCommand.Restarted())))
                .isEqualTo("unchanged");
    }

    @Test
    @DisplayName("[RO8] renaming changes the name, and nothing else")
    void rename() {
        Participant before = room.person(1);
        room.gives(new PersonCommand.Rename("  Patricia \t"));
        assertThat(room.person(1)).isEqualTo(before.named("Patricia"));
        assertThat(TestRoom.outcome(room.gives(new PersonCommand.Rename("Patricia "))))
                .isEqualTo("unchanged");
    }

    @Test
    @DisplayName("[RO9] who leaves is gone at once")
    void leave() {
        room.gives(new PersonCommand.Leave());
        assertThat(room.person(1)).isEqualTo(new Participant(1, "Patty", Role.HOST, 0, Presence.GONE, 0));
        assertThat(TestRoom.outcome(room.gives(new PersonCommand.Leave()))).isEqualTo("forbidden");
    }

    @Test
    @DisplayName("[RO10] twelve people have twelve colours, in order; more share them")
    void colors() {
        for (int i = 2; i <= 14; i++) {
            room.comes("Guest " + i);
        }
        assertThat(room.room.participants())
                .extracting(Participant::color)
                .startsWith(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
                .allMatch(color -> color >= 0 && color < 12);
    }

    @Test
    @DisplayName(
            "[RO10] a colour is free when its person is gone; who returns gets it back unless somebody else has it")
    void colorsAgain() {
        int quinn = room.comes("Quinn");
        int rosa = room.comes("Rosa");
        room.gives(quinn, new PersonCommand.Leave());
        room.gives(Origin.ROOM, new ServerCommand.Arrive(quinn));
        assertThat(room.person(quinn).color()).isEqualTo(1);
        room.gives(rosa, new PersonCommand.Leave());
        room.gives(quinn, new PersonCommand.Leave());
        int sam = room.comes("Sam");
        room.gives(Origin.ROOM, new ServerCommand.Arrive(quinn));
        assertThat(room.person(sam).color()).isEqualTo(1);
        assertThat(room.person(quinn).color()).isEqualTo(2);
    }

    private static String admit(TestRoom room, String name) {
        return TestRoom.outcome(room.gives(Origin.ROOM, new ServerCommand.Admit(name)));
    }
}
