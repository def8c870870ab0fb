package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.room.Category;
import org.sameframe.room.HostCommand;
import org.sameframe.room.NoteCommand;
import org.sameframe.room.Participant;
import org.sameframe.room.PersonCommand;
import org.sameframe.room.Policy;
import org.sameframe.room.Presence;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.Role;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.ServerCommand;

/** Hosts remove somebody, lock the room, and close it. */
class RemovalTest {
    private static final String CANARY = "canary in the chat";
    private static final RoomCommand CLOSE = new HostCommand.CloseRoom();

    private House house = new House(Policies.PLAIN);
    private RecordingOutlet patty = house.enter(1, "tab-of-patty");
    private int quentin = house.admit("Quentin");
    private RecordingOutlet tab = house.enter(quentin, "tab-of-quentin");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @DisplayName("[RO12] who is removed is told so on all connections, after the entry, and nothing further")
    void kicked() {
        RecordingOutlet phone = house.enter(quentin, "phone-of-quentin");
        long kicked = house.host(new HostCommand.Kick(quentin)).seq();
        await().until(() -> tab.isClosed() && phone.isClosed());
        house.host(new NoteCommand.Say(CANARY));
        house.settle(patty);
        for (RecordingOutlet outlet : List.of(tab, phone)) {
            assertThat(outlet.sequences()).endsWith(kicked);
            assertThat(outlet.kinds()).endsWith(RoomMessage.Happened.class, Farewell.class);
            assertThat(outlet.farewells()).containsExactly(Farewell.Reason.REMOVED);
            assertThat(outlet.told(Farewell.class).get(0).detail()).contains("removed you");
            assertThat(outlet.knows(CANARY)).isFalse();
        }
        assertThat(house.person(quentin).presence()).isEqualTo(Presence.GONE);
        assertThat(house.refusal(quentin, TestRoom.seek(7))).contains(RefusalCode.FORBIDDEN);
    }

    @ParameterizedTest(
            name = "[RO11] of what is recorded together with it, but behind it, who goes is told nothing: {0}")
    @ValueSource(strings = {"removed", "left", "left, came back and left"})
    void inOneBatch(String how) {
        house.bench.journal.hold();
        house.tell(1, TestRoom.seek(3));
        house.tell(1, new NoteCommand.Say("before"));
        house.tell(quentin, new NoteCommand.Say("own"));
        if (how.equals("removed")) {
            house.tell(1, new HostCommand.Kick(quentin));
        } else {
            house.tell(quentin, new PersonCommand.Leave());
        }
        house.tell(1, new NoteCommand.Say(CANARY));
        if (how.endsWith("and left")) {
            house.bench.attach(house.room(), quentin, 7, Mark.START);
            house.tell(quentin, new PersonCommand.Leave());
        }
        house.tell(1, TestRoom.seek(4));
        house.bench.journal.letGo();
        await().until(tab::isClosed);

        assertThat(tab.knows("before")).isTrue();
        assertThat(tab.knows(CANARY)).isFalse();
        long last = tab.through().seq();
        assertThat(tab.sequences()).endsWith(last - 2, last - 1, last);
        assertThat(tab.told(RoomMessage.Happened.class))
                .last()
                .satisfies(happened -> assertThat(happened.entry().events()).anyMatch(this::isGone));
        await().until(() -> patty.knows(CANARY));
        // Nor is what they missed passed over when they come back.
        house.refusal(1, new HostCommand.LetIn(quentin));
        RecordingOutlet back =
                new RecordingOutlet(quentin, "tab-of-quentin", EnumSet.allOf(Category.class), tab.through());
        house.connect(back);
        await().until(() -> back.knows(CANARY));
        assertThat(back.sequences()).startsWith(last + 1);
    }

    private boolean isGone(RoomEvent event) {
        return event instanceof RoomEvent.Put put
                && put.value() instanceof Participant person
                && person.id() == quentin
                && person.presence() == Presence.GONE;
    }

    @Test
    @DisplayName("[RO12] who was removed does not come back, also after a restart, before a host lets them in again")
    void kickedComesBack() {
        house.host(new HostCommand.Kick(quentin));
        assertThat(turnedAway(quentin)).isEqualTo(Farewell.Reason.FORBIDDEN);
        house.restart();
        assertThat(turnedAway(quentin)).isEqualTo(Farewell.Reason.FORBIDDEN);
        house.host(new HostCommand.LetIn(quentin));
        RecordingOutlet back = house.enter(quentin, "tab-of-quentin");
        assertThat(back.kinds()).startsWith(RoomMessage.Welcome.class, RoomMessage.Snapshot.class);
    }

    @Test
    @DisplayName("[RO12] who comes as they are removed is let go; let in again in the same batch, they are in the room")
    void kickedOnTheWayIn() {
        house.bench.journal.hold();
        house.tell(1, TestRoom.seek(3));
        RecordingOutlet phone = house.connect(quentin, "phone-of-quentin");
        RecordingOutlet late = RecordingOutlet.of(quentin, "late-tab-of-quentin");
        await().until(() -> house.look().exists());
        house.tell(1, new HostCommand.Kick(quentin));
        house.tell(1, new HostCommand.LetIn(quentin));
        house.bench.journal.letGo();
        await().until(() -> tab.isClosed());
        house.connect(late);

        House.welcomed(late);
        await().until(() -> phone.isClosed() || phone.isWelcome());
        assertThat(house.person(quentin).presence()).isEqualTo(Presence.HERE);
    }

