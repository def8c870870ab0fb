package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens when no host is here. */
class HostWatchTest {
    private static final long GRACE = 60 * TestRoom.SECOND;

    @ParameterizedTest(name = "{0}")
    @DisplayName("[HO1] [RM10] however the last host goes, the same entry notices it and gives the host's grace time")
    @CsvSource({"loses the connection", "leaves", "transfers to somebody who is away", "restart"})
    void noticed(String how) {
        TestRoom room = room("PROMOTE");
        if (how.startsWith("transfers")) {
            room.serves(new ServerCommand.Depart(2));
        }
        room.after(TestRoom.SECOND);
        switch (how) {
            case "loses the connection" -> room.serves(new ServerCommand.Depart(1));
            case "leaves" -> room.gives(new PersonCommand.Leave());
            case "restart" -> room.serves(new ServerCommand.Restarted());
            default -> room.gives(new HostCommand.TransferHost(2));
        }
        assertThat(room.keys()).contains("vacancy");
        assertThat(room.room.vacancy()).contains(new Vacancy(room.now + GRACE));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[HO1] a host who comes back before is the host, as if nothing had happened")
    @CsvSource({"PROMOTE", "CLOSE"})
    void back(String policy) {
        TestRoom room = room(policy);
        Room before = room.room;
        room.serves(new ServerCommand.Depart(1));
        room.passes(GRACE - 1);
        assertThat(room.person(1).presence()).isEqualTo(Presence.GONE);
        assertThat(room.person(2).role()).isEqualTo(Role.REVIEWER);
        assertThat(room.serves(new ServerCommand.Arrive(1))).isEqualTo("accepted");
        assertThat(room.keys()).containsExactly("participant/1", "vacancy");
        assertThat(room.person(1)).isEqualTo(before.participant(1).orElseThrow().here(room.now));
        room.passes(GRACE);
        assertThat(room.room.isClosed()).isFalse();
        assertThat(room.person(2)).isEqualTo(before.participant(2).orElseThrow());
    }

    @Test
    @DisplayName("[HO1] while another host is here nothing is noticed")
    void another() {
        TestRoom room = room("CLOSE");
        room.gives(new HostCommand.SetRole(2, Role.HOST));
        room.gives(new PersonCommand.Leave());
        assertThat(room.passes(3_600 * TestRoom.SECOND).room.isClosed()).isFalse();
        assertThat(room.room.vacancy()).isEmpty();
    }

    @Test
    @DisplayName("[HO1] the grace time is one, whatever others do meanwhile")
    void once() {
        TestRoom room = room("CLOSE");
        room.serves(new ServerCommand.Depart(1));
        Vacancy vacancy = room.room.vacancy().orElseThrow();
        room.after(TestRoom.SECOND).gives(2, new TransportCommand.Play());
        room.after(TestRoom.SECOND).serves(new ServerCommand.Restarted());
        assertThat(room.room.vacancy()).contains(vacancy);
    }

    @Test
    @DisplayName("[HO2] under keep a room without a host goes on as it is")
    void keep() {
        TestRoom room = room("KEEP");
        room.gives(new PersonCommand.Leave());
        assertThat(room.room.vacancy()).isEmpty();
        room.passes(24 * 3_600 * TestRoom.SECOND);
        assertThat(room.room.participants()).extracting(Participant::role).containsExactly(Role.HOST, Role.REVIEWER);
        assertThat(room.says(2, new TransportCommand.Play())).isEqualTo("accepted");
        room.serves(new ServerCommand.Arrive(1));
        assertThat(room.says(1, new HostCommand.Lock(true))).isEqualTo("accepted");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[HO3] the reviewer who has been here longest becomes a host when the grace time has passed")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    nothing happens           | 2
                    2 becomes a viewer        | 3
                    2 leaves                  | 3
                    2 is away                 | 3
                    2 reloads                 | 3
                    2 and 3 become viewers    | -
                    2 and 3 leave             | -
                    """)
    void promoted(String what, Integer host) {
        TestRoom room = room("PROMOTE grace=3600000");
        room.after(1).comes("Rosa");
        for (int id = 2; id <= 3; id++) {
            if (what.contains("viewer") && what.contains(String.valueOf(id))) {
                room.gives(new HostCommand.SetRole(id, Role.VIEWER));
            }
        }
        room.serves(new ServerCommand.Depart(1));
        room.after(1);
        for (int id = 2; id <= 3; id++) {
            if (what.contains("leave") && what.contains(String.valueOf(id))) {
                room.gives(id, new PersonCommand.Leave());
            }
        }
        if (what.equals("2 is away") || what.equals("2 reloads")) {
            room.serves(new ServerCommand.Depart(2));
        }
        if (what.equals("2 reloads")) {
            room.serves(new ServerCommand.Arrive(2));
        }
        room.passes(GRACE - 2);
        assertThat(room.room.participants().stream().filter(Participant::isHost))
                .hasSize(1);
        room.passes(1);
        assertThat(room.room.participants().stream()
                        .filter(p -> p.id() != 1 && p.isHost())
                        .map(Participant::id)
                        .toList())
                .isEqualTo(host == null ? List.of() : List.of(host));
        assertThat(room.room.vacancy().isPresent()).isEqualTo(host == null);
    }

    @Test
    @DisplayName("[HO3] of two who came at the same instant the one who was admitted first")
    void sameInstant() {
        TestRoom room = room("PROMOTE");
        room.comes("Rosa");
        room.gives(new PersonCommand.Leave());
        room.passes(GRACE);
        assertThat(room.person(2).role()).isEqualTo(Role.HOST);
        assertThat(room.person(3).role()).isEqualTo(Role.REVIEWER);
    }

    @Test
    @DisplayName("[HO3] when there is nobody to promote, the next reviewer who comes is; nothing stays due meanwhile")
    void next() {
        TestRoom room = room("PROMOTE");
        room.gives(new HostCommand.SetRole(2, Role.VIEWER));
        room.gives(new PersonCommand.Leave());
        room.passes(GRACE);
        assertThat(room.room.vacancy()).contains(new Vacancy(0));
        assertThat(room.room.nextDeadline()).isEmpty();
        room.after(TestRoom.SECOND).serves(new ServerCommand.Depart(2));
        room.serves(new ServerCommand.Arrive(2));
        assertThat(room.person(2).role()).isEqualTo(Role.VIEWER);
        room.serves(new ServerCommand.Admit("Rosa"));
        assertThat(room.person(3).role()).as("is expected only").isEqualTo(Role.REVIEWER);
        room.serves(new ServerCommand.Arrive(3));
        assertThat(room.person(3).role()).isEqualTo(Role.HOST);
        assertThat(room.room.vacancy()).isEmpty();
    }

    @Test
    @DisplayName("[HO3] a host who comes back later is a host as well")
    void later() {
        TestRoom room = room("PROMOTE");
        room.gives(new PersonCommand.Leave());
        room.passes(GRACE);
        room.serves(new ServerCommand.Arrive(1));
        assertThat(room.room.participants()).extracting(Participant::role).containsExactly(Role.HOST, Role.HOST);
    }

    @Test
    @DisplayName("[HO4] under close the room is closed when the grace time has passed")
    void close() {
        TestRoom room = room("CLOSE");
        room.gives(new PersonCommand.Leave());
        assertThat(room.passes(GRACE - 1).room.isClosed()).isFalse();
        assertThat(room.room.nextDeadline()).hasValue(room.now + 1);
        assertThat(room.passes(1).room.isClosed()).isTrue();
        assertThat(room.room.card().orElseThrow().closed()).isEqualTo(room.now);
    }

    @ParameterizedTest(name = "grace time {0} ms: closed: {1}")
    @DisplayName("[HO1] [RM6] a host who was expected and did not come is missed then; nothing stays overdue")
    @CsvSource({"0, true", "60000, false"})
    void expected(int graceMs, boolean isClosed) {
        TestRoom room = TestRoom.none();
        Policy policy = Policies.of("OFF CLOSE absence=" + graceMs);
        room.serves(new ServerCommand.Create("Dailies", "Patty", TestRoom.CLIP, policy));
        room.passes(120 * TestRoom.SECOND);
        assertThat(room.seq()).as("one entry for both").isEqualTo(2);
        assertThat(room.room.isClosed()).isEqualTo(isClosed);
        assertThat(room.room.nextDeadline())
                .isEqualTo(isClosed ? OptionalLong.empty() : OptionalLong.of(room.now + GRACE));
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @DisplayName("[HO1] [RM9] a policy that changes while no host is here counts from then on")
    @CsvSource({"PROMOTE, KEEP, keeps", "CLOSE, KEEP, keeps", "CLOSE, PROMOTE, promotes", "PROMOTE, CLOSE, closes"})
    void changed(String before, String after, String then) {
        TestRoom room = room(before + " grace=3600000");
        room.serves(new ServerCommand.Depart(1));
        // On its way back: a command may come before the arrival.
        room.says(1, Policies.set(after + " grace=3600000"));
        room.passes(GRACE);
        assertThat(room.room.isClosed()).isEqualTo(then.equals("closes"));
        assertThat(room.person(2).isHost()).isEqualTo(then.equals("promotes"));
        assertThat(room.room.vacancy()).isEmpty();
    }

    @Test
    @DisplayName(
            "[HO4] a room that waits for somebody to promote and is to close instead has a whole grace time, and no lead after")
    void promoteThenClose() {
        TestRoom room = room("PROMOTE LEAD grace=3600000");
        room.gives(2, new PersonCommand.Leave());
        room.serves(new ServerCommand.Depart(1));
        room.passes(GRACE);
        room.says(1, Policies.set("CLOSE LEAD grace=3600000"));
        assertThat(room.room.isClosed()).isFalse();
        assertThat(room.room.vacancy()).contains(new Vacancy(room.now + GRACE));
        assertThat(room.passes(GRACE).room.isClosed()).isTrue();
        assertThat(room.room.lead()).isEmpty();
    }

    @Test
    @DisplayName("[HO1] a vacancy that the policy does not know is over when its time comes")
    void unknown() {
        TestRoom room = room("KEEP").with(new Vacancy(TestRoom.NOON + 1));
        room.passes(1);
        assertThat(room.room.vacancy()).isEmpty();
    }

    /** With a host and a reviewer. */
    private static TestRoom room(String policy) {
        TestRoom room = TestRoom.created(Policies.of("OFF " + policy));
        room.comes("Quinn");
        return room;
    }
}
