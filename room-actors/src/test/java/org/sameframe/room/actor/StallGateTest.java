package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.room.actor.TestRoom.NOON;

import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.Gate;
import org.sameframe.room.GateReason;
import org.sameframe.room.HostCommand;
import org.sameframe.room.Origin;
import org.sameframe.room.PersonCommand;
import org.sameframe.room.Policy;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.ServerCommand;
import org.sameframe.room.Signal;
import org.sameframe.room.TransportCommand;

/** Players that stall, as their clients say [GA5]. Seat 7 is the host's, 8 and 9 are two tabs of Quentin, 10 is Rosa's. */
class StallGateTest {
    private static final Signal STALLED = new Signal.Status(1_000, 20, "m1", 2, true, false, false, 0, 0);
    private static final Signal HIDDEN = new Signal.Status(1_000, 20, "m1", 2, true, true, false, 0, 0);
    private static final Signal FINE = new Signal.Status(1_000, 20, "m1", 2, false, false, false, 0, 0);

    private final Bench bench = new Bench();
    private ActorRef<RoomEntity.Message> room;

    @BeforeEach
    void playing() {
        room = playing(Policies.stallGate(Duration.ofSeconds(10)));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName(
            "[GA5] the room rests where it is when a player stalls, and waits for it; it goes on when the player does")
    void restsAndGoesOn() {
        signal(8, STALLED);
        Gate gate = gate();
        assertThat(gate.reason()).isEqualTo(GateReason.STALLED);
        assertThat(gate.waitingFor()).containsExactly(2);
        assertThat(gate.until()).isEqualTo(bench.clock.now() + 10_000_000);
        int frame = look().playback().orElseThrow().frame();
        assertThat(isPlaying()).isFalse();
        pass(Duration.ofSeconds(3));
        signal(8, FINE);
        assertThat(look().gate()).isEmpty();
        assertThat(isPlaying()).isTrue();
        assertThat(look().playback().orElseThrow().frame()).isEqualTo(frame);
        assertThat(look().playback().orElseThrow().at()).isGreaterThan(bench.clock.now());
    }

    @Test
    @DisplayName(
            "[GA5] who still stalls after the time has passed does not gate again; who goes on and stalls again does")
    void onceEachTime() {
        signal(8, STALLED);
        signal(8, STALLED);
        pass(Duration.ofSeconds(10));
        assertThat(look().gate()).isEmpty();
        long seq = seq();
        signal(8, STALLED);
        signal(8, STALLED);
        pass(Duration.ofSeconds(2));
        signal(8, STALLED);
        assertThat(isPlaying()).isTrue();
        assertThat(seq()).isEqualTo(seq);

        signal(8, FINE);
        assertThat(isPlaying()).isTrue();
        signal(8, STALLED);
        assertThat(gate().waitingFor()).containsExactly(2);
    }

    @Test
    @DisplayName("[GA5] who stalls meanwhile is waited for as well, no longer than for the first")
    void severalStall() {
        signal(8, STALLED);
        long until = gate().until();
        pass(Duration.ofSeconds(4));
        signal(10, STALLED);
        assertThat(gate().waitingFor()).containsExactly(2, 3);
        assertThat(gate().until()).isEqualTo(until);
        signal(8, FINE);
        assertThat(gate().waitingFor()).containsExactly(3);
        pass(Duration.ofSeconds(6));
        assertThat(isPlaying()).isTrue();
    }

    @Test
    @DisplayName("[GA5] a hidden page, a private playhead and a room that rests anyway are not waited for")
    void doesNotCount() {
        signal(8, HIDDEN);
        assertThat(isPlaying()).isTrue();
        by(2, new PersonCommand.SetOutOfSync(true));
        signal(8, STALLED);
        assertThat(isPlaying()).isTrue();
        by(1, TestRoom.pause());
        signal(10, STALLED);
        assertThat(look().gate()).isEmpty();
    }

    @Test
    @DisplayName("[GA5] a policy without a stall gate goes on; one that drops it opens the gate")
    void withoutGate() {
        signal(8, STALLED);
        assertThat(isPlaying()).isFalse();
        by(1, new HostCommand.SetPolicy(Policies.PLAIN));
        assertThat(isPlaying()).isTrue();
        signal(10, STALLED);
        assertThat(isPlaying()).isTrue();
    }

    @Test
    @DisplayName("[GA6] a gate opens when the one who stalls leaves, is lost, goes private or is removed")
    void goneOpens() {
        signal(10, STALLED);
        room.tell(new RoomEntity.Detach(bench.seat(10)));
        assertThat(isPlaying()).isFalse();
        bench.welcome(room, 3, 10, Mark.START);
        assertThat(isPlaying()).isFalse();
        signal(10, FINE);
        assertThat(isPlaying()).isTrue();
        signal(10, STALLED);
        assertThat(isPlaying()).isFalse();
        by(3, new PersonCommand.SetOutOfSync(true));
        assertThat(isPlaying()).isTrue();
        by(3, new PersonCommand.SetOutOfSync(false));
        signal(10, FINE);
        signal(10, STALLED);
        assertThat(isPlaying()).isFalse();
        by(1, new HostCommand.Kick(3));
        assertThat(isPlaying()).isTrue();
    }

    @Test
    @DisplayName("[GA6] who was waited for when the server went down, and then goes on, is waited for no longer")
    void overARestart() {
        signal(10, STALLED);
        assertThat(isPlaying()).isFalse();
        room.tell(RoomEntity.Stop.INSTANCE);
        room = bench.open();
        bench.welcome(room, 1, 7, Mark.START);
        bench.welcome(room, 3, 10, Mark.START);
        assertThat(gate().waitingFor()).containsExactly(3);
        signal(10, FINE);
        assertThat(isPlaying()).isTrue();
    }

    @Test
    @DisplayName("[GA6] of two tabs of a person the stalled one goes away: the room goes on for the other")
    void stalledTabCloses() {
        signal(8, STALLED);
        room.tell(new RoomEntity.Detach(bench.seat(8)));
        assertThat(isPlaying()).isTrue();
    }

    @Test
    @DisplayName("[GA5] of two tabs of a person the other goes away: the stalled one does not gate a second time")
    void otherTabCloses() {
        signal(8, STALLED);
        pass(Duration.ofSeconds(10));
        assertThat(isPlaying()).isTrue();
        room.tell(new RoomEntity.Detach(bench.seat(9)));
        assertThat(isPlaying()).isTrue();
    }

    @Test
    @DisplayName("[GA6] who connects again with the same tab while stalled is waited for until that one goes on")
    void connectsAgain() {
        signal(10, STALLED);
        room.tell(new RoomEntity.Attach(bench.seat(11), 3, "tab-10", Mark.START));
        bench.heard(Audience.Welcomed.class);
        pass(Duration.ofSeconds(2));
        signal(11, FINE);
        assertThat(isPlaying()).isTrue();
    }

    @Test
    @DisplayName("[GA6] who went on while the journal was down is waited for no longer when it is back")
    void goesOnWhileDown() {
        signal(10, STALLED);
        assertThat(isPlaying()).isFalse();
        bench.journal.set(TestJournal.Fault.FAIL);
        signal(10, FINE);
        bench.tell(room, TestRoom.seek(9));
        bench.answers.receiveMessage();
        bench.journal.set(TestJournal.Fault.NONE);
        bench.pass(Duration.ofMillis(250));
        signal(10, FINE);
        assertThat(isPlaying()).isTrue();
    }

    private ActorRef<RoomEntity.Message> playing(Policy policy) {
        ActorRef<RoomEntity.Message> fresh = bench.open();
        bench.ask(fresh, new ServerCommand.Create("Dailies", "Patty", TestRoom.CLIP, policy));
        bench.ask(fresh, new ServerCommand.Admit("Quentin"));
        bench.ask(fresh, new ServerCommand.Admit("Rosa"));
        bench.welcome(fresh, 1, 7, Mark.START);
        bench.welcome(fresh, 2, 8, Mark.START);
        bench.welcome(fresh, 2, 9, Mark.START);
        bench.welcome(fresh, 3, 10, Mark.START);
        assertThat(bench.ask(fresh, new TransportCommand.Play()).refusal()).isEmpty();
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.clock.now()).isEqualTo(NOON + 1_000_000);
        return fresh;
    }

    private void signal(long seat, Signal signal) {
        room.tell(new RoomEntity.Relay(bench.seat(seat), signal, Recipient.EVERYBODY));
    }

    private void by(int participant, RoomCommand command) {
        room.tell(
                new RoomEntity.Submit(command, Origin.participant(participant), new Asker.Caller(bench.answers.ref())));
        assertThat(bench.answers.receiveMessage().refusal()).isEmpty();
    }

    /** The room after everything that was asked of it. */
    private Room look() {
        room.tell(
                new RoomEntity.Submit(new ServerCommand.Admit(""), Origin.ROOM, new Asker.Caller(bench.answers.ref())));
        assertThat(bench.answers.receiveMessage().refusal()).isPresent();
        return bench.look(room);
    }

    /** After everything that was asked of the room. */
    private void pass(Duration time) {
        look();
        bench.pass(time);
    }

    private boolean isPlaying() {
        return look().playback().orElseThrow().playing();
    }

    private Gate gate() {
        return look().gate().orElseThrow();
    }

    private long seq() {
        look();
        return bench.journal.rows(TestRoom.ID).size();
    }
}
