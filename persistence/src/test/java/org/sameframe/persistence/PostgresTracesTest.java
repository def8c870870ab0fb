package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.persistence.ErasureFixture.get;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import org.apache.pekko.Done;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.history.RoomDirectory;
import org.sameframe.retention.Erasure;
import org.sameframe.room.RoomCode;

/** What is left in the files of a PostgreSQL server, which keeps more of a table than its rows. */
class PostgresTracesTest {
    private static final String CANARY = "canary-ba5eba11";

    private final Path folder;
    private final ErasureFixture fixture;

    PostgresTracesTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        fixture = new ErasureFixture(TestStore.Kind.POSTGRESQL, folder);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    @DisplayName(
            "[ER8] once it is compacted, nothing of an erased room's key and texts is in PostgreSQL's tables, statistics or files")
    void traces() throws Exception {
        RoomDirectory directory = directory();
        RoomCode room = fixture.room("Dailies " + CANARY, "Ann " + CANARY);
        get(fixture.rooms.join(room, "Bob " + CANARY));
        byte[] key = fixture.wrapped(room);
        byte[] otherKey = fixture.wrapped(fixture.room("Rushes", "Cy"));
        get(directory.start(false));
        // As autovacuum does when enough has changed.
        execute("ANALYZE");
        execute("CHECKPOINT");
        assertThat(files(Traces.ofText(CANARY))).as("the directory's").hasSize(1);
        assertThat(files(List.of(key))).as("the table's").hasSize(1);

        Erasure erasure = fixture.erasure(each -> directory.erase(each).thenApply(nothing -> Done.getInstance()));
        get(erasure.erase(room, OptionalInt.of(1)));
        execute("ANALYZE");
        fixture.stop();
        assertThat(Storage.compact(fixture.store.config(), folder)).isEmpty();
        execute("CHECKPOINT");

        try (Connection connection = fixture.store.connect()) {
            assertThat(Traces.inTables(connection, Traces.ofText(CANARY))).isEmpty();
            assertThat(Traces.inTables(connection, Traces.ofBytes(key))).isEmpty();
        }
        assertThat(files(Traces.ofText(CANARY))).isEmpty();
        assertThat(files(Traces.ofBytes(key))).isEmpty();
        assertThat(files(List.of(otherKey))).as("what is kept is found").hasSize(1);
        fixture.start();
    }

    @Test
    @DisplayName(
            "[ER8] statistics that were taken while an earlier version was used go with the first start of this one")
    void ofEarlierVersion() throws Exception {
        fixture.room("Dailies", "Ann");
        fixture.stop();
        execute("ALTER TABLE room_key ALTER COLUMN wrapped SET STATISTICS -1");
        execute("ANALYZE");
        assertThat(fixture.store.count("pg_stats WHERE tablename = 'room_key' AND attname = 'wrapped'"))
                .isEqualTo(1);
        // As the store was before that version, and so before those after it.
        execute("ALTER TABLE room_access DROP COLUMN who");
        execute("ALTER TABLE room_witness DROP COLUMN tag");
        execute("DROP TABLE room_pin, pin_guess, webhook_delivery, webhook_mark, webhook_position, webhook_endpoint");
        execute("DELETE FROM schema_history WHERE version IN ('7', '8', '9', '10', '20', '30')");

        fixture.start();
        execute("ANALYZE");

        assertThat(fixture.store.count("pg_stats WHERE tablename = 'room_key' AND attname = 'wrapped'"))
                .isZero();
        assertThat(fixture.store.count("pg_stats WHERE tablename = 'room_key' AND attname = 'room'"))
                .as("others are kept")
                .isEqualTo(1);
    }

    private RoomDirectory directory() {
        return RoomDirectory.create(
                fixture.system(),
                fixture.storage.directorySide(fixture.system()),
                fixture.storage.readSide(fixture.system()),
                InstantSource.system());
    }

    private void execute(String sql) throws Exception {
        fixture.store.execute(sql);
    }

    /** Files of the whole server with one of the patterns, but for the write-ahead log, which is spoken of in operations.md. */
    private List<Path> files(List<byte[]> patterns) throws Exception {
        try (Connection connection = fixture.store.connect()) {
            Path data = Path.of(BlockingSql.select(connection, row -> row.getString(1), "SHOW data_directory")
                    .get(0));
            return Traces.inFiles(data, patterns).stream()
                    .filter(file -> !file.startsWith(data.resolve("pg_wal")))
                    .toList();
        }
    }
}
