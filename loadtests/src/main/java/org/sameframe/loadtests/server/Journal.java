package org.sameframe.loadtests.server;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sameframe.loadtests.client.Position;
import org.sameframe.room.codec.LedgerHash;
import org.sameframe.schema.v1.EntryBody;
import org.sameframe.schema.v1.LedgerEntry;

/**
 * The journal's rows as docs/ledger.md describes them, read past the server: what is in the database is what is
 * durable.
 *
 * @param rooms rows by room code, in order
 */
public record Journal(Map<String, List<Row>> rooms) {
    private static final String PREFIX = "room|";

    /** One entry, its personal fields empty. */
    public record Row(Position position, EntryBody body) {}

    /** Reads all rooms, and checks that each ledger has no gap and that its chain of hashes holds. */
    static Journal read(Connection connection) throws SQLException {
        Map<String, List<Row>> rooms = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT "persistence_id", "sequence_number", "event_payload" FROM "event_journal"
                        ORDER BY "persistence_id", "sequence_number"
                        """)) {
            while (rows.next()) {
                String code = rows.getString(1).substring(PREFIX.length());
                List<Row> room = rooms.computeIfAbsent(code, unknown -> new ArrayList<>());
                Position last = room.isEmpty()
                        ? Position.START
                        : room.get(room.size() - 1).position();
                room.add(row(code, last, rows.getLong(2), rows.getBytes(3)));
            }
        }
        return new Journal(rooms);
    }

    private static Row row(String code, Position last, long sequence, byte[] payload) {
        try {
            LedgerEntry entry = LedgerEntry.parseFrom(payload);
            long seq = Integer.toUnsignedLong(entry.getSeq());
            boolean isNext = seq == sequence
                    && seq == last.seq() + 1
                    && entry.getPrevious().equals(last.hash())
                    && entry.getHash().equals(LedgerHash.of(last.hash(), seq, entry.getBody()));
            if (!isNext) {
                throw new IllegalStateException("%s: row %d does not follow %s".formatted(code, sequence, last));
            }
            return new Row(new Position(seq, entry.getHash()), EntryBody.parseFrom(entry.getBody()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("%s: row %d cannot be read".formatted(code, sequence), e);
        }
    }
}
