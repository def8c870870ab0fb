package org.sameframe.persistence;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.JsonFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.room.Room;
import org.sameframe.room.codec.FromSchema;
import org.sameframe.room.codec.LedgerHash;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.RoomKey;
import org.sameframe.room.codec.SealedSnapshot;
import org.sameframe.schema.v1.EntryBody;
import org.sameframe.schema.v1.LedgerEntry;
import org.sameframe.schema.v1.RoomState;
import org.sameframe.schema.v1.Value;

/** Ledgers of released versions. They are never written anew: a test that fails here has found a broken promise. */
class GoldenJournalTest {
    private static final String NEWEST = "v3";

    @ParameterizedTest(name = "[LE7] {0}")
    @DisplayName("[LE7] a ledger that an earlier version has written opens, and stands for the same room")
    @ValueSource(strings = {"v1", "v2", "v2-closed", "v3", "v3-closed"})
    void opens(String version, @TempDir Path folder) throws Exception {
        GoldenJournal golden = GoldenJournal.load(version);
        TestStore store = TestStore.create(TestStore.Kind.H2, folder);
        Files.createDirectories(folder.resolve("keys"));
        Files.write(folder.resolve("keys").resolve("master.key"), golden.masterKey());
        try (RunningStore running = new RunningStore(store)) {
            golden.insertInto(store);
            RoomKey key = running.storage()
                    .roomKeys(running.pekko().system())
                    .find(golden.room())
                    .toCompletableFuture()
                    .get(30, SECONDS)
                    .orElseThrow();
            RoomCodec codec = RoomCodec.of(golden.room(), key);
            Serialization serialization =
                    SerializationExtension.get(running.pekko().system());

            List<LedgerRow> rows = read(store, serialization, "event", LedgerRow.class);
            SealedSnapshot snapshot =
                    read(store, serialization, "snapshot", SealedSnapshot.class).get(0);
            Room room = fold(Room.NONE, 0, LedgerHash.NONE, rows, codec);
            List<LedgerRow> tail = rows.subList((int) snapshot.seq(), rows.size());

            RoomState.Builder expected = RoomState.newBuilder();
            JsonFormat.parser().merge(golden.state(), expected);
            // As it is read: what its version did not know yet has the meaning that it had then.
            assertThat(room.values()).isEqualTo(FromSchema.values(expected.build()));
            Room start = codec.open(snapshot);
            Room again = fold(start, snapshot.seq(), snapshot.head(), tail, codec);
            assertThat(again.values()).isEqualTo(room.values());
            assertThat(again.operations()).isEqualTo(room.operations());
            assertThat(again.now()).isEqualTo(room.now());
            if (!start.touches().isEmpty()) {
                // Snapshots of the first version did not know where categories were changed.
                assertThat(again).isEqualTo(room);
            }
        }
    }

    @Test
    @DisplayName("[LE7] the newest golden journals have values of every kind, and commit to all that is personal")
    void complete() throws Exception {
        Set<Value.ValueCase> kinds = EnumSet.noneOf(Value.ValueCase.class);
        for (byte[] payload : GoldenJournal.load(NEWEST + "-closed").payloads()) {
            EntryBody body = EntryBody.parseFrom(LedgerEntry.parseFrom(payload).getBody());
            body.getEventsList().forEach(event -> kinds.add(event.getPut().getValueCase()));
            assertThat(body.getCommitment().isEmpty())
                    .isEqualTo(body.getSealed().isEmpty());
        }
        kinds.remove(Value.ValueCase.VALUE_NOT_SET);
        assertThat(kinds).isEqualTo(EnumSet.complementOf(EnumSet.of(Value.ValueCase.VALUE_NOT_SET)));
    }

    private static Room fold(Room room, long last, ByteString head, List<LedgerRow> rows, RoomCodec codec) {
        Room folded = room;
        long seq = last;
        ByteString previous = head;
        for (LedgerRow row : rows) {
            row.verify(codec.room().value(), seq, previous);
            folded = folded.apply(codec.open(row));
            seq = row.seq();
            previous = row.hash();
        }
        return folded;
    }

    private static <T> List<T> read(TestStore store, Serialization serialization, String prefix, Class<T> type)
            throws Exception {
        String table = prefix.equals("event") ? "event_journal" : "snapshot";
        String sql =
                "SELECT \"%1$s_payload\", \"%1$s_ser_id\", \"%1$s_ser_manifest\" FROM \"%2$s\"".formatted(prefix, table)
                        + " ORDER BY \"sequence_number\"";
        List<T> stored = new ArrayList<>();
        try (Connection connection = store.connect();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                stored.add(type.cast(serialization
                        .deserialize(rows.getBytes(1), rows.getInt(2), rows.getString(3))
                        .get()));
            }
        }
        return stored;
    }
}
