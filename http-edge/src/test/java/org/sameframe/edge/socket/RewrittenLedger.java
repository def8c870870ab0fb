package org.sameframe.edge.socket;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.sameframe.room.codec.LedgerHash;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.LedgerSerializer;
import org.sameframe.schema.v1.EntryBody;

/** Somebody who can write a store, while its server is down, and knows how the chain is computed. */
final class RewrittenLedger {
    private static final LedgerSerializer SERIALIZER = new LedgerSerializer();

    private RewrittenLedger() {}

    /** Has an entry be decided a second later, and computes everything behind it anew. */
    static void rewrite(OpenStore open, String room, long seq) throws Exception {
        try (Connection store = open.connect()) {
            ByteString head = LedgerHash.NONE;
            for (LedgerRow row : rows(store, room)) {
                ByteString body = row.seq() == seq ? later(row.body()) : row.body();
                LedgerRow written = new LedgerRow(row.seq(), head, body, LedgerHash.of(head, row.seq(), body));
                update(store, room, written);
                head = written.hash();
            }
            store.createStatement().execute("DELETE FROM \"snapshot\"");
        }
    }

    /** Takes the last entries away. */
    static void cut(OpenStore open, String room, long after) throws Exception {
        try (Connection store = open.connect()) {
            store.createStatement()
                    .execute(
                            "DELETE FROM \"event_journal\" WHERE \"persistence_id\" = 'room|%s' AND \"sequence_number\" > %d"
                                    .formatted(room, after));
            store.createStatement().execute("DELETE FROM \"snapshot\"");
        }
    }

    private static List<LedgerRow> rows(Connection store, String room) throws Exception {
        List<LedgerRow> rows = new ArrayList<>();
        try (ResultSet stored = store.createStatement()
                .executeQuery(
                        "SELECT \"event_payload\", \"event_ser_manifest\" FROM \"event_journal\" WHERE \"persistence_id\" = 'room|"
                                + room + "' ORDER BY \"sequence_number\"")) {
            while (stored.next()) {
                rows.add((LedgerRow) SERIALIZER.fromBinary(stored.getBytes(1), stored.getString(2)));
            }
        }
        return rows;
    }

    private static ByteString later(ByteString body) throws Exception {
        EntryBody entry = EntryBody.parseFrom(body);
        return entry.toBuilder().setAt(entry.getAt() + 1_000_000).build().toByteString();
    }

    private static void update(Connection store, String room, LedgerRow row) throws Exception {
        try (PreparedStatement update = store.prepareStatement(
                "UPDATE \"event_journal\" SET \"event_payload\" = ? WHERE \"persistence_id\" = ? AND \"sequence_number\" = ?")) {
            update.setBytes(1, SERIALIZER.toBinary(row));
            update.setString(2, "room|" + room);
            update.setLong(3, row.seq());
            update.executeUpdate();
        }
    }
}
