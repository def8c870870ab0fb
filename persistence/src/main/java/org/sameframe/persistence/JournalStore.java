package org.sameframe.persistence;

import com.google.protobuf.ByteString;
import com.typesafe.config.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.sameframe.room.RoomCode;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.RoomKey;

/**
 * The rows and keys of a store, for who moves rooms from one store to another: one connection, and no rooms that live on it.
 */
public final class JournalStore implements AutoCloseable {
    private static final String ROOM = "room";

    private static final String ROOMS =
            "SELECT DISTINCT \"persistence_id\" FROM \"event_journal\" ORDER BY \"persistence_id\"";

    /** Ordered by all of the key: by its second part alone, H2 sorts all that is left of the room for each piece. */
    private static final String ROWS = """
            SELECT "sequence_number", "writer", "write_timestamp", "adapter_manifest", "event_ser_id",
              "event_ser_manifest", "event_payload" FROM "event_journal"
            WHERE "persistence_id" = ? AND "sequence_number" >= ? AND "deleted" = FALSE
            ORDER BY "persistence_id", "sequence_number" FETCH FIRST ? ROWS ONLY""";

    /** Without {@code ordering}: the database gives it, and knows afterwards which it has given. */
    private static final String INSERT = """
            INSERT INTO "event_journal" ("persistence_id", "sequence_number", "writer", "write_timestamp",
              "adapter_manifest", "event_ser_id", "event_ser_manifest", "event_payload")
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Connection connection;
    private final MasterKey masterKey;
    private final String description;

    private JournalStore(Connection connection, MasterKey masterKey, String description) {
        this.connection = connection;
        this.masterKey = masterKey;
        this.description = description;
    }

    /**
     * Opens a store as the server does, and makes it if it is not there.
     *
     * @param config the whole configuration
     * @throws StorageProblem if that is not possible: an H2 file that a server has open is in use
     */
    public static JournalStore open(Config config, Path dataFolder) throws StorageProblem {
        return open(StorageSettings.of(config, dataFolder));
    }

    /**
     * Opens a store that is there.
     *
     * @throws StorageProblem if it is not, or as {@link #open} does
     */
    public static JournalStore existing(Config config, Path dataFolder) throws StorageProblem {
        StorageSettings settings = StorageSettings.of(config, dataFolder);
        if (settings.url().isEmpty() && Files.notExists(settings.dataFolder().resolve("store.mv.db"))) {
            throw new StorageProblem(
                    StorageProblem.Code.DATA_FOLDER,
                    "There is no store in %s: check the data folder, and whether the rooms are in PostgreSQL."
                            .formatted(settings.dataFolder()));
        }
        return open(settings);
    }

    private static JournalStore open(StorageSettings settings) throws StorageProblem {
        Database database = Database.of(settings);
        Database.prepare(settings.dataFolder());
        try {
            Connection connection = database.connect();
            try {
                Migrations.run(database);
                MasterKey masterKey = MasterKeyCheck.open(connection, settings.masterKeyFile());
                connection.setAutoCommit(false);
                return new JournalStore(connection, masterKey, database.description(settings));
            } catch (SQLException | StorageProblem e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqlProblems.opening(database, settings, e);
        }
    }

    /** What it is, for people. */
    public String description() {
        return description;
    }

    /** What has entries, by code. What else is in the journal is no room's. */
    public List<RoomCode> rooms() throws SQLException {
        List<RoomCode> rooms = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(ROOMS);
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                String id = found.getString(1);
                int room = id.indexOf('|');
                if (id.substring(0, Math.max(room, 0)).equals(ROOM)) {
                    RoomCode.parse(id.substring(room + 1)).ifPresent(rooms::add);
                }
            }
        }
        connection.commit();
        return rooms;
    }

    /** Entries of a room in order, from a sequence on, at most so many. */
    public List<JournalRow> rows(RoomCode room, long from, int limit) throws SQLException {
        List<JournalRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(ROWS)) {
            select.setString(1, id(room));
            select.setLong(2, from);
            select.setInt(3, limit);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new JournalRow(
                            found.getLong(1),
                            found.getString(2),
                            found.getLong(3),
                            text(found, 4),
                            found.getInt(5),
                            found.getString(6),
                            ByteString.copyFrom(found.getBytes(7))));
                }
            }
        }
        return rows;
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return row.wasNull() ? "" : text;
    }

    /**
     * A room's key, opened.
     *
     * @param created in microseconds since the epoch
     */
    public record Key(RoomKey key, long created) {}

    /**
     * The key of a room; empty if there is none, since the room was erased or never was.
     *
     * @throws LedgerDamaged if it was altered
     */
    public Optional<Key> key(RoomCode room) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT wrapped, created FROM room_key WHERE room = ?")) {
            select.setString(1, room.value());
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(new Key(masterKey.unwrap(room, found.getBytes(1)), found.getLong(2)))
                        : Optional.empty();
            }
        } catch (GeneralSecurityException e) {
            throw new LedgerDamaged(
                    room.value(), 0, "the room's key was altered, it does not open with the master key");
        }
    }

    /** Adds a key, wrapped by this store's master key. Counts with the next {@link #commit}, as all that is added. */
    public void add(RoomCode room, Key key) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO room_key (room, wrapped, created) VALUES (?, ?, ?)")) {
            insert.setString(1, room.value());
            insert.setBytes(2, masterKey.wrap(room, key.key()));
            insert.setLong(3, key.created());
            insert.executeUpdate();
        }
    }

    /** Adds rows of a room; fails if one of them is there. */
    public void add(RoomCode room, List<JournalRow> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (JournalRow row : rows) {
                insert.setString(1, id(room));
                insert.setLong(2, row.seq());
                insert.setString(3, row.writer());
                insert.setLong(4, row.written());
                insert.setString(5, row.adapter());
                insert.setInt(6, row.serializer());
                insert.setString(7, row.manifest());
                insert.setBytes(8, row.payload().toByteArray());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Keeps all that was added since the last time. */
    public void commit() throws SQLException {
        connection.commit();
    }

    /** Forgets what was added since the last {@link #commit}. */
    public void rollback() throws SQLException {
        connection.rollback();
    }

    private static String id(RoomCode room) {
        return PersistenceId.of(ROOM, room.value()).id();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
