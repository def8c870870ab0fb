package org.sameframe.persistence;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class CompactionTest {
    private static final int ROWS = 500;
    private static final int BYTES = 64 * 1024;

    @TempDir
    private Path folder;

    private final Random random = new Random(7);

    @Test
    @DisplayName("[ER6] a store from which nothing was erased, and that is not large, is closed as it is")
    void notDue() throws Exception {
        TestStore store = TestStore.create(TestStore.Kind.H2, folder);
        assertThat(close(store.open())).isFalse();
    }

    @Test
    @DisplayName("[ER6] a file that is mostly no longer in use is compacted, and has what it had")
    void sparse() throws Exception {
        TestStore store = TestStore.create(TestStore.Kind.H2, folder);
        long size;
        try (RunningStore running = new RunningStore(store)) {
            ActorRef<TestLedger.Command> ledger = running.open(1);
            do {
                running.append(ledger, 1);
                size = Files.size(file());
            } while (size < 17 * 1024 * 1024);
        }
        long rows = store.count("\"event_journal\"");
        assertThat(close(store.open())).isTrue();
        assertThat(Files.size(file())).isLessThan(size / 4);
        assertThat(store.count("\"event_journal\"")).isEqualTo(rows);
        try (RunningStore running = new RunningStore(store)) {
            assertThat(running.show(running.open(1)).seq()).isEqualTo(rows);
        }
        assertThat(close(store.open())).as("once is enough").isFalse();
    }

    @Test
    @DisplayName("[ER6] a stop that does not wait until it is compacted says so, and what to do; nothing is lost")
    void late() throws Exception {
        TestStore store = TestStore.create(TestStore.Kind.H2, folder);
        store.open().close();
        long sum = fill(store);
        Storage storage = store.open();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(Storage.class);
        logger.addAppender(log);
        Level usual = logger.getLevel();
        logger.setLevel(Level.WARN);
        try {
            assertThat(storage.closeAndCompact(Duration.ZERO)
                            .toCompletableFuture()
                            .get(2, TimeUnit.MINUTES))
                    .isFalse();
        } finally {
            logger.detachAppender(log);
            logger.setLevel(usual);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(message -> message.contains("did not end within 0 s")
                        && message.contains("stops the next time")
                        && message.contains("sameframe.jar compact"));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("compaction")));
        assertThat(sum(store)).isEqualTo(sum);
    }

    @Test
    @DisplayName("[ER6] killed at any point while it compacts, the store has what it had, and is compacted later")
    void killed() throws Exception {
        TestStore store = TestStore.create(TestStore.Kind.H2, folder);
        store.open().close();
        long sum = fill(store);
        int kills = 0;
        for (long written = 0; written < 30L * 1024 * 1024; written += 5L * 1024 * 1024) {
            kills += killedAt(written) ? 1 : 0;
            store.open().close();
            assertThat(temporary()).doesNotExist();
            assertThat(sum(store)).isEqualTo(sum);
        }
        assertThat(kills).as("kills in the midst of it").isGreaterThan(2);

        assertThat(close(store.open())).isTrue();
        assertThat(sum(store)).isEqualTo(sum);
        assertThat(store.count("erasure WHERE compacted")).isEqualTo(1);
        assertThat(close(store.open())).isFalse();
    }

    /** Kills it when it has written so much of the new file; whether that came to pass. */
    private boolean killedAt(long written) throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CompactingStore.class.getName(),
                        folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (process.isAlive() && size(temporary()) < Math.max(1, written)) {
                Thread.onSpinWait();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return Files.exists(temporary());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException none) {
            return 0;
        }
    }

    /** With an erasure that is to be completed; the sum of all bytes. */
    private long fill(TestStore store) throws Exception {
        store.execute("INSERT INTO erasure (room, begun, done) VALUES ('ABCD-2345', 1, 2)");
        try (Connection connection = store.connect();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO "event_journal" ("persistence_id", "sequence_number", "writer", "write_timestamp",
                          "adapter_manifest", "event_ser_id", "event_ser_manifest", "event_payload")
                        VALUES ('somebody', ?, '', 0, '', 1, '', ?)""")) {
            connection.setAutoCommit(false);
            for (int i = 1; i <= ROWS; i++) {
                byte[] bytes = new byte[BYTES];
                random.nextBytes(bytes);
                insert.setInt(1, i);
                insert.setBytes(2, bytes);
                insert.executeUpdate();
            }
            connection.commit();
        }
        return sum(store);
    }

    private static long sum(TestStore store) throws Exception {
        long sum = 0;
        try (Connection connection = store.connect();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT \"event_payload\" FROM \"event_journal\" ORDER BY \"sequence_number\"")) {
            while (rows.next()) {
                sum = sum * 31 + java.util.Arrays.hashCode(rows.getBytes(1));
            }
        }
        return sum;
    }

    private Path file() {
        return folder.resolve("store.mv.db");
    }

    private Path temporary() {
        return folder.resolve("store.mv.db.tempFile");
    }

    private static boolean close(Storage storage) throws Exception {
        return storage.closeAndCompact(Duration.ofMinutes(2))
                .toCompletableFuture()
                .get(150, SECONDS);
    }
}
