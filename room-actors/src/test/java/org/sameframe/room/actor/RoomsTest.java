package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sameframe.room.actor.TestRoom.CLIP;
import static org.sameframe.room.actor.TestRoom.seek;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.Category;
import org.sameframe.room.Participant;
import org.sameframe.room.Policy;
import org.sameframe.room.Presence;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Value;

/** Rooms as the edge reaches them, on a node that has joined itself. */
class RoomsTest {
    private static final TestRoom.Clock CLOCK = new TestRoom.Clock();
    private static ActorTestKit kit;
    private static TestJournal.Store journal;
    private static Rooms rooms;

    @BeforeAll
    static void start() {
        kit = ActorTestKit.create(
                "rooms-test",
                ConfigFactory.parseString("""
                                sameframe.room { idle-after = 100ms, reopen-min = 20ms, policy.max-participants = 3 }
                                """)
                        .withFallback(TestRoom.config())
                        .withFallback(Node.defaults())
                        .withFallback(ConfigFactory.load()));
        Node.joinItself(kit.system());
        journal = TestJournal.of(kit.system().classicSystem());
        rooms = Rooms.start(kit.system(), new TestRoom.Keys(), CLOCK);
    }

    @AfterAll
    static void stop() {
        // [EN8] The connections go first; a stop that had to wait for them would take longer than this.
        RecordingOutlet last = connected(created(), RecordingOutlet.of(1, "tab-1"));
        ActorTestKit.shutdown(kit.system(), Duration.ofSeconds(9));
        assertThat(last.farewells()).containsExactly(Farewell.Reason.UNAVAILABLE);
    }

    @Test
    @DisplayName("[RO2] a room is created, found and joined; each newcomer gets a number")
    void createFindJoin() {
        RoomCode code = created();
        assertThat(answer(rooms.find(code))).isInstanceOf(RoomReply.Found.class);
        assertThat(answer(rooms.join(code, "Quentin"))).isEqualTo(new RoomReply.Admitted(code, 2));
        assertThat(answer(rooms.join(code, "Rita"))).isEqualTo(new RoomReply.Admitted(code, 3));
        assertThat(refused(rooms.join(code, "Sam"))).isEqualTo(RefusalCode.ROOM_FULL);
        assertThat(answer(rooms.media(code, 1, "m1"))).isInstanceOf(RoomReply.FoundMedium.class);
        assertThat(refused(rooms.media(code, 9, "m1"))).isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(refused(rooms.media(code, 1, "m9"))).isEqualTo(RefusalCode.FORBIDDEN);
    }

    @Test
    @DisplayName("[PV13] who is in a room is told the LUT of its grade, and whether they may set another")
    void grade() {
        RoomCode code = created();
        answer(rooms.join(code, "Quentin"));
        assertThat(answer(rooms.grade(code, 1))).isEqualTo(new RoomReply.FoundGrade("", true));
        assertThat(refused(rooms.grade(code, 9))).isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(refused(rooms.grade(new RoomCode("NWHR-2345"), 1))).isEqualTo(RefusalCode.UNKNOWN_ROOM);
    }

    @Test
    @DisplayName("[RO1] a code that no room has is refused, and what cannot be created leaves no room")
    void unknown() {
        RoomCode nowhere = new RoomCode("NWHR-2345");
        assertThat(refused(rooms.find(nowhere))).isEqualTo(RefusalCode.UNKNOWN_ROOM);
        assertThat(refused(rooms.join(nowhere, "Quentin"))).isEqualTo(RefusalCode.UNKNOWN_ROOM);
        RecordingOutlet outlet = RecordingOutlet.of(1, "tab-1");
        rooms.connect(nowhere, outlet);
        await().until(() -> outlet.farewells().equals(List.of(Farewell.Reason.REMOVED)));
        assertThat(refused(rooms.create("Dailies", "", CLIP, Policy.DEFAULT))).isEqualTo(RefusalCode.INVALID);
    }

