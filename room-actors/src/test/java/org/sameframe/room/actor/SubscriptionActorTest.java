package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sameframe.room.actor.House.welcomed;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.Category;
import org.sameframe.room.HostCommand;
import org.sameframe.room.NoteCommand;
import org.sameframe.room.PersonCommand;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.Signal;
import org.sameframe.room.Value;

/** Categories that participants switch off and on. */
class SubscriptionActorTest {
    private static final String CANARY = "canary in the chat";
    private static final RoomCommand SAY = new NoteCommand.Say(CANARY);
    private static final RoomCommand NOTES_OFF = new PersonCommand.Subscribe(Set.of(Category.NOTES));
    private static final RoomCommand ALL_ON = new PersonCommand.Subscribe(Set.of());

    private House house = new House(Policies.PLAIN);
    private final RecordingOutlet patty = house.enter(1, "tab-of-patty");
    private final int quentin = house.admit("Quentin");
    private final RecordingOutlet tab = house.enter(quentin, "tab-of-quentin");
    private final RecordingOutlet phone = house.enter(quentin, "phone-of-quentin");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @DisplayName("[SU4] who switches a category off is told nothing of it on any connection; switched on, all of it")
    void offAndOn() {
        house.host(new NoteCommand.Say("before"));
        switchBy(tab, 1, NOTES_OFF);
        awaitSnapshots(tab, 2);
        awaitSnapshots(phone, 2);
        assertThat(snapshot(tab)).isNotEmpty().noneMatch(value -> value.category() == Category.NOTES);
        assertThat(snapshot(phone)).isEqualTo(snapshot(tab));
        long said = house.host(SAY).seq();
        house.settle(tab, phone, patty);
        assertThat(patty.sequences()).contains(said);
        assertThat(tab.sequences()).doesNotContain(said);
        assertThat(phone.sequences()).doesNotContain(said);
        assertThat(tab.knows(CANARY) || phone.knows(CANARY)).isFalse();
        assertThat(patty.told(RoomMessage.Snapshot.class)).hasSize(1);

        switchBy(phone, 1, ALL_ON);
        awaitSnapshots(tab, 3);
        awaitSnapshots(phone, 3);
        assertThat(tab.knows(CANARY) && phone.knows(CANARY)).isTrue();
    }

    @Test
    @DisplayName("[SU4] in one batch the entries behind the switch are not told to who switched")
    void inOneBatch() {
        house.bench.journal.hold();
        house.tell(1, TestRoom.seek(3));
        house.tell(1, new NoteCommand.Say("before"));
        tab.link().submit(NOTES_OFF, 1, 0);
        house.bench.look(house.room());
        house.tell(1, SAY);
        house.tell(1, TestRoom.seek(4));
        house.bench.journal.letGo();
        awaitSnapshots(tab, 2);
        awaitSnapshots(phone, 2);
        for (int i = 0; i < 4; i++) {
            house.bench.answers.receiveMessage();
        }
        house.settle(tab, phone);
        assertThat(phone.knows("before")).isTrue();
        assertThat(tab.knows(CANARY) || phone.knows(CANARY)).isFalse();
        assertThat(tab.told(RoomMessage.Settled.class)).hasSize(1);
    }

    @Test
    @DisplayName("[SU3] a command of a category that is off is refused as forbidden, a signal is not passed on")
    void commandsAndSignals() {
        switchBy(tab, 1, new PersonCommand.Subscribe(Set.of(Category.NOTES, Category.POINTER)));
        assertThat(house.refusal(quentin, SAY)).contains(RefusalCode.FORBIDDEN);
        phone.link().signal(new Signal.Pointer(1, 1, Signal.Pointing.CURSOR), Recipient.EVERYBODY);
        phone.link().signal(new Signal.Scrub(9), Recipient.EVERYBODY);
        await().until(() -> !patty.told(RoomMessage.SignalFrom.class).isEmpty());
        assertThat(patty.told(RoomMessage.SignalFrom.class))
                .extracting(RoomMessage.SignalFrom::signal)
                .containsExactly(new Signal.Scrub(9));
    }

    @Test
    @DisplayName("[SU2] what is always on cannot be switched off, not even together with something else")
    void alwaysOn() {
        for (Category category : List.of(Category.ROOM, Category.ROSTER, Category.MEDIA)) {
            assertThat(house.refusal(quentin, new PersonCommand.Subscribe(EnumSet.of(category, Category.NOTES))))
                    .contains(RefusalCode.INVALID);
        }
        assertThat(house.look().subscription(quentin)).isEqualTo(EnumSet.allOf(Category.class));
    }

