package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sameframe.room.actor.House.waits;
import static org.sameframe.room.actor.House.welcomed;
import static org.sameframe.room.actor.TestRoom.seek;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.HostCommand;
import org.sameframe.room.NoteCommand;
import org.sameframe.room.Presence;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.Signal;

/** Who waits to be let in. */
class WaitingRoomActorTest {
    private static final String CANARY = "canary in a note";

    private final House house = new House(Policies.WAITING_ROOM);
    private final RecordingOutlet patty = house.enter(1, "tab-of-patty");
    private int quentin;

    @BeforeEach
    void somebodyNew() {
        quentin = house.admit("Quentin");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @DisplayName("[WR4] who waits is told nothing of the room; when let in, they are welcomed, with everything")
    void nothingThenEverything() {
        RecordingOutlet witness = house.enter(1, "another-tab");
        RecordingOutlet outlet = waits(house.connect(quentin, "tab-of-quentin"));
        house.host(new NoteCommand.Say(CANARY));
        patty.link().submit(seek(5), 1, 0);
        patty.link().signal(new Signal.Scrub(7), Recipient.EVERYBODY);
        patty.link().signal(new Signal.Rtc(CANARY), new Recipient(quentin, "tab-of-quentin"));
        house.settle(patty, witness);
        await().until(() -> !witness.told(RoomMessage.SignalFrom.class).isEmpty());

        assertThat(outlet.kinds()).containsExactly(RoomMessage.Waiting.class);
        assertThat(outlet.told(RoomMessage.Waiting.class).get(0).clock().now()).isEqualTo(TestRoom.NOON);
        assertThat(outlet.through()).isEqualTo(Mark.START);

        long letIn = house.host(new HostCommand.LetIn(quentin)).seq();
        welcomed(outlet);
        house.settle(outlet);
        assertThat(outlet.kinds().subList(0, 3))
                .containsExactly(RoomMessage.Waiting.class, RoomMessage.Welcome.class, RoomMessage.Snapshot.class);
        assertThat(outlet.told(RoomMessage.Welcome.class).get(0).nextOp()).isEqualTo(1);
        assertThat(outlet.told(RoomMessage.Welcome.class).get(0).resumed()).isFalse();
        assertThat(outlet.knows(CANARY)).isTrue();
        assertThat(outlet.sequences()).allMatch(seq -> seq > letIn).isNotEmpty();
        outlet.link().submit(seek(9), 1, 0);
        await().until(() -> !outlet.told(RoomMessage.Settled.class).isEmpty());
        assertThat(outlet.told(RoomMessage.Settled.class).get(0).refusal()).isEmpty();
    }

    @Test
    @DisplayName("[WR4] who reports from the waiting room is not heard")
    void signalsFromWaiting() {
        house.bench.attach(house.room(), quentin, 7, Mark.START);
        house.bench.heard(Audience.Await.class);
        house.room()
                .tell(new RoomEntity.Relay(
                        house.bench.seat(7),
                        new Signal.Status(900_000, 0, "m1", 9, true, false, false, 0, 0),
                        Recipient.EVERYBODY));
        house.room().tell(new RoomEntity.CatchUp(house.bench.seat(7)));
        house.settle(patty);

        assertThat(patty.told(RoomMessage.SignalFrom.class)).isEmpty();
    }

    @Test
    @DisplayName("[WR1] who waits takes no place, may do nothing, and keeps the place in the queue through a tunnel")
    void keepsWaiting() {
        assertThat(List.of(house.admit("Rosa"), house.admit("Snug"), house.admit("Tom")))
                .containsExactly(3, 4, 5);
        assertThat(house.look().participants())
                .filteredOn(person -> person.hasPlace())
                .hasSize(1);
        RecordingOutlet outlet = waits(house.connect(quentin, "tab-of-quentin"));
        assertThat(house.refusal(quentin, seek(1))).contains(RefusalCode.FORBIDDEN);
        lose(outlet);
        house.awaitPresence(quentin, Presence.AWAY);
        house.bench.pass(Duration.ofMillis(29_000));
        RecordingOutlet again = waits(house.connect(quentin, "tab-of-quentin"));
        house.bench.pass(Duration.ofMinutes(5));

        assertThat(house.person(quentin).presence()).isEqualTo(Presence.HERE);
        assertThat(house.person(quentin).isWaiting()).isTrue();
        assertThat(again.kinds()).containsExactly(RoomMessage.Waiting.class);
    }

    @Test
    @DisplayName("[WR1] who waited without a connection for the grace time is gone, and may come to wait again")
    void goneFromTheQueue() {
        RecordingOutlet outlet = waits(house.connect(quentin, "tab-of-quentin"));
        lose(outlet);
        house.awaitPresence(quentin, Presence.AWAY);
        house.bench.pass(Duration.ofSeconds(30));
        house.awaitPresence(quentin, Presence.GONE);

        RecordingOutlet again = waits(house.connect(quentin, "tab-of-quentin"));
        assertThat(again.kinds()).containsExactly(RoomMessage.Waiting.class);
    }

    @Test
    @DisplayName("[WR2] who is let in while away is expected, and does not wait when they are back")
    void letInWhileAway() {
        RecordingOutlet outlet = waits(house.connect(quentin, "tab-of-quentin"));
        lose(outlet);
        house.awaitPresence(quentin, Presence.AWAY);
        house.host(new HostCommand.LetIn(quentin));
        assertThat(house.person(quentin).presence()).isEqualTo(Presence.EXPECTED);
        house.bench.pass(Duration.ofSeconds(90));

        RecordingOutlet back = house.enter(quentin, "tab-of-quentin");
        assertThat(back.kinds()).startsWith(RoomMessage.Welcome.class, RoomMessage.Snapshot.class);
        assertThat(outlet.kinds()).containsExactly(RoomMessage.Waiting.class);
    }

    @Test
    @DisplayName("[WR1] who was let in once does not wait again, neither after a tunnel nor after having been gone")
    void onceIsEnough() {
        RecordingOutlet outlet = waits(house.connect(quentin, "tab-of-quentin"));
        house.host(new HostCommand.LetIn(quentin));
        welcomed(outlet).lose();
        house.awaitPresence(quentin, Presence.AWAY);
        RecordingOutlet second = house.enter(quentin, "tab-of-quentin");
        second.lose();
        house.awaitPresence(quentin, Presence.AWAY);
        house.bench.pass(Duration.ofMinutes(2));
        house.awaitPresence(quentin, Presence.GONE);

        RecordingOutlet third = house.enter(quentin, "tab-of-quentin");
        assertThat(second.told(RoomMessage.Waiting.class)).isEmpty();
        assertThat(third.told(RoomMessage.Waiting.class)).isEmpty();
    }

    @Test
    @DisplayName("[WR2] without a free place nobody is let in: room-full, and who waits goes on waiting")
    void full() {
        int rosa = house.admit("Rosa");
        int snug = house.admit("Snug");
        house.host(new HostCommand.LetIn(rosa));
        house.host(new HostCommand.LetIn(snug));
        RecordingOutlet outlet = waits(house.connect(quentin, "tab-of-quentin"));
        assertThat(house.refusal(1, new HostCommand.LetIn(quentin))).contains(RefusalCode.ROOM_FULL);
        house.settle(patty);
        assertThat(outlet.kinds()).containsExactly(RoomMessage.Waiting.class);

        house.host(new HostCommand.Kick(snug));
        house.host(new HostCommand.LetIn(quentin));
        welcomed(outlet);
    }

    @Test
    @DisplayName("[WR3] who is declined is told so on all connections, and nothing else; then the door is closed")
    void declined() {
        RecordingOutlet one = waits(house.connect(quentin, "tab-of-quentin"));
        RecordingOutlet two = waits(house.connect(quentin, "phone-of-quentin"));
        house.host(new HostCommand.Kick(quentin));
        await().until(() -> one.isClosed() && two.isClosed());
        for (RecordingOutlet outlet : List.of(one, two)) {
            assertThat(outlet.kinds()).containsExactly(RoomMessage.Waiting.class, Farewell.class);
            assertThat(outlet.farewells()).containsExactly(Farewell.Reason.REMOVED);
            assertThat(outlet.told(Farewell.class).get(0).detail()).contains("not let you in");
        }
        RecordingOutlet again = house.connect(quentin, "tab-of-quentin");
        await().until(again::isClosed);
        assertThat(again.kinds()).containsExactly(Farewell.class);
        assertThat(again.farewells()).containsExactly(Farewell.Reason.FORBIDDEN);
    }

    @Test
    @DisplayName("[WR2] all connections of who is let in are in the room; the same tab again replaces the waiting one")
    void allConnections() {
        RecordingOutlet old = waits(house.connect(quentin, "tab-of-quentin"));
        RecordingOutlet phone = waits(house.connect(quentin, "phone-of-quentin"));
        RecordingOutlet fresh = waits(house.connect(quentin, "tab-of-quentin"));
        await().until(old::isClosed);
        assertThat(old.farewells()).containsExactly(Farewell.Reason.REPLACED);
        house.host(new HostCommand.LetIn(quentin));
        welcomed(phone);
        welcomed(fresh);
        assertThat(old.isWelcome()).isFalse();
    }

    /** A connection that waits has no link yet: its audience notices within 3 s. */
    private void lose(RecordingOutlet outlet) {
        outlet.lose();
        house.bench.pass(Duration.ofSeconds(3));
    }
}
