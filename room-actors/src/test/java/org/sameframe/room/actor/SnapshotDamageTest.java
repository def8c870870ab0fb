package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sameframe.room.actor.TestRoom.ID;
import static org.sameframe.room.actor.TestRoom.seek;

import com.google.protobuf.ByteString;
import java.io.NotSerializableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.persistence.testkit.SnapshotMeta;
import org.apache.pekko.persistence.testkit.javadsl.SnapshotTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.Room;
import org.sameframe.room.codec.SealedSnapshot;

/** [LE8]: a newest snapshot that is not right. */
class SnapshotDamageTest {
    private static final int SNAPSHOT_EVERY = 5;

    private final Bench bench = new Bench(new RoomSettings(
            SNAPSHOT_EVERY,
            2,
            256,
            64,
            Duration.ofMinutes(3),
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            TestRoom.POLICY));
    private final SnapshotTestKit snapshots = SnapshotTestKit.create(bench.kit.system());
    private Room before = Room.NONE;
    private SealedSnapshot newest = new SealedSnapshot(0, ByteString.EMPTY, ByteString.EMPTY);

    /** Seven entries, and a snapshot after the fifth. */
    @BeforeEach
    void write() {
        ActorRef<RoomEntity.Message> room = bench.created();
        IntStream.rangeClosed(1, 6).forEach(frame -> bench.ask(room, seek(frame)));
        before = bench.look(room);
        bench.kit.stop(room);
        await().until(() -> !snapshots.persistedInStorage(ID).isEmpty());
        newest = (SealedSnapshot) snapshots.persistedInStorage(ID).get(0).second();
        assertThat(newest.seq()).isEqualTo(SNAPSHOT_EVERY);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("a byte is altered", s -> new SealedSnapshot(s.seq(), s.head(), altered(s.sealed()))),
                damage(
                        "it is truncated",
                        s -> new SealedSnapshot(s.seq(), s.head(), s.sealed().substring(0, 40))),
                damage("it is empty", s -> new SealedSnapshot(0, ByteString.EMPTY, ByteString.EMPTY)),
                damage("its sequence is altered", s -> new SealedSnapshot(s.seq() + 1, s.head(), s.sealed())),
                damage("its hash is altered", s -> new SealedSnapshot(s.seq(), altered(s.head()), s.sealed())),
                damage("it is something else", s -> "a snapshot"));
    }

    @ParameterizedTest(name = "[LE8] {0}: the room is opened from its entries")
    @MethodSource("damages")
    void opensFromEntries(String what, UnaryOperator<Object> damage) {
        put(damage.apply(newest));

        ActorRef<RoomEntity.Message> room = bench.open();
        bench.see(room);

        assertThat(bench.look(room).playback()).as(what).isEqualTo(before.playback());
        assertThat(bench.ask(room, seek(9)).refusal()).isEmpty();
        assertThat(bench.ask(room, seek(10)).refusal()).isEmpty();
    }

    @Test
    @DisplayName("[LE8] one that this version cannot read does not keep the room from being opened")
    void unreadable() {
        snapshots.failNextRead(ID, new NotSerializableException("of a newer version"));

        ActorRef<RoomEntity.Message> room = bench.open();

        assertThat(bench.look(room).playback()).isEqualTo(before.playback());
    }

    @Test
    @DisplayName("[LE8] if the entries do not verify either, the room is damaged, and the first wrong one is named")
    void entriesToo() {
        put("a snapshot");
        bench.journal.change(ID, rows -> {
            List<TestJournal.Row> less = new ArrayList<>(rows);
            less.remove(2);
            return less;
        });

        Refusal refusal = bench.ask(bench.open(), seek(9)).refusal().orElseThrow();

        assertThat(refusal.code()).isEqualTo(RefusalCode.DAMAGED);
        assertThat(refusal.detail()).contains("does not verify at entry 3:");
    }

    /** In the place of the newest one. */
    private void put(Object snapshot) {
        snapshots.clearAll();
        snapshots.persistForRecovery(ID, List.of(Pair.create(SnapshotMeta.create(SNAPSHOT_EVERY), snapshot)));
    }

    private static Arguments damage(String what, Function<SealedSnapshot, Object> damage) {
        UnaryOperator<Object> any = snapshot -> damage.apply((SealedSnapshot) snapshot);
        return Arguments.of(what, any);
    }

    private static ByteString altered(ByteString bytes) {
        byte[] copy = bytes.toByteArray();
        copy[copy.length / 2] ^= 1;
        return ByteString.copyFrom(copy);
    }
}