    @Test
    @DisplayName("[FO3] two people see the same entries in the same order, and their own commands settled once")
    void together() {
        RoomCode code = created();
        answer(rooms.join(code, "Quentin"));
        RecordingOutlet patty = connected(code, RecordingOutlet.of(1, "tab-1"));
        RecordingOutlet quentin = connected(code, RecordingOutlet.of(2, "tab-2"));
        for (int op = 1; op <= 20; op++) {
            patty.link().submit(seek(op), op, 0);
            quentin.link().submit(seek(100 + op), op, 0);
        }
        await().untilAsserted(() -> {
            assertThat(ops(patty)).hasSize(20);
            assertThat(ops(quentin)).hasSize(20);
        });
        await().until(() -> patty.through().equals(quentin.through()));
        assertThat(ops(patty)).isSorted();
        List<Long> mine = quentin.sequences();
        assertThat(patty.sequences()).endsWith(mine.toArray(Long[]::new));
        assertThat(patty.through()).isEqualTo(quentin.through());
    }

    @Test
    @DisplayName("[RS2] who comes back gets the entries of the time between, and only those")
    void resume() {
        RoomCode code = created();
        RecordingOutlet first = connected(code, RecordingOutlet.of(1, "tab-1"));
        first.link().submit(seek(1), 1, 0);
        await().until(() -> ops(first).size() == 1);
        Mark known = first.through();
        first.lose();
        answer(rooms.join(code, "Quentin"));

        RecordingOutlet back = connected(code, new RecordingOutlet(1, "tab-1", EnumSet.allOf(Category.class), known));
        assertThat(back.told(RoomMessage.Welcome.class).get(0).resumed()).isTrue();
        assertThat(back.told(RoomMessage.Welcome.class).get(0).nextOp()).isEqualTo(2);
        await().untilAsserted(() -> assertThat(back.sequences()).isNotEmpty());
        assertThat(back.sequences().get(0)).isEqualTo(known.seq() + 1);
        assertThat(back.told(RoomMessage.Snapshot.class)).isEmpty();
    }

    @Test
    @DisplayName("[EN7] a room leaves memory when nobody is in it, and opens again as it was")
    void passivation() {
        RoomCode code = created();
        RecordingOutlet outlet = connected(code, RecordingOutlet.of(1, "tab-1"));
        outlet.link().submit(seek(77), 1, 0);
        await().until(() -> ops(outlet).size() == 1);
        outlet.lose();
        int reads = journal.reads();
        // Reading its journal again is what shows that it had left.
        await().pollInterval(300, TimeUnit.MILLISECONDS).until(() -> {
            answer(rooms.find(code));
            return journal.reads() > reads;
        });
        RecordingOutlet again = connected(code, RecordingOutlet.of(1, "tab-9"));
        assertThat(playhead(again)).isEqualTo(77);
    }

    @Test
    @DisplayName("[RS5] a room that a defect ends is opened again, and its connections stay")
    void crash() {
        RoomCode code = created();
        RecordingOutlet outlet = connected(code, RecordingOutlet.of(1, "tab-1"));
        outlet.link().submit(seek(5), 1, 0);
        await().until(() -> ops(outlet).size() == 1);
        long before = outlet.through().seq();
        CLOCK.breakOnce();
        outlet.link().submit(seek(6), 2, 0);
        await().untilAsserted(() -> assertThat(outlet.through().seq()).isGreaterThan(before));
        // Each time that the room is asked anew; an outlet has nothing left to settle after the first.
        assertThat(outlet.told(org.sameframe.room.Refusal.class))
                .isNotEmpty()
                .allMatch(refusal -> refusal.code() == RefusalCode.UNAVAILABLE);
        assertThat(outlet.farewells()).isEmpty();

        outlet.link().submit(seek(7), 3, 0);
        await().until(() -> ops(outlet).contains(3L));
        assertThat(outlet.told(RoomMessage.Welcome.class)).hasSize(1);
    }

