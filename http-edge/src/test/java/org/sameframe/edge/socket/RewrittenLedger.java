package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.sameframe.persistence.JournalStore;
import org.sameframe.room.Entry;
import org.sameframe.room.RoomCode;
import org.sameframe.room.codec.LedgerHash;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.LedgerSerializer;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.RoomKey;
import org.sameframe.schema.v1.EntryBody;
import org.sameframe.server.OpenStore;

/** Somebody who can write a store, while its server is down, and knows how the chain is computed; with its keys or without. */
final class RewrittenLedger {
    private static final LedgerSerializer SERIALIZER = new LedgerSerializer();

    private RewrittenLedger() {}

    /** Has an entry be decided a second later, computes everything behind it anew, and seals it with the room's key. */
    static void rewrite(OpenStore open, Path data, String room, long seq) throws Exception {
        RoomCodec codec = RoomCodec.of(new RoomCode(room), key(open, data, room));
        try (Connection store = open.connect()) {
            ByteString head = LedgerHash.NONE;
            for (LedgerRow row : rows(store, room)) {
                Entry entry = codec.open(row);
                LedgerRow written = row.seq() < seq ? row : codec.seal(row.seq() == seq ? later(entry) : entry, head);
                update(store, room, written);
                head = written.hash();
            }
            store.createStatement().execute("DELETE FROM \"snapshot\"");
        }
    }

    private static RoomKey key(OpenStore open, Path data, String room) throws Exception {
        Config config = ConfigFactory.parseMap(open.settings()).withFallback(ConfigFactory.load());
        try (JournalStore store = JournalStore.existing(config, data)) {
            return store.key(new RoomCode(room)).orElseThrow().key();
        }
    }

    private static Entry later(Entry entry) {
        return new Entry(entry.seq(), entry.at() + 1_000_000, entry.origin(), entry.events());
    }

    /** The same without any key: what is sealed stays as it is. */
    static ByteString rewriteOpen(OpenStore open, String room, long seq) throws Exception {
        try (Connection store = open.connect()) {
            ByteString head = LedgerHash.NONE;
            for (LedgerRow row : rows(store, room)) {
                ByteString body = row.seq() == seq ? later(row.body()) : row.body();
                LedgerRow written = new LedgerRow(row.seq(), head, body, LedgerHash.of(head, row.seq(), body));
                update(store, room, written);
                head = written.hash();
            }
            store.createStatement().execute("DELETE FROM \"snapshot\"");
            return head;
        }
    }

    /** Has the directory, which has seen the room, say that it has seen this entry. */
    static void witness(OpenStore open, Path data, String room, ByteString hash) throws Exception {
        try (Connection directory = open.connectToDirectory(data);
                PreparedStatement update =
                        directory.prepareStatement("UPDATE room_witness SET hash = ? WHERE room = ?")) {
            update.setBytes(1, hash.toByteArray());
            update.setString(2, room);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    /** Takes away what the directory knows, as somebody does who would not be found by it. */
    static void forget(OpenStore open, Path data) throws Exception {
        try (Connection directory = open.connectToDirectory(data)) {
            for (String table : List.of("room_directory", "room_witness", "directory_mark")) {
                directory.createStatement().execute("DELETE FROM " + table);
            }
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
                .executeQuery("SELECT \"event_payload\", \"event_ser_manifest\" FROM \"event_journal\" WHERE"
                        + " \"persistence_id\" = 'room|"
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
                "UPDATE \"event_journal\" SET \"event_payload\" = ? WHERE \"persistence_id\" = ? AND"
                        + " \"sequence_number\" = ?")) {
            update.setBytes(1, SERIALIZER.toBinary(row));
            update.setString(2, "room|" + room);
            update.setLong(3, row.seq());
            update.executeUpdate();
        }
    }
}