    @Test
    @DisplayName("[RO12] hosts remove hosts, but not themselves, and others nobody")
    void whom() {
        assertThat(house.refusal(1, new HostCommand.Kick(1))).contains(RefusalCode.INVALID);
        assertThat(house.refusal(quentin, new HostCommand.Kick(1))).contains(RefusalCode.FORBIDDEN);
        house.host(new HostCommand.SetRole(quentin, Role.HOST));
        house.by(quentin, new HostCommand.Kick(1));
        await().until(patty::isClosed);
        assertThat(turnedAway(1)).isEqualTo(Farewell.Reason.FORBIDDEN);
    }

    @Test
    @DisplayName("[RO13] into a locked room comes back who is away in time; nobody new, and nobody who was gone")
    void locked() {
        tab.lose();
        house.awaitPresence(quentin, Presence.AWAY);
        house.host(new HostCommand.Lock(true));
        assertThat(house.refusal(0, new ServerCommand.Admit("Rosa"))).contains(RefusalCode.LOCKED);
        house.bench.pass(Duration.ofSeconds(20));
        RecordingOutlet back = house.enter(quentin, "tab-of-quentin");
        back.lose();
        house.awaitPresence(quentin, Presence.AWAY);
        house.bench.pass(Duration.ofSeconds(30));
        house.awaitPresence(quentin, Presence.GONE);
        assertThat(turnedAway(quentin)).isEqualTo(Farewell.Reason.FORBIDDEN);

        patty.lose();
        house.awaitPresence(1, Presence.AWAY);
        house.bench.pass(Duration.ofSeconds(30));
        house.awaitPresence(1, Presence.GONE);
        patty = house.enter(1, "tab-of-patty");
        house.host(new HostCommand.Lock(false));
        house.enter(quentin, "tab-of-quentin");
    }

    @Test
    @DisplayName("[HO5] a room that is closed lets everybody go, for good, also after a restart")
    void closed() {
        patty.link().submit(CLOSE, 1, 0);
        await().until(() -> patty.isClosed() && tab.isClosed());
        assertThat(patty.kinds()).endsWith(RoomMessage.Happened.class, RoomMessage.Settled.class, Farewell.class);
        assertThat(tab.kinds()).endsWith(RoomMessage.Happened.class, Farewell.class);
        assertThat(Stream.concat(patty.farewells().stream(), tab.farewells().stream()))
                .containsExactly(Farewell.Reason.CLOSED, Farewell.Reason.CLOSED);
        for (int life = 1; life <= 2; life++) {
            assertThat(turnedAway(1)).isEqualTo(Farewell.Reason.CLOSED);
            assertThat(turnedAway(quentin)).isEqualTo(Farewell.Reason.CLOSED);
            assertThat(house.refusal(0, new ServerCommand.Admit("Rosa"))).contains(RefusalCode.CLOSED);
            assertThat(house.refusal(1, TestRoom.seek(9))).contains(RefusalCode.CLOSED);
            assertThat(house.refusal(1, new PersonCommand.Rename("Pat"))).contains(RefusalCode.CLOSED);
            house.restart();
        }
        assertThat(house.look().participants()).allMatch(person -> person.presence() == Presence.GONE);
    }

    @Test
    @DisplayName("[HO5] who comes, and who waits to be let in, as the room is closed is told that it is closed")
    void closedOnTheWayIn() {
        house.host(new HostCommand.SetPolicy(Policies.WAITING_ROOM));
        RecordingOutlet waiting = House.waits(house.connect(house.admit("Rosa"), "tab-of-rosa"));
        house.bench.journal.hold();
        house.tell(1, TestRoom.seek(3));
        RecordingOutlet before = house.connect(quentin, "phone-of-quentin");
        house.look();
        house.tell(1, CLOSE);
        RecordingOutlet after = house.connect(quentin, "other-of-quentin");
        house.bench.journal.letGo();
        await().until(() -> Stream.of(waiting, before, after).allMatch(RecordingOutlet::isClosed));
        assertThat(List.of(waiting, before, after))
                .allSatisfy(outlet -> assertThat(outlet.farewells()).containsExactly(Farewell.Reason.CLOSED));
        assertThat(waiting.kinds()).containsExactly(RoomMessage.Waiting.class, Farewell.class);
    }

    @Test
    @DisplayName("[HO5] a room that was closed although the journal's answer was lost is closed when it is back")
    void closedButNotTold() {
        house.fail(TestJournal.Fault.FAIL_AFTER_WRITE, 1, CLOSE);
        house.journalIsBack();
        await().until(() -> patty.isClosed() && tab.isClosed());
        assertThat(tab.farewells()).containsExactly(Farewell.Reason.CLOSED);
    }

    @Test
    @DisplayName("[HO4] a room that is closed since no host came back says so to who is in it")
    void closedWithoutHost() {
        enterAnother(Policies.closingWithoutHost());
        patty.lose();
        house.awaitPresence(1, Presence.AWAY);
        house.bench.pass(Duration.ofSeconds(59));
        assertThat(house.look().isClosed()).isFalse();
        house.bench.pass(Duration.ofSeconds(1));
        await().until(tab::isClosed);
        assertThat(tab.farewells()).containsExactly(Farewell.Reason.CLOSED);
    }

    private void enterAnother(Policy policy) {
        house.close();
        house = new House(policy);
        patty = house.enter(1, "tab-of-patty");
        quentin = house.admit("Quentin");
        tab = house.enter(quentin, "tab-of-quentin");
    }

    /** Why somebody who connects is not let in. */
    private Farewell.Reason turnedAway(int participant) {
        RecordingOutlet outlet = house.connect(participant, "door-tab");
        await().until(outlet::isClosed);
        assertThat(outlet.kinds()).containsExactly(Farewell.class);
        return outlet.farewells().get(0);
    }
}