    @Test
    @DisplayName("[FO7] when a defect ends an audience its connections are closed, and the next ones get in")
    void audienceCrash() {
        RoomCode code = created();
        RecordingOutlet outlet = connected(code, RecordingOutlet.of(1, "tab-1"));
        outlet.breakOnce();
        outlet.link().submit(seek(5), 1, 0);
        await().until(() -> outlet.farewells().equals(List.of(Farewell.Reason.UNAVAILABLE)));
        RecordingOutlet again = connected(code, RecordingOutlet.of(1, "tab-1"));
        again.link().submit(seek(6), 2, 0);
        await().until(() -> ops(again).equals(List.of(2L)));
    }

    @Test
    @DisplayName("[RS7] another connection of the same tab takes the place of the first")
    void replaced() {
        RoomCode code = created();
        RecordingOutlet first = connected(code, RecordingOutlet.of(1, "tab-1"));
        RecordingOutlet second = connected(code, RecordingOutlet.of(1, "tab-1"));
        await().until(() -> first.farewells().equals(List.of(Farewell.Reason.REPLACED)));
        first.lose();
        second.link().submit(seek(5), 1, 0);
        await().until(() -> ops(second).size() == 1);
        assertThat(second.farewells()).isEmpty();
    }

    @Test
    @DisplayName("[RS9] who is gone before the welcome is not in the room afterwards")
    void goneBeforeWelcome() {
        RoomCode code = created();
        RecordingOutlet outlet = RecordingOutlet.of(1, "tab-1");
        outlet.lose();
        rooms.connect(code, outlet);
        answer(rooms.join(code, "Quentin"));
        RecordingOutlet witness = connected(code, RecordingOutlet.of(2, "tab-2"));
        await().untilAsserted(() -> assertThat(presenceOfHost(witness)).isEqualTo(Presence.AWAY));
        assertThat(outlet.isWelcome()).isFalse();
    }

    private static RoomCode created() {
        return ((RoomReply.Admitted) answer(rooms.create("Dailies", "Patty", CLIP, rooms.usualPolicy()))).code();
    }

    private static RecordingOutlet connected(RoomCode code, RecordingOutlet outlet) {
        rooms.connect(code, outlet);
        await().until(outlet::isWelcome);
        await().until(() -> outlet.through().seq() > 0);
        return outlet;
    }

    private static RoomReply answer(CompletionStage<RoomReply> reply) {
        return reply.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static RefusalCode refused(CompletionStage<RoomReply> reply) {
        return ((RoomReply.Refused) answer(reply)).refusal().code();
    }

    private static List<Long> ops(RecordingOutlet outlet) {
        return outlet.told(RoomMessage.Settled.class).stream()
                .filter(settled -> settled.refusal().isEmpty())
                .map(RoomMessage.Settled::op)
                .toList();
    }

    private static int playhead(RecordingOutlet outlet) {
        return outlet.told(RoomMessage.Snapshot.class).get(0).values().stream()
                .filter(org.sameframe.room.Playback.class::isInstance)
                .mapToInt(value -> ((org.sameframe.room.Playback) value).frame())
                .findFirst()
                .orElseThrow();
    }

    /** What the witness knows of it: from its snapshot, and the entries after. */
    private static Presence presenceOfHost(RecordingOutlet witness) {
        List<Value> known = new java.util.ArrayList<>(
                witness.told(RoomMessage.Snapshot.class).get(0).values());
        witness.told(RoomMessage.Happened.class).stream()
                .flatMap(happened -> happened.entry().events().stream())
                .filter(RoomEvent.Put.class::isInstance)
                .forEach(event -> known.add(((RoomEvent.Put) event).value()));
        return known.stream()
                .filter(value -> value instanceof Participant person && person.id() == 1)
                .map(value -> ((Participant) value).presence())
                .reduce(Presence.EXPECTED, (older, newer) -> newer);
    }
}
