package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What play waits for before it starts. */
class GateTest {
    private static final long PATIENCE = 10 * TestRoom.SECOND;
    private final TestRoom room = room("ready=10000");

    @Test
    @DisplayName("[GA1] [GA2] play waits for everybody who is not ready: at rest, with why, for whom, and until when")
    void waits() {
        room.after(TestRoom.SECOND);
        assertThat(room.says(2, new TransportCommand.Play())).isEqualTo("accepted");
        assertThat(room.room.gate()).contains(new Gate(GateReason.UNREADY, room.now + PATIENCE, List.of(2, 3)));
        assertThat(Notation.text(room.playback(), room.now)).isEqualTo("paused 10");
        assertThat(room.room.nextDeadline()).hasValue(room.now + PATIENCE);
        Room waiting = room.room;
        room.after(TestRoom.SECOND);
        assertThat(room.says(1, new TransportCommand.Play()))
                .as("a second time")
                .isEqualTo("unchanged");
        assertThat(room.room).isEqualTo(waiting);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[GA2] with nobody to wait for, or without the policy, play starts at once")
    @CsvSource({"all are ready", "the others are out of sync", "the others are away", "the others have left", "no gate"
    })
    void atOnce(String why) {
        for (int id : new int[] {2, 3}) {
            switch (why) {
                case "all are ready" -> isReady(id);
                case "the others are out of sync" -> room.gives(id, new PersonCommand.SetOutOfSync(true));
                case "the others are away" -> room.serves(new ServerCommand.Depart(id));
                case "the others have left" -> room.gives(id, new PersonCommand.Leave());
                default -> room.gives(Policies.set("stalled=5000"));
            }
        }
        room.gives(new TransportCommand.Play());
        assertThat(room.room.gate()).isEmpty();
        assertThat(Notation.text(room.playback(), room.now)).isEqualTo("plays 10 in 60");
    }

    @Test
    @DisplayName("[GA2] what was played once to its end waits on the first frame")
    void again() {
        room.with(Notation.playback("paused 99 ONCE", room.now)).gives(new TransportCommand.Play());
        assertThat(Notation.text(room.playback(), room.now)).isEqualTo("paused 0 ONCE");
        assertThat(room.room.gate()).isPresent();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName(
            "[GA3] the gate opens when the last one is ready, gone, out of sync, or the policy no longer asks for it")
    @CsvSource(delimiter = '|', textBlock = """
                    3 is ready                   | opens
                    3 is ready for another       | waits for [3]
                    3 is out of sync             | opens
                    3 has playback off           | opens
                    3 leaves                     | opens
                    3 is removed                 | opens
                    3 loses the connection       | waits for [3]
                    3 loses it and plays on      | waits for [3]
                    3 is gone in time            | opens
                    no gate any more             | opens
                    stall gate only              | opens
                    longer gate                  | waits for [3]
                    1 is not ready any more      | waits for [1, 3]
                    somebody comes               | waits for [3, 4]
                    somebody is admitted         | waits for [3]
                    somebody unready waits       | waits for [3]
                    1 loses the connection       | waits for [3]
                    another is renamed           | waits for [3]
                    """)
    void opens(String what, String then) {
        room.gives(Policies.set("ready=10000 grace=1000"));
        isReady(2);
        room.gives(new TransportCommand.Play());
        room.slowest = new Slowness(100_000, 700_000);
        room.after(TestRoom.SECOND);
        switch (what) {
            case "3 is ready" -> isReady(3);
            case "3 is ready for another" -> room.gives(3, new PersonCommand.SetReady("m1", 99, true));
            case "3 is out of sync" -> room.gives(3, new PersonCommand.SetOutOfSync(true));
            case "3 has playback off" -> room.gives(3, new PersonCommand.Subscribe(Set.of(Category.PLAYBACK)));
            case "3 leaves" -> room.gives(3, new PersonCommand.Leave());
            case "3 is removed" -> room.gives(new HostCommand.Kick(3));
            case "3 loses the connection" -> room.serves(new ServerCommand.Depart(3));
            case "3 loses it and plays on" -> {
                room.serves(new ServerCommand.Depart(3));
                room.serves(new ServerCommand.Stall(3, false));
            }
            case "3 is gone in time" -> {
                room.serves(new ServerCommand.Depart(3));
                room.passes(TestRoom.SECOND);
            }
            case "no gate any more" -> room.gives(Policies.set(""));
            case "stall gate only" -> room.gives(Policies.set("stalled=5000"));
            case "longer gate" -> room.gives(Policies.set("ready=20000"));
            case "1 is not ready any more" -> room.gives(1, new PersonCommand.SetReady("m1", 100, false));
            case "somebody comes" -> room.comes("Sam");
            case "somebody is admitted" -> room.serves(new ServerCommand.Admit("Sam"));
            case "somebody unready waits" -> {
                room.gives(Policies.set("ready=10000 waiting"));
                room.comes("Will");
            }
            case "1 loses the connection" -> room.serves(new ServerCommand.Depart(1));
            default -> room.gives(new PersonCommand.Rename("Pat"));
        }
        if (then.equals("opens")) {
            assertThat(room.room.gate()).isEmpty();
            assertThat(Notation.text(room.playback(), room.now)).isEqualTo("plays 10 in 120");
            assertThat(room.keys()).contains("gate", "playback");
        } else {
            assertThat(room.room.gate().map(gate -> "waits for " + gate.waitingFor()))
                    .contains(then);
            assertThat(room.room.gate().orElseThrow().until()).isEqualTo(TestRoom.NOON + PATIENCE);
        }
    }

    @Test
    @DisplayName("[GA4] it opens when its time has passed, ready or not, with a lead")
    void time() {
        room.gives(new TransportCommand.Play());
        room.passes(PATIENCE - 1);
        assertThat(room.room.gate()).isPresent();
        room.passes(1);
        assertThat(room.room.gate()).isEmpty();
        assertThat(Notation.text(room.playback(), room.now)).isEqualTo("plays 10 in 60");
        assertThat(room.keys()).containsExactlyInAnyOrder("gate", "playback");
    }

    @Test
    @DisplayName("[GA4] a restart of the server opens no gate: it waits for the same people until the same time")
    void restart() {
        isReady(2);
        room.gives(new TransportCommand.Play());
        Gate gate = room.room.gate().orElseThrow();
        room.after(TestRoom.SECOND).serves(new ServerCommand.Restarted());
        room.room = Room.restored(room.room.values(), room.room.operations(), room.room.touches(), room.room.now());
        assertThat(room.room.gate()).contains(gate);
        room.serves(new ServerCommand.Arrive(1));
        room.serves(new ServerCommand.Arrive(2));
        assertThat(room.room.gate()).as("those who are ready are back first").contains(gate);
        room.serves(new ServerCommand.Arrive(3));
        assertThat(room.room.gate()).contains(gate);
        isReady(3);
        assertThat(room.playback().playing()).isTrue();
    }

    @Test
    @DisplayName("[GA4] after a restart that took longer the gate opens at once when that is noted")
    void longRestart() {
        room.gives(new TransportCommand.Play());
        room.after(60 * TestRoom.SECOND).serves(new ServerCommand.Restarted());
        assertThat(room.room.gate()).isPresent();
        room.passes(0);
        assertThat(room.room.gate()).isEmpty();
        assertThat(Notation.text(room.playback(), room.now)).isEqualTo("plays 10 in 60");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[GA7] pause, step and choosing a medium give up waiting; all else does not")
    @CsvSource(delimiter = '|', textBlock = """
                    pause        | paused 10
                    pause 30     | paused 10
                    step 1       | paused 11
                    step -20     | paused 0
                    step 1 from 20 | paused 21
                    select m2    | paused 0 0..9
                    advance      | paused 0 0..9
                    seek 50      | waits on paused 50
                    seek 10      | waits on paused 10
                    speed 2000   | waits on paused 10 x2000
                    loop ONCE    | waits on paused 10 ONCE
                    range 20..30 | waits on paused 20 20..30
                    """)
    void givesUp(String command, String then) {
        room.gives(new PlaylistCommand.AddMedium(TestRoom.medium("", TestRoom.RATE, 10), ""));
        room.gives(new TransportCommand.Play());
        room.after(TestRoom.SECOND);
        room.gives(
                switch (command) {
                    case "select m2" -> new PlaylistCommand.SelectMedium(command.substring(7));
                    case "advance" -> new PlaylistCommand.Advance(1);
                    default -> Notation.command(command);
                });
        assertThat(room.room.gate().isPresent()).isEqualTo(then.startsWith("waits"));
        assertThat(Notation.text(room.playback(), room.now)).isEqualTo(then.replace("waits on ", ""));
    }

    @Test
    @DisplayName("[GA7] a gate that waits on another frame opens on that one")
    void seekThenOpen() {
        room.gives(new TransportCommand.Play());
        room.gives(new TransportCommand.Seek(50));
        room.passes(PATIENCE);
        assertThat(Notation.text(room.playback(), room.now)).isEqualTo("plays 50 in 60");
    }

    @Test
    @DisplayName("[GA3] who is ready for the medium that was chosen meanwhile is ready: a gate is about one medium")
    void otherMedium() {
        room.gives(new PlaylistCommand.AddMedium(TestRoom.medium("", TestRoom.RATE, 10), ""));
        room.gives(new TransportCommand.Play());
        room.gives(new PlaylistCommand.SelectMedium("m2"));
        assertThat(room.room.gate()).isEmpty();
        room.gives(new TransportCommand.Play());
        assertThat(room.room.gate().orElseThrow().waitingFor()).containsExactly(1, 2, 3);
        for (int id = 1; id <= 3; id++) {
            room.gives(id, new PersonCommand.SetReady("m2", 10, true));
        }
        assertThat(room.playback().playing()).isTrue();
    }

    @Test
    @DisplayName("[PL7] [GA2] what plays through to the next shot goes through a ready gate")
    void through() {
        room.gives(new PlaylistCommand.AddMedium(TestRoom.medium("", TestRoom.RATE, 10), ""));
        room.with(new Playback("m1", true, 99, 0, room.now, 1_000, LoopMode.THROUGH, 0, 99));
        room.passes(TestRoom.SECOND);
        assertThat(room.playback().medium()).isEqualTo("m2");
        assertThat(room.playback().playing()).isFalse();
        assertThat(room.room.gate()).contains(new Gate(GateReason.UNREADY, room.now + PATIENCE, List.of(1, 2, 3)));
    }

    private void isReady(int id) {
        room.gives(id, new PersonCommand.SetReady("m1", 100, true));
    }

    /** Three people, of whom only the host is ready; on frame 10. */
    private static TestRoom room(String policy) {
        TestRoom room = TestRoom.created(Policies.of(policy));
        room.comes("Quinn");
        room.comes("Rosa");
        room.gives(new PersonCommand.SetReady("m1", 100, true));
        return room.with(Notation.playback("paused 10", room.now));
    }
}
