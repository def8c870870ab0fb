package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code kill -9} leaves behind is the file as it is. So a copy of the file, made between two writes, is opened in
 * its place, again and again. Old data's space is used again after 100 ms here, not after 45 s, so that seconds are
 * enough: H2 2.5.252 loses acknowledged rows about every tenth time.
 */
final class CrashImageTest {
    /** Hides what is to be seen here: with it H2 never writes into the space of old data. */
    private static final String NO_REUSE = ";REUSE_SPACE=FALSE";

    private static final String TOO_SOON = ";RETENTION_TIME=100";
    private static final int LIVES = 80;
    private static final int CONNECTIONS = 4;

    /** What a connection says whose database was closed under it. */
    private static final int DATABASE_GONE = 90_121;

    @TempDir
    Path folder;

    private final Random random = new Random(7);
    private int rows;

    @Test
    @DisplayName("[ST10] every copy of the file has what was acknowledged")
    void everyImageIsWhole() throws Exception {
        for (int life = 0; life < LIVES; life++) {
            Path next = Files.createDirectory(folder.resolve("life" + (life + 1)));
            live(Files.createDirectories(folder.resolve("life" + life)), next);
        }
        assertThat(rows).as("rows written").isGreaterThan(LIVES);
    }

    private void live(Path data, Path next) throws Exception {
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(connect(data));
        }
        Connection first = connections.get(0);
        first.createStatement().execute("CREATE TABLE IF NOT EXISTS journal (seq INT PRIMARY KEY, body BLOB)");
        assertThat(count(first)).as("rows after life %s", data.getFileName()).isEqualTo(rows);
        for (int writes = random.nextInt(8); writes > 0; writes--) {
            write(connections.get(random.nextInt(CONNECTIONS)));
        }
        Files.copy(data.resolve("store.mv.db"), next.resolve("store.mv.db"));
        stop(first);
    }

    private void write(Connection connection) throws SQLException {
        byte[] body = new byte[200 + random.nextInt(1_500)];
        random.nextBytes(body);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO journal VALUES (?, ?)")) {
            insert.setInt(1, rows + 1);
            insert.setBytes(2, body);
            insert.executeUpdate();
        }
        rows++;
    }

    private static Connection connect(Path data) throws Exception {
        Database database = Database.of(
                StorageSettings.of(TestStore.create(TestStore.Kind.H2, data).config(), data));
        String url = database.url().replace(NO_REUSE, "") + TOO_SOON;
        return DriverManager.getConnection(url, database.user(), database.password());
    }

    private static int count(Connection connection) throws SQLException {
        try (ResultSet result = connection.createStatement().executeQuery("SELECT COUNT(*) FROM journal")) {
            result.next();
            return result.getInt(1);
        }
    }

    /** The way out that leaves the file as it is. */
    private static void stop(Connection connection) {
        try {
            connection.createStatement().execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException closed) {
            assertThat(closed.getErrorCode())
                    .as("the database is closed")
                    .isIn(ErrorCode.DATABASE_IS_CLOSED, DATABASE_GONE);
        }
    }
}
