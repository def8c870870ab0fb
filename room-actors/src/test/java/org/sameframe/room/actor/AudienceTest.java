package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sameframe.room.actor.TestRoom.entry;
import static org.sameframe.room.actor.TestRoom.mark;

import java.time.Duration;
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
import org.sameframe.room.Entry;
import org.sameframe.room.Origin;
import org.sameframe.room.Participant;
import org.sameframe.room.Presence;
import org.sameframe.room.Role;
import org.sameframe.room.Room;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Signal;

/** The connections of a room on a node, with a room that does what the test says. */
class AudienceTest {
    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config().withFallback(TestRoom.config()));
    private final TestProbe<RoomEntity.Message> room = kit.createTestProbe();
    private final TestProbe<Audiences.Message> parent = kit.createTestProbe();
    private final ActorRef<Audience.Message> audience = kit.spawn(Audience.create(
            TestRoom.CODE, TestEntityRef.of(RoomEntity.TYPE, TestRoom.CODE.value(), room.ref()), parent.ref()));
    private TestProbe<RoomEntity.Message> life = kit.createTestProbe();
    private final RecordingOutlet patty = RecordingOutlet.of(1, "tab-1");
    private final RecordingOutlet quentin = new RecordingOutlet(2, "tab-2", EnumSet.of(Category.PLAYBACK), Mark.START);

    @BeforeEach
    void bringIn() {
        bringIn(1, patty, 10);
        bringIn(2, quentin, 10);
    }

    @AfterEach
    void close() {
        kit.shutdownTestKit();
    }

    @Test
    @DisplayName("[FO3] everybody gets each entry once, in order, then what it settles, each to its sender")
    void entriesThenSettled() {
        publish(11, 12, new Audience.Settlement(1, settled(5, 12)));
        publish(13, 13, new Audience.Settlement(2, settled(1, 13)));
        awaitSequences(patty, 11L, 12L, 13L);
        awaitSequences(quentin, 11L, 12L, 13L);
        await().untilAsserted(() ->
                assertThat(quentin.told(RoomMessage.Settled.class)).hasSize(1));
        assertThat(patty.told(RoomMessage.Settled.class)).containsExactly(settled(5, 12));
        assertThat(patty.kinds().subList(2, 6))
                .containsExactly(
                        RoomMessage.Happened.class,
                        RoomMessage.Happened.class,
                        RoomMessage.Settled.class,
                        RoomMessage.Happened.class);
    }

    @Test
    @DisplayName("[FO5] of a category that is not wanted nothing comes but the range; one's own entries always come")
    void categories() {
        publish(List.of(roster(11, Origin.ROOM), roster(12, new Origin(2, "tab-2", 1, 0))), 12);
        awaitSequences(patty, 11L, 12L);
        awaitSequences(quentin, 12L);
        assertThat(quentin.through().seq()).isEqualTo(12);
        publish(List.of(roster(13, new Origin(2, "another-tab", 1, 0))), 13);
        await().untilAsserted(() -> assertThat(quentin.through().seq()).isEqualTo(13));
        assertThat(quentin.sequences()).containsExactly(12L);
    }

    @Test
    @DisplayName("[FO5] a snapshot has the wanted categories")
    void snapshotCategories() {
        Room state = Room.NONE.apply(roster(1, Origin.ROOM).entry()).apply(entry(2).entry());
        audience.tell(new Audience.Replace(1, state, mark(20)));
        audience.tell(new Audience.Replace(2, state, mark(20)));
        await().untilAsserted(() -> assertThat(quentin.through()).isEqualTo(mark(20)));
        assertThat(last(patty).values()).hasSize(2);
        assertThat(last(quentin).values()).allMatch(value -> value.category() == Category.PLAYBACK);
    }

    @Test
    @DisplayName("[FO6] signals go to the others who want their category, never back")
    void signals() {
        audience.tell(new Audience.Relay(1, 1, "tab-1", new Signal.Scrub(5), Recipient.EVERYBODY));
        audience.tell(new Audience.Relay(
                2, 2, "tab-2", new Signal.Status(1, 2, "m1", 3, false, false, false, 0, 0), Recipient.EVERYBODY));
        await().untilAsserted(() ->
                assertThat(patty.told(RoomMessage.SignalFrom.class)).hasSize(1));
        assertThat(patty.told(RoomMessage.SignalFrom.class).get(0).participant())
                .isEqualTo(2);
        assertThat(quentin.told(RoomMessage.SignalFrom.class)).hasSize(1);
    }

    @Test
    @DisplayName(
            "[RS5] when the room stops, everybody is brought in again: unsettled commands are unknown, then all anew")
    void roomStops() {
        life.stop();
        assertThat(List.of(attach().seat().number(), attach().seat().number())).containsExactly(1L, 2L);
        assertThat(patty.kinds()).endsWith(org.sameframe.room.Refusal.class);

        life = kit.createTestProbe();
        welcome(1, 15, Optional.empty());
        await().untilAsserted(() -> assertThat(patty.through()).isEqualTo(mark(15)));
        assertThat(patty.told(RoomMessage.Welcome.class)).hasSize(1);
        assertThat(last(patty)).isNotNull();
    }

    @Test
    @DisplayName(
            "[OW6] a room that is lost again before it brought somebody in again took what they gave meanwhile along")
    void lostWhileBringingBack() {
        life.stop();
        attach();
        attach();
        awaitUnknowns(quentin, 1);
        life = kit.createTestProbe();
        welcome(1, 15, Optional.empty());
        await().untilAsserted(() -> assertThat(patty.through()).isEqualTo(mark(15)));
        life.stop();
        attach();
        attach();
        awaitUnknowns(quentin, 2);
    }

    @Test
    @DisplayName("[OW6] the same, if nothing was ever heard of it")
    void lostUnheard() {
        life.stop();
        attach();
        attach();
        awaitUnknowns(quentin, 1);
        ManualTime.get(kit.system()).timePasses(Duration.ofSeconds(3));
        attach();
        attach();
        awaitUnknowns(quentin, 2);
    }

    @Test
    @DisplayName("[RS6] who is not brought in again yet is told nothing, so that no gap is passed over")
    void noGap() {
        life.stop();
        attach();
        attach();
        life = kit.createTestProbe();
        welcome(1, 15, Optional.empty());
        publish(16, 16, new Audience.Settlement(2, settled(9, 16)));
        awaitSequences(patty, 16L);
        assertThat(quentin.through()).isEqualTo(mark(10));
        assertThat(quentin.told(RoomMessage.Settled.class)).isEmpty();

        welcome(2, 17, Optional.empty());
        await().untilAsserted(() ->
                assertThat(quentin.told(RoomMessage.Settled.class)).containsExactly(settled(9, 16)));
        assertThat(quentin.through()).isEqualTo(mark(17));
    }

    @Test
    @DisplayName("[RS6] the same, if the room's next life is heard before the end of the last")
    void nextLifeIsFirst() {
        life = kit.createTestProbe();
        publish(16, 16);
        assertThat(List.of(attach().seat().number(), attach().seat().number())).containsExactly(1L, 2L);
        assertThat(patty.through()).isEqualTo(mark(10));
    }

    @Test
    @DisplayName("[RS9] a room that does not answer is asked again")
    void asksAgain() {
        RecordingOutlet third = new RecordingOutlet(3, "tab-3", Set.of(), mark(7));
        audience.tell(new Audience.Attach(3, third));
        assertThat(attach().resume()).isEqualTo(mark(7));
        ManualTime.get(kit.system()).timePasses(Duration.ofSeconds(3));
        assertThat(attach().resume()).isEqualTo(mark(7));
        third.lose();
        ManualTime.get(kit.system()).timePasses(Duration.ofSeconds(3));
        assertThat(room.expectMessageClass(RoomEntity.Detach.class).seat().number())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("[RS9] who leaves before the welcome is not welcomed, and the room is told")
    void leavesBeforeWelcome() {
        RecordingOutlet third = RecordingOutlet.of(3, "tab-3");
        audience.tell(new Audience.Attach(3, third));
        attach();
        third.lose();
        welcome(3, 11, Optional.empty());
        assertThat(room.expectMessageClass(RoomEntity.Detach.class).seat().number())
                .isEqualTo(3);
        assertThat(third.isWelcome()).isFalse();
    }

    @Test
    @DisplayName("[FO7] an audience that nobody is left in says so, and ends")
    void empty() {
        patty.lose();
        quentin.lose();
        room.expectMessageClass(RoomEntity.Detach.class);
        parent.expectMessage(new Audiences.Empty(TestRoom.CODE, audience));
        audience.tell(Audience.CloseIfEmpty.INSTANCE);
        parent.expectTerminated(audience);
    }

    @Test
    @DisplayName("[FO7] connections of an audience that a defect ends are closed, and may come back")
    void defect() {
        patty.breakOnce();
        publish(11, 11);
        parent.expectTerminated(audience);
        assertThat(patty.farewells()).containsExactly(Farewell.Reason.UNAVAILABLE);
        assertThat(quentin.farewells()).containsExactly(Farewell.Reason.UNAVAILABLE);
    }

    private void bringIn(long number, RecordingOutlet outlet, long at) {
        audience.tell(new Audience.Attach(number, outlet));
        attach();
        welcome(number, at, Optional.empty());
        await().until(outlet::isWelcome);
    }

    private void welcome(long number, long at, Optional<List<Recorded>> missed) {
        audience.tell(new Audience.Welcomed(number, life.ref(), 1, missed, Room.NONE, mark(at), new TestRoom.Clock()));
    }

    private RoomEntity.Attach attach() {
        return room.expectMessageClass(RoomEntity.Attach.class);
    }

    private void publish(long first, long last, Audience.Settlement... settlements) {
        List<Recorded> entries = java.util.stream.LongStream.rangeClosed(first, last)
                .mapToObj(TestRoom::entry)
                .toList();
        audience.tell(new Audience.Publish(life.ref(), entries, mark(last), List.of(settlements)));
    }

    private void publish(List<Recorded> entries, long through) {
        audience.tell(new Audience.Publish(life.ref(), entries, mark(through), List.of()));
    }

    private static void awaitUnknowns(RecordingOutlet outlet, int times) {
        await().untilAsserted(() ->
                assertThat(outlet.told(org.sameframe.room.Refusal.class)).hasSize(times));
    }

    private static void awaitSequences(RecordingOutlet outlet, Long... sequences) {
        await().untilAsserted(() -> assertThat(outlet.sequences()).containsExactly(sequences));
    }

    private static RoomMessage.Snapshot last(RecordingOutlet outlet) {
        List<RoomMessage.Snapshot> all = outlet.told(RoomMessage.Snapshot.class);
        return all.get(all.size() - 1);
    }

    private static RoomMessage.Settled settled(long op, long seq) {
        return new RoomMessage.Settled(op, seq, Optional.empty());
    }

    private static Recorded roster(long seq, Origin origin) {
        Participant person = new Participant(1, "Patty", Role.HOST, 0, Presence.HERE, 0);
        return new Recorded(
                new Entry(seq, seq, origin, List.of(new RoomEvent.Put(person))),
                mark(seq).hash());
    }
}
