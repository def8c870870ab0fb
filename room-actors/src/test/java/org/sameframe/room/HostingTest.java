package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hosts do to others: roles, removals, the lock. */
class HostingTest {
    private final TestRoom room = room();

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[HO6] a host gives anybody a role, whoever is here or not; nobody else is changed")
    @CsvSource({"HERE, VIEWER", "HERE, HOST", "AWAY, VIEWER", "EXPECTED, HOST", "GONE, VIEWER"})
    void roles(Presence presence, Role role) {
        room.with(
                new Participant(2, "Quinn", Role.REVIEWER, 1, presence, presence == Presence.AWAY ? room.now + 9 : 0));
        assertThat(room.says(1, new HostCommand.SetRole(2, role))).isEqualTo("accepted");
        assertThat(room.keys()).containsExactly("participant/2");
        assertThat(room.person(2).role()).isEqualTo(role);
        assertThat(room.person(2).presence()).isEqualTo(presence);
        assertThat(room.says(1, new HostCommand.SetRole(2, role))).isEqualTo("unchanged");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[HO6] the last host stays one, even if another was one and is gone, removed or waiting")
    @CsvSource(delimiter = '|', textBlock = """
                    no other host                | invalid
                    another host who is here     | accepted
                    another host who is away     | accepted
                    another host who is expected | accepted
                    another host who is gone     | invalid
                    another host who is removed  | invalid
                    another host who is waiting  | invalid
                    """)
    void lastHost(String other, String outcome) {
        Presence presence = switch (other.substring(other.lastIndexOf(' ') + 1)) {
            case "away" -> Presence.AWAY;
            case "expected" -> Presence.EXPECTED;
            case "gone", "removed" -> Presence.GONE;
            default -> Presence.HERE;
        };
        Admission admission = other.endsWith("removed")
                ? Admission.REMOVED
                : other.endsWith("waiting") ? Admission.WAITING : Admission.ADMITTED;
        if (!other.startsWith("no")) {
            room.with(new Participant(2, "Quinn", Role.HOST, 1, presence, 0).with(admission));
        }
        for (Role role : new Role[] {Role.REVIEWER, Role.VIEWER}) {
            TestRoom same = TestRoom.created().with(room.room.values().toArray(Value[]::new));
            assertThat(same.says(1, new HostCommand.SetRole(1, role))).isEqualTo(outcome);
        }
        assertThat(room.says(1, new HostCommand.SetRole(1, Role.HOST))).isEqualTo("unchanged");
    }

    @Test
    @DisplayName("[HO6] a host makes another host a viewer, and has then nobody above")
    void otherHost() {
        room.gives(new HostCommand.SetRole(2, Role.HOST));
        assertThat(room.says(2, new HostCommand.SetRole(1, Role.VIEWER))).isEqualTo("accepted");
        assertThat(room.says(1, new HostCommand.Lock(true))).isEqualTo("forbidden");
        assertThat(room.says(2, new HostCommand.SetRole(2, Role.REVIEWER))).isEqualTo("invalid");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[HO7] a host who transfers makes another with a place a host, and becomes a reviewer, in one entry")
    @CsvSource({
        "HERE, ADMITTED, accepted", "AWAY, ADMITTED, accepted", "EXPECTED, ADMITTED, accepted",
        "GONE, ADMITTED, invalid", "GONE, REMOVED, invalid", "HERE, WAITING, invalid"
    })
    void transfer(Presence presence, Admission admission, String outcome) {
        room.with(new Participant(2, "Quinn", Role.VIEWER, 1, presence, 0).with(admission));
        assertThat(room.says(1, new HostCommand.TransferHost(2))).isEqualTo(outcome);
        boolean isDone = outcome.equals("accepted");
        assertThat(room.person(1).role()).isEqualTo(isDone ? Role.REVIEWER : Role.HOST);
        assertThat(room.person(2).role()).isEqualTo(isDone ? Role.HOST : Role.VIEWER);
        if (isDone) {
            assertThat(room.keys()).containsExactlyInAnyOrder("participant/1", "participant/2");
        }
    }

    @Test
    @DisplayName("[HO7] transferring to oneself changes nothing; to another host, one is a reviewer")
    void transferAmongHosts() {
        assertThat(room.says(1, new HostCommand.TransferHost(1))).isEqualTo("unchanged");
        room.gives(new HostCommand.SetRole(2, Role.HOST));
        assertThat(room.says(1, new HostCommand.TransferHost(2))).isEqualTo("accepted");
        assertThat(room.person(1).role()).isEqualTo(Role.REVIEWER);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[HO6] [HO7] [RO12] [WR2] somebody who was never in the room is invalid")
    @CsvSource({"0", "-1", "99", "2147483647"})
    void strangers(int id) {
        assertThat(room.says(1, new HostCommand.SetRole(id, Role.HOST))).isEqualTo("invalid");
        assertThat(room.says(1, new HostCommand.TransferHost(id))).isEqualTo("invalid");
        assertThat(room.says(1, new HostCommand.Kick(id))).isEqualTo("invalid");
        assertThat(room.says(1, new HostCommand.LetIn(id))).isEqualTo("invalid");
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("[RO12] a host removes anybody: gone at once, and not back before a host lets them in again")
    @CsvSource({"HERE, REVIEWER", "HERE, HOST", "AWAY, VIEWER", "EXPECTED, REVIEWER", "GONE, REVIEWER"})
    void kick(Presence presence, Role role) {
        room.with(new Participant(2, "Quinn", role, 1, presence, presence == Presence.AWAY ? room.now + 9 : 0));
        assertThat(room.says(1, new HostCommand.Kick(2))).isEqualTo("accepted");
        assertThat(room.person(2).presence()).isEqualTo(Presence.GONE);
        assertThat(room.person(2).until()).isZero();
        assertThat(room.says(1, new HostCommand.Kick(2))).isEqualTo("unchanged");
        assertThat(room.says(2, new PersonCommand.Rename("Q"))).isEqualTo("forbidden");
        assertThat(room.serves(new ServerCommand.Depart(2))).isEqualTo("unchanged");
        assertThat(room.serves(new ServerCommand.Arrive(2))).isEqualTo("forbidden");
        room.serves(new ServerCommand.Restarted());
        room.passes(TestRoom.SECOND);
        assertThat(room.serves(new ServerCommand.Arrive(2))).isEqualTo("forbidden");
        assertThat(room.says(1, new HostCommand.LetIn(2))).isEqualTo("accepted");
        assertThat(room.serves(new ServerCommand.Arrive(2))).isEqualTo("accepted");
        assertThat(room.person(2).role()).isEqualTo(role);
        assertThat(room.says(1, new HostCommand.LetIn(2))).isEqualTo("unchanged");
    }

    @Test
    @DisplayName("[RO12] hosts do not remove themselves, so a host always stays; who is removed frees the place")
    void kickHosts() {
        assertThat(room.says(1, new HostCommand.Kick(1))).isEqualTo("invalid");
        room.gives(Policies.set("places=2"));
        assertThat(room.serves(new ServerCommand.Admit("Rosa"))).isEqualTo("room-full");
        room.gives(new HostCommand.Kick(2));
        assertThat(room.serves(new ServerCommand.Admit("Rosa"))).isEqualTo("accepted");
        room.gives(new HostCommand.LetIn(2));
        assertThat(room.serves(new ServerCommand.Arrive(2))).isEqualTo("room-full");
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @DisplayName(
            "[RO13] nobody new comes into a locked room, and of who is gone only hosts; who has a place comes and goes")
    @CsvSource({
        "EXPECTED, REVIEWER, ADMITTED, accepted",
        "AWAY, VIEWER, ADMITTED, accepted",
        "HERE, VIEWER, ADMITTED, unchanged",
        "GONE, REVIEWER, ADMITTED, locked",
        "GONE, VIEWER, ADMITTED, locked",
        "GONE, HOST, ADMITTED, accepted",
        "GONE, HOST, REMOVED, forbidden",
        "AWAY, REVIEWER, WAITING, accepted",
        "GONE, REVIEWER, WAITING, locked"
    })
    void locked(Presence presence, Role role, Admission admission, String outcome) {
        room.with(new Participant(2, "Quinn", role, 1, presence, 0).with(admission));
        assertThat(room.says(1, new HostCommand.Lock(true))).isEqualTo("accepted");
        assertThat(room.says(1, new HostCommand.Lock(true))).isEqualTo("unchanged");
        assertThat(room.serves(new ServerCommand.Admit("Rosa"))).isEqualTo("locked");
        assertThat(room.serves(new ServerCommand.Arrive(2))).isEqualTo(outcome);
        room.gives(new HostCommand.Lock(false));
        assertThat(room.serves(new ServerCommand.Admit("Rosa"))).isEqualTo("accepted");
    }

    @Test
    @DisplayName("[RO13] locking changes nothing else of the policy")
    void lock() {
        Policy before =
                Policies.of("LEAD LAST_WINS waiting lobby ready=1 stalled=2 CLOSE absence=3 COUNTS agree=4 off=VIEW");
        room.gives(new HostCommand.SetPolicy(before));
        room.gives(new HostCommand.Lock(true));
        assertThat(room.room.policy()).isEqualTo(before.locked(true)).isNotEqualTo(before);
        assertThat(room.room.policy().entrance()).isEqualTo(new Policy.Entrance(true, true, true));
        room.gives(new HostCommand.Lock(false));
        assertThat(room.room.policy()).isEqualTo(before);
    }

    /** With a host and a reviewer. */
    private static TestRoom room() {
        TestRoom room = TestRoom.created(Policies.of("OFF"));
        room.comes("Quinn");
        return room;
    }
}
