package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sameframe.room.actor.TestRoom.entry;
import static org.sameframe.room.actor.TestRoom.mark;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.testkit.javadsl.TestEntityRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.Category;
import org.sameframe.room.ChatMessage;
import org.sameframe.room.Entry;
import org.sameframe.room.Origin;
import org.sameframe.room.Room;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Signal;
import org.sameframe.room.Subscription;
import org.sameframe.room.Value;

/** What of an entry or a signal is for which connection, with a room that does what the test says. */
class AudienceSelectionTest {
    private static final Set<Category> ALL = EnumSet.allOf(Category.class);

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config().withFallback(TestRoom.config()));
    private final TestProbe<RoomEntity.Message> room = kit.createTestProbe();
    private final TestProbe<Audiences.Message> parent = kit.createTestProbe();
    private final ActorRef<Audience.Message> audience = kit.spawn(Audience.create(
            TestRoom.CODE, TestEntityRef.of(RoomEntity.TYPE, TestRoom.CODE.value(), room.ref()), parent.ref()));
    private TestProbe<RoomEntity.Message> life = kit.createTestProbe();
    private final RecordingOutlet patty = new RecordingOutlet(1, "tab-1", ALL, Mark.START);
    private final RecordingOutlet quentin = new RecordingOutlet(2, "tab-2", ALL, Mark.START);
    private final RecordingOutlet phone = new RecordingOutlet(2, "phone-2", ALL, Mark.START);
    private final RecordingOutlet rosa = new RecordingOutlet(3, "tab-3", ALL, Mark.START);

    @BeforeEach
    void bringIn() {
        List<RecordingOutlet> all = List.of(patty, quentin, phone, rosa);
        for (int i = 0; i < all.size(); i++) {
            bringIn(i + 1, all.get(i), Room.NONE);
        }
    }

    @AfterEach
    void close() {
        kit.shutdownTestKit();
    }

    @Test
    @DisplayName("[FO3] who gets the same gets it made once; another selection, and one's own entries, are made apart")
    void sharedDeliveries() {
        publish(chat(11, 3, "tab-3"));
        assertThat(last(quentin)).isSameAs(last(patty)).isSameAs(last(phone));
        assertThat(last(rosa)).isNotSameAs(last(patty));
        publish(off(12, 2, Category.NOTES));
        publish(chat(13, 0, ""));
        assertThat(last(quentin)).isSameAs(last(phone)).isNotSameAs(last(patty));
        assertThat(last(rosa)).isSameAs(last(patty));
        publish(off(14, 2));
        publish(chat(15, 0, ""));
        assertThat(last(quentin)).isSameAs(last(patty));
    }

    @Test
    @DisplayName("[SU4] in one batch what comes behind the switch is not told, what comes before is; the range has all")
    void switchedWithinABatch() {
        publish(chat(11, 1, "tab-1"), off(12, 2, Category.NOTES), chat(13, 1, "tab-1"), entry(14));
        assertThat(quentin.sequences()).containsExactly(11L, 12L, 14L);
        assertThat(phone.sequences()).containsExactly(11L, 12L, 14L);
        assertThat(rosa.sequences()).containsExactly(11L, 12L, 13L, 14L);
        assertThat(quentin.through()).isEqualTo(mark(14));
        publish(chat(15, 1, "tab-1"), off(16, 2), chat(17, 1, "tab-1"));
        assertThat(quentin.sequences()).containsExactly(11L, 12L, 14L, 16L, 17L);
    }

    @Test
    @DisplayName("[FO5] one's own entries always come, without what is off; to one's other tab they come as to others")
    void ownEntries() {
        publish(off(11, 2, Category.NOTES));
        publish(chat(12, 2, "tab-2"));
        assertThat(quentin.sequences()).containsExactly(11L, 12L);
        assertThat(last(quentin).messages())
                .singleElement()
                .isInstanceOfSatisfying(
                        RoomMessage.Happened.class,
                        happened -> assertThat(happened.entry().events()).isEmpty());
        assertThat(phone.sequences()).containsExactly(11L);
        assertThat(phone.through()).isEqualTo(mark(12));
        assertThat(patty.sequences()).containsExactly(11L, 12L);
    }

    @Test
    @DisplayName("[SU4] of an entry of several categories only those that are on are told")
    void partOfAnEntry() {
        publish(off(11, 2, Category.NOTES));
        RoomEvent said = chat(12, 0, "").entry().events().get(0);
        RoomEvent moved = entry(12).entry().events().get(0);
        publish(recorded(12, Origin.ROOM, List.of(said, moved)));
        assertThat(events(quentin)).containsExactly(moved);
        assertThat(events(rosa)).containsExactly(said, moved);
    }

    @Test
    @DisplayName("[SU4] whoever is welcomed, or gets a snapshot, is told what is on for them then")
    void welcomedWithSomethingOff() {
        Room state = Room.NONE
                .apply(chat(1, 1, "tab-1").entry())
                .apply(off(2, 4, Category.NOTES).entry());
        RecordingOutlet snug = new RecordingOutlet(4, "tab-4", ALL, Mark.START);
        bringIn(5, snug, state);
        publish(chat(11, 1, "tab-1"));
        assertThat(values(snug)).isNotEmpty().noneMatch(value -> value.category() == Category.NOTES);
        assertThat(snug.sequences()).isEmpty();

        // It was switched without an entry that was told: the journal had failed in between.
        audience.tell(new Audience.Replace(
                1, Room.NONE.apply(off(12, 1, Category.NOTES).entry()), mark(12)));
        publish(chat(13, 2, "tab-2"));
        assertThat(patty.sequences()).containsExactly(11L);
        assertThat(rosa.sequences()).containsExactly(11L, 13L);
    }

    @Test
    @DisplayName("[SU3] a signal of a category that is off for a receiver does not come")
    void signalOfACategoryThatIsOff() {
        publish(off(11, 2, Category.POINTER, Category.PLAYBACK));
        Signal pointer = new Signal.Pointer(1, 2, Signal.Pointing.LASER);
        relay(1, patty, pointer, Recipient.EVERYBODY);
        relay(1, patty, new Signal.Scrub(4), new Recipient(2, ""));
        relay(1, patty, new Signal.Rtc("offer"), Recipient.EVERYBODY);
        await().until(() -> signals(rosa).size() == 2);
        assertThat(signals(quentin)).containsExactly(new Signal.Rtc("offer"));
        assertThat(signals(rosa)).containsExactly(pointer, new Signal.Rtc("offer"));
    }

    @Test
    @DisplayName("[FO6] a signal goes to the participant or the client instance that is named, and never back")
    void addressees() {
        relay(1, patty, new Signal.Rtc("to both"), new Recipient(2, ""));
        relay(1, patty, new Signal.Rtc("to the phone"), new Recipient(2, "phone-2"));
        relay(1, patty, new Signal.Rtc("to nobody"), new Recipient(2, "tab-1"));
        relay(1, patty, new Signal.Rtc("to nobody"), new Recipient(9, ""));
        relay(1, patty, new Signal.Rtc("to oneself"), new Recipient(1, ""));
        relay(2, quentin, new Signal.Rtc("to one's phone"), new Recipient(2, ""));
        relay(3, phone, new Signal.Rtc("to all"), Recipient.EVERYBODY);
        await().until(() -> signals(patty).size() == 1 && !signals(rosa).isEmpty());
        assertThat(signals(quentin)).containsExactly(new Signal.Rtc("to both"), new Signal.Rtc("to all"));
        assertThat(signals(phone))
                .containsExactly(
                        new Signal.Rtc("to both"), new Signal.Rtc("to the phone"), new Signal.Rtc("to one's phone"));
        assertThat(signals(rosa)).containsExactly(new Signal.Rtc("to all"));
        assertThat(signals(patty)).containsExactly(new Signal.Rtc("to all"));
    }

    @Test
    @DisplayName("[RS9] the next life of a room is asked again, too, if it does not answer who waits to be let in")
    void nextLifeIsAskedAgain() {
        RecordingOutlet snug = new RecordingOutlet(4, "tab-4", ALL, Mark.START);
        audience.tell(new Audience.Attach(5, snug));
        room.expectMessageClass(RoomEntity.Attach.class);
        audience.tell(new Audience.Await(5, life.ref(), new TestRoom.Clock()));
        await().until(() -> !snug.told(RoomMessage.Waiting.class).isEmpty());
        ManualTime.get(kit.system()).timePasses(Duration.ofSeconds(3));
        room.expectNoMessage(Duration.ofMillis(1));

        life.stop();
        assertThat(attached(5)).contains(5L);
        ManualTime.get(kit.system()).timePasses(Duration.ofSeconds(3));
        assertThat(attached(5)).contains(5L);
    }

    private List<Long> attached(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i ->
                        room.expectMessageClass(RoomEntity.Attach.class).seat().number())
                .toList();
    }

    private void bringIn(long number, RecordingOutlet outlet, Room state) {
        audience.tell(new Audience.Attach(number, outlet));
        room.expectMessageClass(RoomEntity.Attach.class);
        audience.tell(
                new Audience.Welcomed(number, life.ref(), 1, Optional.empty(), state, mark(10), new TestRoom.Clock()));
        await().until(() -> outlet.isWelcome() && outlet.through().equals(mark(10)));
    }

    private void publish(Recorded... entries) {
        Mark through = entries[entries.length - 1].mark();
        audience.tell(new Audience.Publish(life.ref(), List.of(entries), through, List.of()));
        await().until(() -> List.of(patty, quentin, phone, rosa).stream()
                .allMatch(outlet -> outlet.through().equals(through)));
    }

    private void relay(long from, RecordingOutlet sender, Signal signal, Recipient to) {
        audience.tell(new Audience.Relay(from, sender.participant(), sender.instance(), signal, to));
    }

    private static List<Signal> signals(RecordingOutlet outlet) {
        return outlet.told(RoomMessage.SignalFrom.class).stream()
                .map(RoomMessage.SignalFrom::signal)
                .toList();
    }

    private static Delivery last(RecordingOutlet outlet) {
        List<Delivery> all = outlet.deliveries();
        return all.get(all.size() - 1);
    }

    private static List<RoomEvent> events(RecordingOutlet outlet) {
        List<RoomMessage.Happened> all = outlet.told(RoomMessage.Happened.class);
        return all.get(all.size() - 1).entry().events();
    }

    private static List<Value> values(RecordingOutlet outlet) {
        return outlet.told(RoomMessage.Snapshot.class).get(0).values();
    }

    private static Recorded chat(long seq, int participant, String instance) {
        return recorded(
                seq,
                new Origin(participant, instance, 0, 0),
                List.of(new RoomEvent.Put(new ChatMessage("c" + seq, participant, "Hello", seq))));
    }

    private static Recorded off(long seq, int participant, Category... categories) {
        return recorded(
                seq,
                Origin.participant(participant),
                List.of(new RoomEvent.Put(new Subscription(participant, Set.copyOf(Arrays.asList(categories))))));
    }

    private static Recorded recorded(long seq, Origin origin, List<RoomEvent> events) {
        return new Recorded(new Entry(seq, seq, origin, events), mark(seq).hash());
    }
}
