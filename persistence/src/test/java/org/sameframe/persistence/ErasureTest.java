package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.sameframe.persistence.ErasureFixture.get;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.pekko.Done;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.history.HistoryReply;
import org.sameframe.retention.Erasure;
import org.sameframe.retention.ErasureReply;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.RoomKeys;
import org.sameframe.room.actor.RoomReply;

@ParameterizedClass(name = "{0}")
@EnumSource(TestStore.Kind.class)
class ErasureTest {
    private static final String CANARY = "canary-51c0ffee";
    private static final RoomCode NOWHERE = new RoomCode("NWHR-2345");
    private static final OptionalInt SERVER = OptionalInt.empty();
    private static final OptionalInt HOST = OptionalInt.of(1);

    private final Path folder;
    private final TestStore.Kind kind;
    private final ErasureFixture fixture;

    ErasureTest(TestStore.Kind kind, @TempDir Path folder) throws Exception {
        this.kind = kind;
        this.folder = folder;
        fixture = new ErasureFixture(kind, folder);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    @DisplayName("[ER1] [ER4] an erased room has its entries, which verify, and nothing personal; nobody comes in")
    void erased() throws Exception {
        RoomCode room = fixture.room("Dailies", "Ann");
        RoomCode other = fixture.room("Rushes", "Bob");
        ErasureReply reply = get(fixture.erasure().erase(room, HOST));

        assertThat(reply).isEqualTo(new ErasureReply.Erased(false, "left to do"));
        assertThat(refusal(get(fixture.rooms.find(room)))).isEqualTo(RefusalCode.ERASED);
        assertThat(refusal(get(fixture.rooms.join(room, "Cy")))).isEqualTo(RefusalCode.ERASED);
        HistoryReply.PastRoom state = (HistoryReply.PastRoom) get(fixture.history.stateUntil(room, Long.MAX_VALUE));
        assertThat(state.room().isClosed()).isTrue();
        assertThat(state.room().participants())
                .allSatisfy(person -> assertThat(person.name()).isEmpty());
        HistoryReply.Checked checked = (HistoryReply.Checked) get(fixture.history.check(room));
        assertThat(checked.damage()).isEmpty();
        assertThat(checked.head()).isEqualTo(state.mark());
        assertThat(fixture.store.count("room_key WHERE room = '" + room + "'")).isZero();
        assertThat(fixture.store.count("\"snapshot\" WHERE \"persistence_id\" = 'room|" + room + "'"))
                .isZero();
        assertThat(get(fixture.rooms.find(other))).isInstanceOf(RoomReply.Found.class);
    }

    @Test
    @DisplayName(
            "[ER2] who is no host erases nothing, nor does anybody a room that is not there; again is answered alike")
    void allowed() throws Exception {
        RoomCode room = fixture.room("Dailies", "Ann");
        get(fixture.rooms.join(room, "Bob"));
        Erasure erasure = fixture.erasure();

        assertThat(refusal(get(erasure.erase(room, OptionalInt.of(2))))).isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(refusal(get(erasure.erase(room, OptionalInt.of(9))))).isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(get(fixture.rooms.find(room))).isInstanceOf(RoomReply.Found.class);
        assertThat(refusal(get(erasure.erase(NOWHERE, HOST)))).isEqualTo(RefusalCode.UNKNOWN_ROOM);
        assertThat(refusal(get(erasure.erase(NOWHERE, SERVER)))).isEqualTo(RefusalCode.UNKNOWN_ROOM);
        assertThat(fixture.store.count("erasure")).isZero();

        ErasureReply first = get(erasure.erase(room, SERVER));
        assertThat(get(erasure.erase(room, SERVER))).isEqualTo(first);
        assertThat(get(erasure.erase(room, HOST))).isEqualTo(first);
    }

    @Test
    @DisplayName("[ER2] a room that was closed before, and one that is damaged, can be erased")
    void closedOrDamaged() throws Exception {
        RoomCode closed = fixture.room("Dailies", "Ann");
        assertThat(get(fixture.rooms.close(closed, 1))).isInstanceOf(RoomReply.Closed.class);
        assertThat(get(fixture.erasure().erase(closed, HOST))).isInstanceOf(ErasureReply.Erased.class);

        RoomCode damaged = fixture.room("Rushes", "Bob");
        fixture.close();
        fixture.store.execute(
                "UPDATE \"event_journal\" SET \"event_ser_manifest\" = 'x' WHERE \"persistence_id\" = 'room|" + damaged
                        + "'");
        fixture.start();
        assertThat(refusal(get(fixture.erasure().erase(damaged, HOST)))).isEqualTo(RefusalCode.DAMAGED);
        assertThat(get(fixture.erasure().erase(damaged, SERVER))).isInstanceOf(ErasureReply.Erased.class);
    }

    @Test
    @DisplayName("[ER3] once it has begun, the key is given to nobody, though it is still there")
    void begun() throws Exception {
        RoomCode room = fixture.room("Dailies", "Ann");
        RoomKeys keys = fixture.storage.roomKeys(fixture.system());
        assertThat(get(keys.find(room))).isPresent();
        get(fixture.storage.erasures(fixture.system()).begin(room, 1));

        assertThat(get(keys.find(room))).isEqualTo(Optional.empty());
        assertThat(get(keys.isErased(room))).isTrue();
        assertThat(get(keys.isErased(NOWHERE))).isFalse();
        assertThat(fixture.store.count("room_key")).isEqualTo(1);
    }

    @Test
    @DisplayName("[ER3] interrupted before any part and after each, it is completed, also by another process")
    void interrupted() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        for (int part = 0; part < 3; part++) {
            RoomCode room = fixture.room("Dailies", "Ann");
            int place = part;
            Erasable fails = code -> tries.incrementAndGet() == 1
                    ? CompletableFuture.failedFuture(new IllegalStateException("cut off"))
                    : CompletableFuture.completedFuture(Done.getInstance());
            Erasure erasure = failingAt(place, fails);
            tries.set(0);
            assertThat(catchThrowable(() -> get(erasure.erase(room, HOST)))).isNotNull();
            assertThat(refusal(get(fixture.rooms.find(room)))).isEqualTo(RefusalCode.ERASED);
            fixture.close();
            fixture.start();

            assertThat(refusal(get(fixture.rooms.find(room)))).isEqualTo(RefusalCode.ERASED);
            get(fixture.erasure().resume());
            assertThat(fixture.store.count("room_key")).isZero();
            assertThat(fixture.store.count("erasure WHERE done IS NULL")).isZero();
        }
    }

