package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.persistence.TestLedger.Command;

/** What can go wrong between two processes. */
class PostgresFailureTest {
    private final TestStore store;
    private final RunningStore running;

    PostgresFailureTest(@TempDir Path folder) throws StorageProblem {
        store = TestStore.create(TestStore.Kind.POSTGRESQL, folder);
        running = new RunningStore(store);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    @DisplayName("[ST8] a database that does not answer fails the write in time, and harms nothing for good")
    void hangs() throws Exception {
        ActorRef<Command> ledger = running.open(1);
        running.append(ledger, 1);
        try (Connection other = store.connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE event_journal IN ACCESS EXCLUSIVE MODE");
            running.appendInVain(ledger, 1);
            other.rollback();
        }
        assertThat(running.appendOnceOpen(1, 1).last()).isGreaterThanOrEqualTo(2);
    }

    @Test
    @DisplayName("[ST8] after its connections were cut, and none let in for a while, the journal works again")
    void cut() throws Exception {
        String url = store.config().getString("sameframe.storage.url");
        ActorRef<Command> ledger = running.open(1);
        running.append(ledger, 1);
        PostgresServer.open(url, false);
        running.appendInVain(ledger, 1);
        PostgresServer.open(url, true);

        assertThat(running.appendOnceOpen(1, 1).seq()).isEqualTo(2);
    }
}