    @Test
    @DisplayName("[SU4] whose other tab switches a category off while this one is away, gets a snapshot on return")
    void switchedWhileAway() {
        phone.lose();
        Mark known = phone.through();
        switchBy(tab, 1, NOTES_OFF);
        house.host(SAY);
        RecordingOutlet back = resume(known);
        assertThat(back.told(RoomMessage.Welcome.class).get(0).resumed()).isFalse();
        assertThat(back.kinds()).startsWith(RoomMessage.Welcome.class, RoomMessage.Snapshot.class);
        assertThat(back.knows(CANARY)).isFalse();
        assertThat(snapshot(back)).noneMatch(value -> value.category() == Category.NOTES);

        back.lose();
        Mark later = back.through();
        long said = house.host(SAY).seq();
        long sought = house.host(TestRoom.seek(9)).seq();
        RecordingOutlet again = resume(later);
        assertThat(again.told(RoomMessage.Welcome.class).get(0).resumed()).isTrue();
        assertThat(again.sequences()).contains(sought).doesNotContain(said);
        assertThat(again.knows(CANARY)).isFalse();
    }

    @Test
    @DisplayName("[SU4] off and on again while away: a snapshot, which has what was said meanwhile")
    void offAndOnWhileAway() {
        phone.lose();
        Mark known = phone.through();
        switchBy(tab, 1, NOTES_OFF);
        house.host(SAY);
        switchBy(tab, 2, ALL_ON);
        RecordingOutlet back = resume(known);
        assertThat(back.told(RoomMessage.Welcome.class).get(0).resumed()).isFalse();
        assertThat(back.knows(CANARY)).isTrue();
    }

    @Test
    @DisplayName("[SU4] who resumes is not told anew because somebody else has switched categories")
    void othersSwitch() {
        phone.lose();
        Mark known = phone.through();
        house.host(NOTES_OFF);
        assertThat(resume(known).told(RoomMessage.Welcome.class).get(0).resumed())
                .isTrue();
    }

    @Test
    @DisplayName("[SU4] a switch that was written although the journal's answer was lost counts when it is back")
    void switchedButNotTold() {
        house.fail(TestJournal.Fault.FAIL_AFTER_WRITE, quentin, NOTES_OFF);
        house.journalIsBack();
        awaitSnapshots(tab, 2);
        house.host(SAY);
        house.settle(tab, phone, patty);
        assertThat(patty.knows(CANARY)).isTrue();
        assertThat(tab.knows(CANARY) || phone.knows(CANARY)).isFalse();
    }

    @Test
    @DisplayName("[SU1] what is off stays off when the room begins anew, and for who was gone")
    void kept() {
        switchBy(tab, 1, NOTES_OFF);
        house.restart();
        awaitSnapshots(tab, 3);
        house.host(SAY);
        house.settle(tab, patty);
        assertThat(tab.knows(CANARY)).isFalse();
        house.by(quentin, new PersonCommand.Leave());
        await().until(tab::isClosed);
        RecordingOutlet back = house.enter(quentin, "tab-of-quentin");
        house.host(SAY);
        house.settle(back);
        assertThat(back.knows(CANARY)).isFalse();
    }

    @Test
    @DisplayName("[SU1] what the policy has off is off for newcomers, also who waited, until they switch it on")
    void offByPolicy() {
        house.close();
        house = new House(Policies.off(Category.NOTES));
        house.enter(1, "tab-of-patty");
        int rosa = house.admit("Rosa");
        RecordingOutlet outlet = house.enter(rosa, "tab-of-rosa");
        assertThat(house.refusal(1, SAY)).contains(RefusalCode.FORBIDDEN);
        house.host(ALL_ON);
        house.host(SAY);
        house.settle(outlet);
        assertThat(outlet.knows(CANARY)).isFalse();
        // What is changed later is for those who come later.
        house.host(new HostCommand.SetPolicy(Policies.PLAIN));
        house.settle(outlet);
        assertThat(outlet.knows(CANARY)).isFalse();
        switchBy(outlet, 1, ALL_ON);
        awaitSnapshots(outlet, 2);
        assertThat(outlet.knows(CANARY)).isTrue();
    }

    private void switchBy(RecordingOutlet outlet, long op, RoomCommand command) {
        int settled = outlet.told(RoomMessage.Settled.class).size();
        outlet.link().submit(command, op, 0);
        await().until(() -> outlet.told(RoomMessage.Settled.class).size() > settled);
        assertThat(outlet.told(RoomMessage.Settled.class).get(settled).refusal())
                .isEmpty();
    }

    /** The phone comes back. */
    private RecordingOutlet resume(Mark known) {
        RecordingOutlet back = new RecordingOutlet(quentin, "phone-of-quentin", EnumSet.allOf(Category.class), known);
        house.connect(back);
        house.settle(welcomed(back));
        return back;
    }

    private static void awaitSnapshots(RecordingOutlet outlet, int count) {
        await().until(() -> outlet.told(RoomMessage.Snapshot.class).size() == count);
    }

    private static List<Value> snapshot(RecordingOutlet outlet) {
        List<RoomMessage.Snapshot> all = outlet.told(RoomMessage.Snapshot.class);
        return all.get(all.size() - 1).values();
    }
}
