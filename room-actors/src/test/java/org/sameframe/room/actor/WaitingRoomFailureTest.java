package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sameframe.room.actor.House.waits;
import static org.sameframe.room.actor.House.welcomed;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.HostCommand;
import org.sameframe.room.NoteCommand;
import org.sameframe.room.Presence;
import org.sameframe.room.RefusalCode;

/** Who waits to be let in while the room, its journal or the way to it fails. */
class WaitingRoomFailureTest {
    private final House house = new House(Policies.WAITING_ROOM);
    private final RecordingOutlet patty = house.enter(1, "tab-of-patty");
    private RecordingOutlet outlet;
    private int quentin;

    @BeforeEach
    void somebodyWaits() {
        quentin = house.admit("Quentin");
        outlet = waits(house.connect(quentin, "tab-of-quentin"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @DisplayName("[WR1] who waits goes on waiting when the room begins anew, is told no more, and can be let in")
    void restart() {
        house.restart();
        await().until(() -> !patty.told(RoomMessage.Snapshot.class).isEmpty()
                && patty.told(RoomMessage.Snapshot.class).size() == 2);
        house.awaitPresence(quentin, Presence.HERE);
        house.settle(patty);
        assertThat(outlet.kinds()).containsOnly(RoomMessage.Waiting.class);
        assertThat(outlet.isClosed()).isFalse();
        house.bench.pass(Duration.ofMinutes(3));
        assertThat(house.person(quentin).presence()).isEqualTo(Presence.HERE);

        house.host(new HostCommand.LetIn(quentin));
        welcomed(outlet);
    }

    @Test
    @DisplayName("[WR1] who waits goes on waiting while the journal fails, and is let in when it is back")
    void journalFails() {
        house.fail(TestJournal.Fault.FAIL, 1, new HostCommand.LetIn(quentin));
        house.journalIsBack();
        assertThat(house.person(quentin).isWaiting()).isTrue();
        house.settle(patty);
        assertThat(outlet.kinds()).containsExactly(RoomMessage.Waiting.class);

        house.host(new HostCommand.LetIn(quentin));
        welcomed(outlet);
    }

    @Test
    @DisplayName("[WR2] who was let in although the journal's answer was lost is in the room when it is back")
    void letInButNotTold() {
        house.fail(TestJournal.Fault.FAIL_AFTER_WRITE, 1, new HostCommand.LetIn(quentin));
        assertThat(outlet.kinds()).containsExactly(RoomMessage.Waiting.class);
        house.journalIsBack();

        welcomed(outlet);
        house.settle(outlet, patty);
        assertThat(outlet.kinds())
                .startsWith(RoomMessage.Waiting.class, RoomMessage.Welcome.class, RoomMessage.Snapshot.class);
        assertThat(outlet.told(RoomMessage.Welcome.class)).hasSize(1);
    }

    @Test
    @DisplayName("[WR2] the same, when the room begins anew instead")
    void letInButNotToldAndRestarted() {
        house.fail(TestJournal.Fault.FAIL_AFTER_WRITE, 1, new HostCommand.LetIn(quentin));
        house.restart();

        welcomed(outlet);
        assertThat(house.person(quentin).isHere()).isTrue();
    }

    @Test
    @DisplayName("[WR3] who was declined although the journal's answer was lost is told so when it is back")
    void declinedButNotTold() {
        house.fail(TestJournal.Fault.FAIL_AFTER_WRITE, 1, new HostCommand.Kick(quentin));
        house.journalIsBack();

        await().until(outlet::isClosed);
        assertThat(outlet.kinds()).containsExactly(RoomMessage.Waiting.class, Farewell.class);
        assertThat(outlet.farewells()).containsExactly(Farewell.Reason.REMOVED);
    }

    @Test
    @DisplayName("[WR3] who was declined while their room began anew is not left waiting for ever")
    void declinedButNotToldAndRestarted() {
        house.fail(TestJournal.Fault.FAIL_AFTER_WRITE, 1, new HostCommand.Kick(quentin));
        house.restart();

        await().until(outlet::isClosed);
        assertThat(outlet.kinds()).containsOnly(RoomMessage.Waiting.class, Farewell.class);
    }

    @Test
    @DisplayName("[WR1] whose connection was lost while the journal was down is away when it is back")
    void lostWhileDown() {
        house.fail(TestJournal.Fault.FAIL, 1, new NoteCommand.Say("Hello"));
        outlet.lose();
        house.bench.pass(Duration.ofSeconds(3));
        house.awaitPresence(quentin, Presence.AWAY);
        house.bench.pass(Duration.ofSeconds(30));
        house.awaitPresence(quentin, Presence.GONE);
    }

    @Test
    @DisplayName("[WR2] whose connection is lost as they are let in keeps the place for the grace time")
    void lostAsLetIn() {
        outlet.lose();
        house.host(new HostCommand.LetIn(quentin));
        house.awaitPresence(quentin, Presence.AWAY);
        assertThat(outlet.kinds()).containsExactly(RoomMessage.Waiting.class);
        house.enter(quentin, "tab-of-quentin");
        assertThat(house.person(quentin).isHere()).isTrue();
    }

    @Test
    @DisplayName("[WR4] who arrives and is let in, in one batch, does not wait; who is declined in it does not either")
    void oneBatch() {
        int rosa = house.admit("Rosa");
        int snug = house.admit("Snug");
        house.bench.journal.hold();
        house.tell(1, TestRoom.seek(3));
        house.bench.attach(house.room(), rosa, 7, Mark.START);
        house.bench.attach(house.room(), snug, 8, Mark.START);
        house.tell(1, new HostCommand.LetIn(rosa));
        house.tell(1, new HostCommand.Kick(snug));
        house.bench.journal.letGo();

        Audience.Welcomed welcomed = house.bench.heard(Audience.Welcomed.class);
        assertThat(welcomed.number()).isEqualTo(7);
        assertThat(welcomed.state().participant(rosa).orElseThrow().isHere()).isTrue();
        Audience.Dismiss dismiss = house.bench.heard(Audience.Dismiss.class);
        assertThat(dismiss.number()).isEqualTo(8);
        assertThat(dismiss.farewell().reason()).isEqualTo(Farewell.Reason.REMOVED);
    }

    @Test
    @DisplayName("[WR4] while the journal fails nobody new waits: they are sent away to come back")
    void comesWhileDown() {
        int rosa = house.admit("Rosa");
        house.bench.journal.set(TestJournal.Fault.FAIL);
        RecordingOutlet early = house.connect(rosa, "tab-of-rosa");
        await().until(early::isClosed);
        assertThat(early.farewells()).containsExactly(Farewell.Reason.UNAVAILABLE);
        assertThat(house.refusal(1, TestRoom.seek(8))).contains(RefusalCode.UNAVAILABLE);
        house.bench.journal.set(TestJournal.Fault.NONE);
        house.journalIsBack();

        waits(house.connect(rosa, "tab-of-rosa"));
    }
}
