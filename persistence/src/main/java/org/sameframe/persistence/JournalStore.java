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
 * The rows, keys and stills of a store, for who moves rooms from one store to another: no rooms live on it meanwhile.
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

    /** None once an erasure has begun [ER3]. */
    private static final String KEY = """
            SELECT wrapped, created FROM room_key WHERE room = ?
            AND NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.room = room_key.room)""";

    /** Without {@code ordering}: the database gives it, and knows afterwards which it has given. */
    private static final String INSERT = """
            INSERT INTO "event_journal" ("persistence_id", "sequence_number", "writer", "write_timestamp",
              "adapter_manifest", "event_ser_id", "event_ser_manifest", "event_payload")
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Connection connection;
    private final StillRows stills;
    private final MasterKey masterKey;
    private final String description;

    /** @param stills over the same connection, unless they are in a file of their own */
    private JournalStore(Connection connection, StillRows stills, MasterKey masterKey, String description) {
        this.connection = connection;
        this.stills = stills;
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
                Database ofStills = database.ofStills(settings.dataFolder());
                Migrations.runForStills(ofStills);
                connection.setAutoCommit(false);
                return new JournalStore(
                        connection, stills(database, ofStills, connection), masterKey, database.description(settings));
            } catch (SQLException | StorageProblem e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqlProblems.opening(database, settings, e);
        }
    }

    private static StillRows stills(Database database, Database ofStills, Connection connection) throws SQLException {
        if (!database.isFile()) {
            return new StillRows(connection);
        }
        Connection own = ofStills.connect();
        own.setAutoCommit(false);
        return new StillRows(own);
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

    /** Whether the erasure of a room has begun here, or was taken over. */
    public boolean isErased(RoomCode room) throws SQLException {
        return !BlockingSql.select(
                        connection, row -> row.getLong(1), "SELECT begun FROM erasure WHERE room = ?", room.value())
                .isEmpty();
    }

    /**
     * Notes of a room that came without its key that it was erased, and that nothing of it is left to destroy here [JT7].
     *
     * @param now in microseconds
     */
    public void addErased(RoomCode room, long now) throws SQLException {
        if (!isErased(room)) {
            BlockingSql.update(
                    connection,
                    "INSERT INTO erasure (room, begun, done, compacted) VALUES (?, ?, ?, TRUE)",
                    room.value(),
                    now,
                    now);
        }
    }

    /** The names of a room's stills, in their order. */
    public List<ByteString> stills(RoomCode room) throws SQLException {
        return stills.names(room);
    }

    /** A still of a room; empty: it is gone. */
    public Optional<StillRow> still(RoomCode room, ByteString name) throws SQLException {
        return stills.find(room, name);
    }

    /** Adds a still; fails if it is there. */
    public void add(RoomCode room, StillRow still) throws SQLException {
        stills.add(room, still);
    }

    /** Removes what stands there of a room that is not there: what an import left behind that was interrupted. */
    public void clearStills(RoomCode room) throws SQLException {
        stills.clear(room);
    }

    /** The hash of a room's PIN; empty if it has none. */
    public Optional<String> pin(RoomCode room) throws SQLException {
        return PinStore.hash(connection, room);
    }

    /** Adds the hash of a room's PIN; what is made of the room's key besides, comes with the key. */
    public void addPin(RoomCode room, String hash) throws SQLException {
        PinStore.insert(connection, room, hash);
    }

    /** Removes what stands there for a room that is not there. */
    public void clearPin(RoomCode room) throws SQLException {
        BlockingSql.update(connection, "DELETE FROM room_pin WHERE room = ?", room.value());
    }

    /**
     * The key of a room; empty if there is none, since the room was erased or never was.
     *
     * @throws LedgerDamaged if it was altered
     */
    public Optional<Key> key(RoomCode room) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(KEY)) {
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

    /** Keeps all that was added since the last time. Stills first: without their room they are nothing, and are cleared. */
    public void commit() throws SQLException {
        stills.connection().commit();
        connection.commit();
    }

    /** Forgets what was added since the last {@link #commit}. */
    public void rollback() throws SQLException {
        stills.connection().rollback();
        connection.rollback();
    }

    private static String id(RoomCode room) {
        return PersistenceId.of(ROOM, room.value()).id();
    }

    @Override
    public void close() throws SQLException {
        try (Connection rows = connection;
                Connection pictures = stills.connection()) {
            rows.rollback();
            pictures.rollback();
        }
    }
}
