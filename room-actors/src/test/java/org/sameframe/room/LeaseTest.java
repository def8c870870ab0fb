package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseTest {
    private final TestRoom room = room("LEAD");

    @Test
    @DisplayName("[LD1] at first the first host with a place has the lead")
    void first() {
        assertThat(TestRoom.created(Policies.of("LEAD")).ledger.get(0).events())
                .contains(new RoomEvent.Put(new Lead(1, List.of())));
        assertThat(lead(room)).isEqualTo("1 []");
        room.gives(new HostCommand.SetRole(2, Role.HOST));
        room.gives(Policies.set("EVERYONE"));
        assertThat(room.room.lead()).isEmpty();
        room.gives(2, new HostCommand.Kick(1));
        room.gives(2, Policies.set("LEAD"));
        assertThat(lead(room)).isEqualTo("2 []");
    }

    @Test
    @DisplayName("[LD1] a policy that changes to another and back begins anew")
    void policyAndBack() {
        room.gives(new LeadCommand.HandLead(3));
        room.gives(2, new LeadCommand.RequestLead());
        room.gives(Policies.set("HOST"));
        assertThat(room.keys()).containsExactlyInAnyOrder("policy", "lead");
        room.gives(Policies.set("LEAD"));
        assertThat(lead(room)).isEqualTo("1 []");
    }

    @Test
    @DisplayName("[LD1] without a host who has a place nobody has it at first")
    void noHost() {
        TestRoom other = room("EVERYONE");
        other.with(Policies.of("LEAD"));
        other.gives(new PersonCommand.Leave());
        assertThat(lead(other)).isEqualTo("0 []");
        assertThat(other.says(2, new TransportCommand.Play())).isEqualTo("forbidden");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[LD1] under another policy commands about the lead are invalid")
    @CsvSource({"EVERYONE", "HOST"})
    void otherPolicy(String control) {
        TestRoom other = room(control);
        assertThat(other.says(1, new LeadCommand.RequestLead())).isEqualTo("invalid");
        assertThat(other.says(1, new LeadCommand.HandLead(2))).isEqualTo("invalid");
        assertThat(other.says(1, new LeadCommand.ReturnLead())).isEqualTo("invalid");
    }

    @Test
    @DisplayName("[LD2] who asks for the lead gets it if nobody has it, else stands in line, once")
    void request() {
        assertThat(room.says(2, new LeadCommand.RequestLead())).isEqualTo("accepted");
        assertThat(room.says(3, new LeadCommand.RequestLead())).isEqualTo("accepted");
        assertThat(room.says(2, new LeadCommand.RequestLead())).isEqualTo("unchanged");
        assertThat(room.says(1, new LeadCommand.RequestLead())).isEqualTo("unchanged");
        assertThat(lead(room)).isEqualTo("1 [2, 3]");
        room.with(new Lead(0, List.of()));
        assertThat(room.says(3, new LeadCommand.RequestLead())).isEqualTo("accepted");
        assertThat(lead(room)).isEqualTo("3 []");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[LD3] who holds the lead, or a host in any case, hands it to a host or reviewer with a place")
    @CsvSource(delimiter = '|', textBlock = """
                    #sender, holder, to | outcome   | lead
                    2 has, gives to 3   | accepted  | 3 []
                    2 has, gives to 1   | accepted  | 1 []
                    2 has, gives to 2   | unchanged | 2 []
                    1, 2 has, to 3      | accepted  | 3 []
                    1, 2 has, to 1      | accepted  | 1 []
                    3, 2 has, to 3      | forbidden | 2 []
                    1, 2 has, to 4      | invalid   | 2 []
                    1, 2 has, to 5      | invalid   | 2 []
                    1, 2 has, to 6      | accepted  | 6 []
                    1, 2 has, to 7      | invalid   | 2 []
                    1, 2 has, to 99     | invalid   | 2 []
                    1, 2 has, to 0      | invalid   | 2 []
                    """)
    void hand(String what, String outcome, String lead) {
        room.with(
                new Lead(2, List.of()),
                new Participant(4, "Viewer", Role.VIEWER, 3, Presence.HERE, 0),
                new Participant(5, "Gone", Role.HOST, 4, Presence.GONE, 0),
                new Participant(6, "Away", Role.REVIEWER, 5, Presence.AWAY, room.now + TestRoom.SECOND),
                new Participant(7, "Waits", Role.REVIEWER, 5, Presence.HERE, 0).with(Admission.WAITING));
        int sender = Integer.parseInt(what.substring(0, 1));
        int to = Integer.parseInt(what.substring(what.lastIndexOf(' ') + 1));
        assertThat(room.says(sender, new LeadCommand.HandLead(to))).isEqualTo(outcome);
        assertThat(lead(room)).isEqualTo(lead);
    }

    @Test
    @DisplayName("[LD3] who gets the lead stands in line no more; the others do")
    void handToRequester() {
        room.gives(2, new LeadCommand.RequestLead());
        room.gives(3, new LeadCommand.RequestLead());
        room.gives(new LeadCommand.HandLead(3));
        assertThat(lead(room)).isEqualTo("3 [2]");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[LD4] who returns the lead, or takes a request back, leaves it to the first in line who is here")
    @CsvSource(delimiter = '|', textBlock = """
                    1 | 1 [2, 3] | accepted  | 2 [3]
                    1 | 1 [6, 3] | accepted  | 3 [6]
                    1 | 1 [6]    | accepted  | 0 [6]
                    1 | 1 []     | accepted  | 0 []
                    2 | 1 [2, 3] | accepted  | 1 [3]
                    3 | 1 [2, 3] | accepted  | 1 [2]
                    3 | 1 [2]    | unchanged | 1 [2]
                    """)
    void giveBack(int sender, String before, String outcome, String after) {
        room.with(parse(before), new Participant(6, "Away", Role.REVIEWER, 5, Presence.AWAY, room.now + 9));
        assertThat(room.says(sender, new LeadCommand.ReturnLead())).isEqualTo(outcome);
        assertThat(lead(room)).isEqualTo(after);
    }

    @Test
    @DisplayName("[LD4] who asked and was away gets it when back, if nobody has it then")
    void backInLine() {
        room.gives(2, new LeadCommand.RequestLead());
        room.serves(new ServerCommand.Depart(2));
        room.gives(new LeadCommand.ReturnLead());
        assertThat(lead(room)).isEqualTo("0 [2]");
        room.serves(new ServerCommand.Arrive(2));
        assertThat(lead(room)).isEqualTo("2 []");
    }

    @ParameterizedTest(name = "holder {0}")
    @DisplayName(
            "[LD5] [RM10] the lead lapses when its holder is gone, removed or a viewer, and goes on as if returned, in the same entry")
    @CsvSource(delimiter = '|', textBlock = """
                    leaves            | 3 [1]
                    is removed        | 3 [1]
                    becomes a viewer  | 3 [1]
                    is gone in time   | 3 [1]
                    loses connection  | 2 [3, 1]
                    becomes a host    | 2 [3, 1]
                    is out of sync    | 2 [3, 1]
                    """)
    void holderLapses(String how, String after) {
        room.with(new Lead(2, List.of(3, 1)));
        happens(how);
        assertThat(lead(room)).isEqualTo(after);
        if (after.startsWith("3")) {
            assertThat(room.keys()).contains("lead", "participant/2");
        }
    }

    @ParameterizedTest(name = "who asked {0}")
    @DisplayName("[LD5] so do requests")
    @CsvSource(delimiter = '|', textBlock = """
                    leaves            | 1 [3]
                    is removed        | 1 [3]
                    becomes a viewer  | 1 [3]
                    is gone in time   | 1 [3]
                    loses connection  | 1 [2, 3]
                    """)
    void requestLapses(String how, String after) {
        room.with(new Lead(1, List.of(2, 3)));
        happens(how);
        assertThat(lead(room)).isEqualTo(after);
    }

    @Test
    @DisplayName("[LD5] when nobody asks, nobody has it, and the next who asks does")
    void nobody() {
        room.gives(new PersonCommand.Leave());
        assertThat(lead(room)).isEqualTo("0 []");
        room.gives(2, new LeadCommand.RequestLead());
        assertThat(lead(room)).isEqualTo("2 []");
        room.serves(new ServerCommand.Arrive(1));
        assertThat(lead(room)).isEqualTo("2 []");
        room.gives(new LeadCommand.HandLead(1));
        assertThat(lead(room)).isEqualTo("1 []");
    }

    private void happens(String how) {
        switch (how) {
            case "leaves" -> room.gives(2, new PersonCommand.Leave());
            case "is removed" -> room.gives(new HostCommand.Kick(2));
            case "becomes a viewer" -> room.gives(new HostCommand.SetRole(2, Role.VIEWER));
            case "becomes a host" -> room.gives(new HostCommand.SetRole(2, Role.HOST));
            case "is out of sync" -> room.gives(2, new PersonCommand.SetOutOfSync(true));
            default -> room.serves(new ServerCommand.Depart(2));
        }
        if (how.equals("is gone in time")) {
            room.passes(30 * TestRoom.SECOND);
        }
    }

    /** With a host and two reviewers. */
    private static TestRoom room(String policy) {
        TestRoom room = TestRoom.created(Policies.of("OFF " + policy));
        room.comes("Quinn");
        room.comes("Rosa");
        return room;
    }

    /** Holder, and who asks. */
    private static String lead(TestRoom room) {
        Lead lead = room.room.lead().orElseThrow();
        return lead.holder() + " " + lead.requests();
    }

    private static Lead parse(String text) {
        String requests = text.substring(text.indexOf('[') + 1, text.length() - 1);
        return new Lead(
                Integer.parseInt(text.substring(0, 1)),
                requests.isEmpty()
                        ? List.of()
                        : List.of(requests.split(", ")).stream()
                                .map(Integer::valueOf)
                                .toList());
    }
}
