package org.sameframe.history;

import java.io.NotSerializableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.sameframe.room.RoomCode;
import org.sameframe.room.codec.LedgerSerializer;

/**
 * The rows of one room in the journal's tables, found by persistence id alone: what goes over all rooms can skip rows
 * that are being committed.
 */
final class LedgerTable {
    private static final String ROOM = "room";

    // The order begins with the persistence id, of which there is one: without it H2 does not see that the primary key
    // has that
    // order, and sorts all that is left of the room for each piece.
    private static final String ENTRIES = """
            SELECT "sequence_number", "event_ser_id", "event_ser_manifest", "event_payload" FROM "event_journal"
            WHERE "persistence_id" = ? AND "sequence_number" >= ? AND "deleted" = FALSE
            ORDER BY "persistence_id", "sequence_number" FETCH FIRST ? ROWS ONLY""";

    private static final String ENTRY_AT_MOST = """
            SELECT "sequence_number", "event_ser_id", "event_ser_manifest", "event_payload" FROM "event_journal"
            WHERE "persistence_id" = ? AND "sequence_number" <= ? AND "deleted" = FALSE
            ORDER BY "persistence_id" DESC, "sequence_number" DESC FETCH FIRST 1 ROWS ONLY""";

    private static final String SNAPSHOT_AT_MOST = """
            SELECT "sequence_number", "snapshot_ser_id", "snapshot_ser_manifest", "snapshot_payload" FROM "snapshot"
            WHERE "persistence_id" = ? AND "sequence_number" <= ?
            ORDER BY "persistence_id" DESC, "sequence_number" DESC FETCH FIRST 1 ROWS ONLY""";

    private static final String ID_BEHIND = """
            SELECT "persistence_id" FROM "event_journal" WHERE "persistence_id" > ?
            ORDER BY "persistence_id" FETCH FIRST 1 ROWS ONLY""";

    private static final LedgerSerializer SERIALIZER = new LedgerSerializer();

    private final Connection connection;
    private final String persistenceId;

    LedgerTable(Connection connection, RoomCode room) {
        this.connection = connection;
        this.persistenceId = PersistenceId.of(ROOM, room.value()).id();
    }

    /** The persistence id behind another one, in the database's order; empty: there is none. */
    static Optional<String> idBehind(Connection connection, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ID_BEHIND)) {
            select.setString(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /** The room of a persistence id; empty: it is none of a room. */
    static Optional<RoomCode> room(String id) {
        return PersistenceId.ofUniqueId(id).entityTypeHint().equals(ROOM)
                ? RoomCode.parse(id.substring(ROOM.length() + 1))
                        .filter(room ->
                                PersistenceId.of(ROOM, room.value()).id().equals(id))
                : Optional.empty();
    }

    /**
     * A row of one of the tables.
     *
     * @param seq as the table has it
     * @param content what was stored; empty if this version cannot read it
     */
    record Stored(long seq, Optional<Object> content) {}

    /** Entries in order, from a sequence on, at most so many. */
    List<Stored> entries(long from, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ENTRIES)) {
            select.setString(1, persistenceId);
            select.setLong(2, from);
            select.setInt(3, limit);
            return read(select);
        }
    }

    /** The last entry up to a sequence. */
    Optional<Stored> entryAtMost(long seq) throws SQLException {
        return atMost(ENTRY_AT_MOST, seq);
    }

    /** The newest snapshot up to a sequence. */
    Optional<Stored> snapshotAtMost(long seq) throws SQLException {
        return atMost(SNAPSHOT_AT_MOST, seq);
    }

    private Optional<Stored> atMost(String sql, long seq) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, persistenceId);
            select.setLong(2, seq);
            return read(select).stream().findFirst();
        }
    }

    private static List<Stored> read(PreparedStatement select) throws SQLException {
        List<Stored> stored = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                stored.add(new Stored(rows.getLong(1), content(rows)));
            }
        }
        return stored;
    }

    private static Optional<Object> content(ResultSet row) throws SQLException {
        if (row.getInt(2) != SERIALIZER.identifier()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SERIALIZER.fromBinary(row.getBytes(4), row.getString(3)));
        } catch (NotSerializableException e) {
            return Optional.empty();
        }
    }
}
