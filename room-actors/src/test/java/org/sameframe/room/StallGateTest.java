package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What play waits for when somebody's player has run dry. */
class StallGateTest {
    private static final long PATIENCE = 5 * TestRoom.SECOND;
    private final TestRoom room = room("stalled=5000");

    @Test
    @DisplayName("[GA5] a room that plays rests when a player stalls, on the frame where it was, and waits for it")
    void stalls() {
        room.after(TestRoom.SECOND);
        assertThat(stall(2)).isEqualTo("accepted");
        assertThat(Notation.text(room.playback(), room.now)).isEqualTo("paused 25");
        assertThat(room.room.gate()).contains(new Gate(GateReason.STALLED, room.now + PATIENCE, List.of(2)));
        assertThat(stall(2)).isEqualTo("unchanged");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[GA5] on the way back of a ping-pong, in reverse and before the start it goes on as it went")
    @CsvSource(delimiter = '|', textBlock = """
                    plays 90 PING_PONG       | paused 84 x-1000 PING_PONG | plays 84+999999 in 60 x-1000 PING_PONG
                    plays 50 x-1000          | paused 25 x-1000           | plays 25+999999 in 60 x-1000
                    plays 5 in 2000          | paused 5                   | plays 5 in 60
                    """)
    void direction(String before, String resting, String after) {
        room.with(Notation.playback(before, room.now)).after(TestRoom.SECOND);
        stall(2);
        assertThat(Notation.text(room.playback(), room.now)).isEqualTo(resting);
        recovers(2);
        assertThat(Notation.text(room.playback(), room.now)).isEqualTo(after);
    }

    @Test
    @DisplayName("[GA5] those that stall meanwhile are waited for as well, no longer than for the first")
    void others() {
        stall(2);
        long until = room.now + PATIENCE;
        room.after(TestRoom.SECOND);
        assertThat(stall(3)).isEqualTo("accepted");
        assertThat(room.room.gate()).contains(new Gate(GateReason.STALLED, until, List.of(2, 3)));
        assertThat(recovers(2)).isEqualTo("accepted");
        assertThat(room.room.gate()).contains(new Gate(GateReason.STALLED, until, List.of(3)));
        room.passes(4 * TestRoom.SECOND);
        assertThat(room.room.gate()).isEmpty();
        assertThat(room.playback().playing()).isTrue();
    }

    @Test
    @DisplayName("[GA5] each time it stalls it is waited for anew")
    void again() {
        stall(2);
        room.passes(PATIENCE);
        room.after(TestRoom.SECOND);
        assertThat(stall(2)).isEqualTo("accepted");
        assertThat(room.room.gate()).contains(new Gate(GateReason.STALLED, room.now + PATIENCE, List.of(2)));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[GA5] without the policy, at rest, after the end, and for strangers, nothing waits")
    @CsvSource({"no policy", "paused", "ended", "unknown person", "gone person", "away person", "ready gate"})
    void nothing(String what) {
        int who = what.startsWith("unknown") ? 99 : 2;
        switch (what) {
            case "no policy" -> room.gives(Policies.set("ready=10000"));
            case "paused" -> room.gives(TestRoom.pause());
            case "ended" ->
                room.with(Notation.playback("plays 99 ONCE", room.now)).after(TestRoom.SECOND);
            case "gone person" -> room.gives(2, new PersonCommand.Leave());
            case "away person" -> room.serves(new ServerCommand.Depart(2));
            case "ready gate" -> {
                room.gives(TestRoom.pause());
                room.gives(Policies.set("ready=10000 stalled=5000"));
                room.gives(new TransportCommand.Play());
            }
            default -> room.after(1);
        }
        Room before = room.room;
        assertThat(stall(who)).isEqualTo("unchanged");
        assertThat(recovers(who)).isEqualTo("unchanged");
        assertThat(room.room).isEqualTo(before);
    }

    @Test
    @DisplayName("[GA5] a room without a medium or a playback rests as it is")
    void withoutMedium() {
        Playback lost = new Playback("m9", true, 3, 0, room.now, 1_000, LoopMode.LOOP, 0, 99);
        assertThat(room.with(lost).serves(new ServerCommand.Stall(2, true))).isEqualTo("unchanged");
        room.room = room.room.apply(new Entry(99, room.now, Origin.ROOM, List.of(new RoomEvent.Removed("playback"))));
        assertThat(stall(2)).isEqualTo("unchanged");
        room.with(new Gate(GateReason.UNREADY, room.now + 1, List.of(2))).passes(1);
        assertThat(room.room.gate()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[GA6] it opens when the last one goes on, or as other gates do")
    @CsvSource(delimiter = '|', textBlock = """
                    2 goes on              | opens
                    3 goes on              | waits for [2]
                    2 leaves               | opens
                    2 is removed           | opens
                    2 is out of sync       | opens
                    2 loses the connection | waits for [2]
                    restart                | waits for [2]
                    2 is gone in time      | opens
                    no gate any more       | opens
                    time passes            | opens
                    somebody comes         | waits for [2]
                    play                   | waits for [2]
                    seek                   | waits for [2]
                    pause                  | gives up
                    """)
    void opens(String what, String then) {
        room.gives(Policies.set("stalled=5000 grace=1000"));
        stall(2);
        switch (what) {
            case "2 goes on" -> recovers(2);
            case "3 goes on" -> recovers(3);
            case "2 leaves" -> room.gives(2, new PersonCommand.Leave());
            case "2 is removed" -> room.gives(new HostCommand.Kick(2));
            case "2 is out of sync" -> room.gives(2, new PersonCommand.SetOutOfSync(true));
            case "2 loses the connection" -> room.serves(new ServerCommand.Depart(2));
            case "restart" -> room.serves(new ServerCommand.Restarted());
            case "2 is gone in time" -> {
                room.serves(new ServerCommand.Depart(2));
                room.passes(TestRoom.SECOND);
            }
            case "no gate any more" -> room.gives(Policies.set("ready=10000"));
            case "time passes" -> room.passes(PATIENCE);
            case "somebody comes" -> room.comes("Sam");
            case "play" -> room.gives(new TransportCommand.Play());
            case "seek" -> room.gives(new TransportCommand.Seek(50));
            default -> room.gives(TestRoom.pause());
        }
        assertThat(room.room
                        .gate()
                        .map(gate -> "waits for " + gate.waitingFor())
                        .orElse(room.playback().playing() ? "opens" : "gives up"))
                .isEqualTo(then);
    }

    private String stall(int id) {
        return room.serves(new ServerCommand.Stall(id, true));
    }

    private String recovers(int id) {
        return room.serves(new ServerCommand.Stall(id, false));
    }

    /** Three people; plays from 0. */
    private static TestRoom room(String policy) {
        TestRoom room = TestRoom.created(Policies.of(policy));
        room.comes("Quinn");
        room.comes("Rosa");
        return room.with(Notation.playback("plays 0", room.now));
    }
}
