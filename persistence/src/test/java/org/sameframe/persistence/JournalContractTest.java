package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sameframe.persistence.RunningStore.PATIENCE;
import static org.sameframe.persistence.RunningStore.id;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
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

/** What every store does with ledgers. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestStore.Kind.class)
class JournalContractTest {
    private final TestStore store;
    private final RunningStore running;

    JournalContractTest(TestStore.Kind kind, @TempDir Path folder) throws StorageProblem {
        store = TestStore.create(kind, folder);
        running = new RunningStore(store);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    @DisplayName("[ST3] what was acknowledged is there after a restart, in order")
    void restart() throws Exception {
        ActorRef<Command> ledger = running.open(1);
        running.append(ledger, 1);
        running.append(ledger, 7);
        Position before = running.append(ledger, 1);
        running.restart();

        assertThat(running.show(running.open(1))).isEqualTo(before);
        assertThat(before.seq()).isEqualTo(9);
        assertThat(before.last()).isEqualTo(9);
    }

    @Test
    @DisplayName("[ST4] a group of 256 entries is stored")
    void group() throws Exception {
        ActorRef<Command> ledger = running.open(1);
        assertThat(running.append(ledger, 256).seq()).isEqualTo(256);
        assertThat(running.append(ledger, 256).seq()).isEqualTo(512);
        assertThat(running.rows(1)).isEqualTo(512);
    }

    @ParameterizedTest(name = "[ST4] row {0} of 256 is taken")
    @DisplayName("[ST4] a group of entries is stored entirely or not at all")
    @ValueSource(ints = {1, 100, 256})
    void atomic(int taken) throws Exception {
        ActorRef<Command> ledger = running.open(1);
        running.show(ledger);
        store.insertRow(id(1), taken);

        running.appendInVain(ledger, 256);

        assertThat(running.rows(1)).isEqualTo(1);
    }

    @Test
    @DisplayName("[ST5] a duplicate key in one room fails that room and no other that writes at the same time")
    void duplicate() throws Exception {
        List<ActorRef<Command>> ledgers =
                IntStream.rangeClosed(0, 100).mapToObj(running::open).toList();
        ledgers.forEach(running::show);
        store.insertRow(id(0), 2);
        TestProbe<Position> positions = running.pekko().createTestProbe(Position.class);

        for (int round = 0; round < 3; round++) {
            ledgers.forEach(ledger -> ledger.tell(new Append(3, positions.ref())));
        }

        positions.receiveSeveralMessages(300, PATIENCE);
        positions.expectTerminated(ledgers.get(0), PATIENCE);
        assertThat(store.count("\"event_journal\"")).isEqualTo(1 + 100 * 9);
    }

    @Test
    @DisplayName("[ST5] rooms that fail one after the other do not shut out the rest")
    void breaker() throws Exception {
        ActorRef<Command> healthy = running.open(1);
        running.append(healthy, 1);
        List<ActorRef<Command>> broken =
                IntStream.range(100, 130).mapToObj(running::open).toList();
        broken.forEach(running::show);
        for (int room = 100; room < 130; room++) {
            store.insertRow(id(room), 1);
        }
        broken.forEach(ledger -> running.appendInVain(ledger, 1));

        assertThat(running.append(healthy, 1).seq()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "[ST6] while the journal is down writing and opening fail; afterwards both work, and nothing is missing")
    void down() throws Exception {
        ActorRef<Command> ledger = running.open(1);
        Position before = running.append(ledger, 3);
        store.execute("ALTER TABLE \"event_journal\" RENAME TO \"gone\"");
        running.appendInVain(ledger, 1);
        running.pekko().createTestProbe().expectTerminated(running.open(1), PATIENCE);
        store.execute("ALTER TABLE \"gone\" RENAME TO \"event_journal\"");

        ledger = running.open(1);
        assertThat(running.show(ledger)).isEqualTo(before);
        assertThat(running.append(ledger, 1).seq()).isEqualTo(4);
    }

    @Test
    @DisplayName("[ST7] opening begins at the newest snapshot")
    void snapshot() throws Exception {
        Position before = running.append(running.open(1), TestLedger.SNAPSHOT_EVERY + 5);
        await().atMost(PATIENCE).until(() -> store.count("\"snapshot\"") == 1);
        store.execute("DELETE FROM \"event_journal\" WHERE \"persistence_id\" = '%s' AND \"sequence_number\" <= 50"
                .formatted(id(1)));

        assertThat(running.show(running.open(1))).isEqualTo(before);
    }

    @ParameterizedTest(name = "[LE3] {0}")
    @DisplayName("[LE3] a damaged ledger does not open, and the others do")
    @ValueSource(
            strings = {
                "DELETE FROM \"event_journal\" WHERE \"sequence_number\" = 31 AND",
                "UPDATE \"event_journal\" SET \"event_payload\" = \"meta_payload\" WHERE \"sequence_number\" = 31 AND",
                "UPDATE \"event_journal\" SET \"sequence_number\" = 1031 WHERE \"sequence_number\" = 31 AND",
                "UPDATE \"event_journal\" SET \"sequence_number\" = 61 WHERE \"sequence_number\" = 60 AND"
            })
    void damage(String statement) throws Exception {
        running.append(running.open(1), 60);
        running.append(running.open(2), 60);
        store.execute("UPDATE \"event_journal\" SET \"meta_payload\" = (SELECT \"event_payload\" FROM \"event_journal\""
                + " WHERE \"sequence_number\" = 30 AND \"persistence_id\" = '%s')".formatted(id(1)));
        store.execute("%s \"persistence_id\" = '%s'".formatted(statement, id(1)));

        running.appendInVain(running.open(1), 1);
        assertThat(running.append(running.open(2), 1).seq()).isEqualTo(61);
    }
}
