package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosingTest {
    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[HO5] a closed room rests on the frame where it was")
    @CsvSource(delimiter = '|', textBlock = """
                    paused 7             | paused 7
                    plays 0              | paused 25
                    plays 0 in 2000      | paused 0
                    plays 90 ONCE        | paused 99 ONCE
                    plays 50 x-1000      | paused 25 x-1000
                    """)
    void rests(String before, String after) {
        TestRoom room = full("");
        room.with(Notation.playback(before, room.now)).after(TestRoom.SECOND).gives(new HostCommand.CloseRoom());
        assertThat(Notation.text(room.playback(), room.now)).isEqualTo(after);
        assertThat(room.room.isClosed()).isTrue();
    }

    @Test
    @DisplayName("[HO5] a room whose medium is not known rests all the same")
    void withoutMedium() {
        TestRoom room = TestRoom.created();
        Playback lost = new Playback("m9", true, 3, 0, room.now, 1_000, LoopMode.LOOP, 0, 99);
        room.with(lost).gives(new HostCommand.CloseRoom());
        assertThat(room.playback().playing()).isFalse();
        assertThat(room.playback().frame()).isEqualTo(3);
    }

    @Test
    @DisplayName("[HO5] [RM10] everybody is gone, nothing waits, nobody leads or is ready, and nothing is due any more")
    void nobody() {
        TestRoom room = full("LEAD waiting ready=10000 PROMOTE");
        room.gives(new TransportCommand.Play());
        room.gives(2, new LeadCommand.RequestLead());
        assertThat(room.room.gate()).isPresent();
        room.with(new Lobby(room.now), new Vacancy(room.now + 1));
        room.gives(new HostCommand.CloseRoom());
        assertThat(room.room.participants()).extracting(Participant::presence).containsOnly(Presence.GONE);
        assertThat(room.room.values())
                .extracting(Value::key)
                .containsExactlyInAnyOrder(
                        "card",
                        "policy",
                        "medium/m1",
                        "shot/s1",
                        "playback",
                        "participant/1",
                        "participant/2",
                        "participant/3",
                        "participant/4");
        assertThat(room.room.nextDeadline()).isEmpty();
        assertThat(room.room.agrees(List.of())).isFalse();
    }

    @Test
    @DisplayName("[HO5] every command is refused as closed, for good")
    void refused() throws IOException {
        TestRoom room = full("");
        room.gives(new HostCommand.CloseRoom());
        Room closed = room.room;
        room.after(365L * 86_400 * TestRoom.SECOND);
        for (RightsTable.Cell cell : RightsTable.cells()) {
            for (int sender : new int[] {1, 2, 99}) {
                assertThat(room.says(sender, cell.command(1)))
                        .as(cell.toString())
                        .isEqualTo("closed");
            }
        }
        assertThat(room.serves(new ServerCommand.Admit("Uma"))).isEqualTo("closed");
        assertThat(room.serves(new ServerCommand.Arrive(1))).isEqualTo("closed");
        assertThat(room.serves(new ServerCommand.Create("", "Patty", TestRoom.CLIP, Policy.DEFAULT)))
                .isEqualTo("closed");
        assertThat(room.room).isEqualTo(closed);
    }

    @Test
    @DisplayName("[HO5] what the server notes by itself finds nothing to change")
    void housekeeping() {
        TestRoom room = full("stalled=5000");
        room.gives(new HostCommand.CloseRoom());
        List<ServerCommand> commands = List.of(
                new ServerCommand.Depart(1),
                new ServerCommand.Depart(99),
                new ServerCommand.Restarted(),
                new ServerCommand.TimePassed(),
                new ServerCommand.Stall(1, true),
                new ServerCommand.CompareFrames());
        assertThat(commands)
                .allSatisfy(command -> assertThat(room.serves(command)).isEqualTo("unchanged"));
    }

    @Test
    @DisplayName("[OP1] the command that closed the room is answered again with its entry")
    void repeated() {
        TestRoom room = full("");
        Origin origin = new Origin(1, "tab", 1, 0);
        room.gives(origin, new HostCommand.CloseRoom());
        assertThat(room.gives(origin, new HostCommand.CloseRoom())).isEqualTo(new Decision.Repeated(room.seq()));
    }

    /** With a host, two reviewers of which one is ready, and somebody who waits or is expected. */
    private static TestRoom full(String policy) {
        TestRoom room = TestRoom.created(Policies.of(policy.replace("waiting", "")));
        room.comes("Quinn");
        room.comes("Rosa");
        room.gives(3, new PersonCommand.SetReady("m1", 100, true));
        room.gives(Policies.set(policy));
        room.serves(new ServerCommand.Admit("Will"));
        return room;
    }
}