    private Erasure failingAt(int place, Erasable fails) {
        List<Erasable> own = fixture.storage.erasables(fixture.system());
        List<Erasable> parts = Stream.of(own.subList(0, place), List.of(fails), own.subList(place, own.size()))
                .flatMap(List::stream)
                .toList();
        return Erasure.of(
                fixture.storage.erasures(fixture.system()), fixture.rooms, parts, "left to do", fixture.now::get);
    }

    @Test
    @DisplayName(
            "[ER5] [ER6] what people wrote is nowhere, before and after; of the key nothing is left once it is compacted")
    void traces() throws Exception {
        RoomCode room = fixture.room("Dailies " + CANARY, "Ann " + CANARY);
        get(fixture.rooms.join(room, "Bob " + CANARY));
        byte[] key = fixture.wrapped(room);
        byte[] otherKey = fixture.wrapped(fixture.room("Rushes", "Cy"));
        assertThat(inStore(Traces.ofText(CANARY))).isEmpty();
        assertThat(inStore(List.of(key))).isNotEmpty();

        get(fixture.erasure().erase(room, HOST));
        assertThat(inStore(Traces.ofText(CANARY))).isEmpty();
        boolean isCompacted = fixture.stop();
        assertThat(isCompacted).isEqualTo(kind == TestStore.Kind.H2);
        if (!isCompacted) {
            assertThat(Storage.compact(fixture.store.config(), folder)).isEmpty();
        }

        assertThat(inStore(Traces.ofText(CANARY))).isEmpty();
        assertThat(inStore(Traces.ofBytes(key))).isEmpty();
        assertThat(inStore(Traces.ofBytes(otherKey)))
                .as("what is kept is found")
                .isNotEmpty();
        fixture.start();
        assertThat(get(fixture.erasure().erase(room, HOST)))
                .isInstanceOfSatisfying(
                        ErasureReply.Erased.class,
                        erased -> assertThat(erased.isComplete()).isTrue());
    }

    private List<Object> inStore(List<byte[]> patterns) throws Exception {
        try (Connection connection = fixture.store.connect()) {
            return Stream.concat(
                            Traces.inFiles(folder, patterns).stream(), Traces.inTables(connection, patterns).stream())
                    .map(Object.class::cast)
                    .toList();
        }
    }

    private static RefusalCode refusal(RoomReply reply) {
        return ((RoomReply.Refused) reply).refusal().code();
    }

    private static RefusalCode refusal(ErasureReply reply) {
        return ((ErasureReply.Refused) reply).refusal().code();
    }
}
