package org.sameframe.persistence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.h2.api.ErrorCode;

/**
 * Writes the store anew without what was deleted from it, which is the end of an erasure [ER6].
 *
 * <p>H2 copies what is live into a file of its own, {@code store.mv.db.tempFile}, and then puts that in the place of the
 * store in one step. Killed before, it leaves the store as it was; the next one to open it removes what was begun. What was
 * erased counts as compacted only when that is over, so that an interrupted compaction is made again.
 */
final class Compaction {
    /** Below, a file is not worth the time; on average 20 KiB are written for an entry of 300 bytes (ADR 7). */
    private static final long LARGE = 16L * 1024 * 1024;

    /** Percent of what a file holds that is still in use. */
    private static final int SPARSE = 50;

    /** What a statement says that has closed its database. */
    private static final int DATABASE_GONE = 90_121;

    /** PostgreSQL's tables from which an erasure deletes. */
    private static final List<String> ERASED_FROM =
            List.of("room_key", "snapshot", "room_directory", "room_access", "still");

    private Compaction() {}

    /** Whether something was erased since the last time, or the file is much larger than what it holds. */
    static boolean isDue(Database database, Connection connection) throws SQLException {
        return !ErasureLog.uncompacted(connection).isEmpty()
                || (database.isFile()
                        && info(connection, "FILE_SIZE") >= LARGE
                        && info(connection, "CHUNKS_FILL_RATE") < SPARSE);
    }

    private static long info(Connection connection, String name) throws SQLException {
        return BlockingSql.select(
                        connection,
                        row -> Long.parseLong(row.getString(1)),
                        "SELECT setting_value FROM information_schema.settings WHERE setting_name = ?",
                        "info." + name)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    /**
     * Compacts the store. On H2 nobody else may have it open; {@code connection} is closed with it.
     *
     * @param file of H2
     * @param beside H2's other files, of which each is written anew as well, where something was erased
     */
    static void run(Database database, Path file, Map<Path, Database> beside, Connection connection)
            throws SQLException, IOException {
        // Before: what is destroyed meanwhile is for the next time.
        List<String> rooms = ErasureLog.uncompacted(connection);
        if (!database.isFile()) {
            vacuum(connection);
            ErasureLog.compacted(connection, rooms);
            return;
        }
        if (!rooms.isEmpty()) {
            for (Map.Entry<Path, Database> other : beside.entrySet()) {
                try (Connection only = other.getValue().connect()) {
                    shutdown(only);
                }
                force(other.getKey());
            }
        }
        shutdown(connection);
        force(file);
        try (Connection after = database.connect()) {
            ErasureLog.compacted(after, rooms);
        }
    }

    private static void shutdown(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        } catch (SQLException e) {
            if (e.getErrorCode() != ErrorCode.DATABASE_IS_CLOSED && e.getErrorCode() != DATABASE_GONE) {
                throw e;
            }
        }
    }

    /** All of the store is new: it is on the disk before anybody relies on it. H2 itself does not see to that. */
    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null
                && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Writes the tables anew from which an erasure deletes; waits for who uses them, and lets nobody in meanwhile. */
    private static void vacuum(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : ERASED_FROM) {
                statement.execute("VACUUM FULL " + table);
            }
        }
    }
}
