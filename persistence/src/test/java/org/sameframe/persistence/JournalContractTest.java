package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.persistence.TestLedger.Append;
import org.sameframe.persistence.TestLedger.Command;
import org.sameframe.persistence.TestLedger.Position;
import org.sameframe.persistence.TestLedger.Show;
import org.sameframe.room.RoomCode;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.RoomKey;

/** What every store does with ledgers. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestStore.Kind.class)
class JournalContractTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final RoomKey KEY = RoomKey.random();

    private final TestStore.Kind kind;
    private final TestStore store;
    private Storage storage;
    private ActorTestKit pekko;

    JournalContractTest(TestStore.Kind kind, @TempDir Path folder) throws StorageProblem {
        this.kind = kind;
        store = TestStore.create(kind, folder);
        storage = store.open();
        pekko = TestStore.start(storage, store.config());
    }

    @AfterEach
    void stop() {
        pekko.shutdownTestKit();
        storage.close();
    }

    @Test
    @DisplayName("[ST3] what was acknowledged is there after a restart, in order")
    void restart() throws Exception {
        ActorRef<Command> ledger = open(1);
        append(ledger, 1);
        append(ledger, 7);
        Position before = append(ledger, 1);
        stop();
        storage = store.open();
        pekko = TestStore.start(storage, store.config());

        assertThat(show(open(1))).isEqualTo(before);
        assertThat(before.seq()).isEqualTo(9);
        assertThat(before.last()).isEqualTo(9);
    }

    @Test
    @DisplayName("[ST4] a group of 256 entries is stored")
    void group() throws Exception {
        ActorRef<Command> ledger = open(1);
        assertThat(append(ledger, 256).seq()).isEqualTo(256);
        assertThat(append(ledger, 256).seq()).isEqualTo(512);
        assertThat(rows(1)).isEqualTo(512);
    }

    @ParameterizedTest(name = "[ST4] row {0} of 256 is taken")
    @DisplayName("[ST4] a group of entries is stored entirely or not at all")
    @ValueSource(ints = {1, 100, 256})
    void atomic(int taken) throws Exception {
        ActorRef<Command> ledger = open(1);
        show(ledger);
        store.insertRow(id(1), taken);

        appendInVain(ledger, 256);

        assertThat(rows(1)).isEqualTo(1);
    }

    @Test
    @DisplayName("[ST5] a duplicate key in one room fails that room and no other, in whatever is written together")
    void duplicate() throws Exception {
        List<ActorRef<Command>> ledgers =
                IntStream.rangeClosed(0, 100).mapToObj(this::open).toList();
        ledgers.forEach(this::show);
        store.insertRow(id(0), 2);
        TestProbe<Position> positions = pekko.createTestProbe(Position.class);
        TestProbe<Object> watch = pekko.createTestProbe();

        for (int round = 0; round < 3; round++) {
            ledgers.forEach(ledger -> ledger.tell(new Append(3, positions.ref())));
        }

        positions.receiveSeveralMessages(300, PATIENCE);
        watch.expectTerminated(ledgers.get(0), PATIENCE);
        assertThat(store.count("\"event_journal\"")).isEqualTo(1 + 100 * 9);
    }

    @Test
    @DisplayName("[ST5] a room that fails again and again does not shut out the others")
    void breaker() throws Exception {
        ActorRef<Command> healthy = open(1);
        append(healthy, 1);
        for (int room = 100; room < 130; room++) {
            ActorRef<Command> broken = open(room);
            show(broken);
            store.insertRow(id(room), 1);
            appendInVain(broken, 1);
        }
        assertThat(append(healthy, 1).seq()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "[ST6] while the journal is down writing and opening fail; afterwards both work, and nothing is missing")
    void down() throws Exception {
        ActorRef<Command> ledger = open(1);
        Position before = append(ledger, 3);
        store.execute("ALTER TABLE \"event_journal\" RENAME TO \"gone\"");
        appendInVain(ledger, 1);
        TestProbe<Object> watch = pekko.createTestProbe();
        watch.expectTerminated(open(1), PATIENCE);
        store.execute("ALTER TABLE \"gone\" RENAME TO \"event_journal\"");

        ledger = open(1);
        assertThat(show(ledger)).isEqualTo(before);
        assertThat(append(ledger, 1).seq()).isEqualTo(4);
    }

    @Test
    @DisplayName("[ST7] opening begins at the newest snapshot")
    void snapshot() throws Exception {
        Position before = append(open(1), TestLedger.SNAPSHOT_EVERY + 5);
        await().atMost(PATIENCE).until(() -> store.count("\"snapshot\"") == 1);
        append(open(2), 1);
        store.execute("DELETE FROM \"event_journal\" WHERE \"persistence_id\" = '%s' AND \"sequence_number\" <= 50"
                .formatted(id(1)));

        assertThat(show(open(1))).isEqualTo(before);
    }

    @Test
    @DisplayName("[ST8] a database that does not answer fails the write in time, and harms nothing for good")
    void hangs() throws Exception {
        if (kind == TestStore.Kind.H2) {
            return; // in the same process: there is nothing between that could hang
        }
        ActorRef<Command> ledger = open(1);
        append(ledger, 1);
        try (Connection other = store.connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE event_journal IN ACCESS EXCLUSIVE MODE");
            appendInVain(ledger, 1);
            other.rollback();
        }
        assertThat(append(open(1), 1).last()).isGreaterThanOrEqualTo(2);
    }

    @Test
    @DisplayName("[ST8] after its connections were cut, and none let in for a while, the journal works again")
    void cut() throws Exception {
        if (kind == TestStore.Kind.H2) {
            return; // has no connections to cut
        }
        String url = store.config().getString("sameframe.storage.url");
        ActorRef<Command> ledger = open(1);
        append(ledger, 1);
        PostgresServer.open(url, false);
        appendInVain(ledger, 1);
        PostgresServer.open(url, true);

        assertThat(append(open(1), 1).seq()).isEqualTo(2);
    }

    private ActorRef<Command> open(int room) {
        return pekko.spawn(TestLedger.create(RoomCodec.of(RoomCode.of(room), KEY)));
    }

    private Position append(ActorRef<Command> ledger, int rows) {
        TestProbe<Position> probe = pekko.createTestProbe(Position.class);
        ledger.tell(new Append(rows, probe.ref()));
        return probe.receiveMessage(PATIENCE);
    }

    private void appendInVain(ActorRef<Command> ledger, int rows) {
        TestProbe<Position> probe = pekko.createTestProbe(Position.class);
        ledger.tell(new Append(rows, probe.ref()));
        probe.expectTerminated(ledger, PATIENCE);
        probe.expectNoMessage(Duration.ZERO);
    }

    private Position show(ActorRef<Command> ledger) {
        TestProbe<Position> probe = pekko.createTestProbe(Position.class);
        ledger.tell(new Show(probe.ref()));
        return probe.receiveMessage(PATIENCE);
    }

    private long rows(int room) throws Exception {
        return store.count("\"event_journal\" WHERE \"persistence_id\" = '%s'".formatted(id(room)));
    }

    private static String id(int room) {
        return "room|" + RoomCode.of(room).value();
    }
}
