package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.sameframe.persistence.HistoryFixture.get;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.history.Cursor;
import org.sameframe.history.Damage;
import org.sameframe.room.Entry;
import org.sameframe.room.Lobby;
import org.sameframe.room.Note;
import org.sameframe.room.NoteStatus;
import org.sameframe.room.Origin;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Value;
import org.sameframe.room.codec.LedgerHash;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.LedgerSerializer;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.RoomKey;

/** A ledger that was looked at before, and is tampered with while the server goes on. Some entries have nothing sealed, and the last ones neither. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestStore.Kind.class)
class KnownLedgerTest {
    private static final RoomCode ROOM = RoomCode.of(3);
    private static final int ENTRIES = 1_300;

    private static final int LAST_SEAL = 1_280;

    /** At, before and behind a seal, and in the midst of what is read at a time. */
    private static final List<Integer> ENDS = List.of(1, 499, 500, 501, 750, 1_000, LAST_SEAL, ENTRIES);

    private final LedgerSerializer serializer = new LedgerSerializer();
    private final HistoryFixture fixture;
    private final RoomCodec codec;
    private final List<LedgerRow> rows;

    KnownLedgerTest(TestStore.Kind kind, @TempDir Path folder) throws Exception {
        fixture = new HistoryFixture(kind, folder);
        RoomKey key = get(fixture.running
                .storage()
                .roomKeys(fixture.running.pekko().system())
                .create(ROOM));
        codec = RoomCodec.of(ROOM, key);
        rows = sealed();
        store(rows);
        for (int end : ENDS) {
            assertThat(damageBefore(end)).as("before anybody tampers").isEmpty();
        }
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private List<LedgerRow> sealed() {
        List<LedgerRow> sealed = new ArrayList<>();
        ByteString head = LedgerHash.NONE;
        for (int seq = 1; seq <= ENTRIES; seq++) {
            Value value = seq % 7 == 0 || seq > LAST_SEAL
                    ? new Lobby(seq)
                    : new Note("n" + seq, "", 1, "m1", 0, 0, "Text " + seq, NoteStatus.OPEN, seq, 0, "");
            LedgerRow row = codec.seal(new Entry(seq, seq, Origin.ROOM, List.of(new RoomEvent.Put(value))), head);
            sealed.add(row);
            head = row.hash();
        }
        return sealed;
    }

    private interface Tampering {
        List<LedgerRow> with(List<LedgerRow> rows);
    }

    static Stream<Arguments> tamperings() {
        return Stream.of(2, 500, 501, 1_200, LAST_SEAL)
                .flatMap(seq -> Stream.of(
                        arguments("an altered body", seq, (Tampering) rows -> altered(rows, seq)),
                        arguments("an altered body, and the chain computed anew", seq, (Tampering)
                                rows -> chained(altered(rows, seq))),
                        arguments("the same, and the chain broken farther on", seq, (Tampering)
                                rows -> altered(chained(altered(rows, seq)), seq + 15)),
                        arguments(
                                "an altered body, the chain anew, and nothing sealed any more behind it",
                                seq,
                                (Tampering) rows -> chained(unsealed(altered(rows, seq), seq)))));
    }

    @ParameterizedTest(name = "[HI8] {0}, at {1}")
    @MethodSource("tamperings")
    @DisplayName(
            "[HI8] what was found sound before is found damaged where it is, from then on; put back, it is sound again")
    void tampered(String what, int seq, Tampering tampering) throws Exception {
        store(tampering.with(rows));
        for (int end : ENDS) {
            assertThat(damageBefore(end).map(Damage::seq))
                    .as("%s, until %d", what, end)
                    .isEqualTo(end < seq ? Optional.empty() : Optional.of((long) seq));
        }
        store(rows);
        for (int end : ENDS) {
            assertThat(damageBefore(end)).as("put back, until %d", end).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "[HI8] what stands open and was altered, with the chain computed anew, is damage from the next seal on")
    void openAltered() throws Exception {
        int open = 7 * 90;
        store(chained(altered(rows, open)));
        assertThat(damageBefore(open)).isEmpty();
        for (int end : List.of(open + 1, 1_000, ENTRIES)) {
            assertThat(damageBefore(end).map(Damage::seq)).as("until %d", end).hasValue(open + 1L);
        }
    }

    @Test
    @DisplayName("[HI8] without its key, an erased room's chain is checked as before")
    void erased() throws Exception {
        fixture.store.execute("DELETE FROM room_key WHERE room = '" + ROOM + "'");
        get(fixture.history.erase(ROOM));
        assertThat(damageBefore(ENTRIES)).isEmpty();

        store(altered(rows, 300));
        assertThat(damageBefore(ENTRIES).map(Damage::seq)).hasValue(300L);
    }

    private Optional<Damage> damageBefore(int end) throws Exception {
        return get(fixture.history.damageBefore(ROOM, new Cursor(end, "")));
    }

    private static List<LedgerRow> altered(List<LedgerRow> rows, int seq) {
        List<LedgerRow> altered = new ArrayList<>(rows);
        LedgerRow row = rows.get(seq - 1);
        byte[] body = row.body().toByteArray();
        // of what is sealed, which stands last
        body[body.length - 1] ^= 1;
        altered.set(seq - 1, new LedgerRow(row.seq(), row.previous(), ByteString.copyFrom(body), row.hash()));
        return altered;
    }

    private static List<LedgerRow> unsealed(List<LedgerRow> rows, int behind) {
        LedgerRow open = rows.get(ENTRIES - 1);
        return Stream.concat(
                        rows.stream().limit(behind),
                        rows.stream()
                                .skip(behind)
                                .map(row -> new LedgerRow(row.seq(), row.previous(), open.body(), row.hash())))
                .toList();
    }

    private static List<LedgerRow> chained(List<LedgerRow> rows) {
        List<LedgerRow> chained = new ArrayList<>();
        ByteString head = LedgerHash.NONE;
        for (LedgerRow row : rows) {
            ByteString hash = LedgerHash.of(head, row.seq(), row.body());
            chained.add(new LedgerRow(row.seq(), head, row.body(), hash));
            head = hash;
        }
        return chained;
    }

    /** In place of all that is there. */
    private void store(List<LedgerRow> instead) throws Exception {
        String id = RunningStore.id(3);
        try (Connection connection = fixture.store.connect()) {
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .execute("DELETE FROM \"event_journal\" WHERE \"persistence_id\" = '" + id + "'");
            try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO "event_journal" ("persistence_id", "sequence_number", "event_payload", "writer",
                  "write_timestamp", "adapter_manifest", "event_ser_id", "event_ser_manifest")
                VALUES (?, ?, ?, 'test', 0, '', ?, ?)\
                """)) {
                for (LedgerRow row : instead) {
                    insert.setString(1, id);
                    insert.setLong(2, row.seq());
                    insert.setBytes(3, serializer.toBinary(row));
                    insert.setInt(4, serializer.identifier());
                    insert.setString(5, serializer.manifest(row));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
        }
    }
}
