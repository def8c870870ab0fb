package org.sameframe.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.sameframe.room.RoomCode;

/**
 * One room of a store that an earlier version has written: all that was stored, and the state that it stands for.
 *
 * <p>Text files, so that a change to them shows in a review: {@code store.properties} with keys and snapshot in
 * hexadecimal, {@code journal.txt} with one payload to a line, {@code state.json}.
 */
record GoldenJournal(
        RoomCode room,
        byte[] masterKey,
        byte[] wrapped,
        long snapshotSeq,
        byte[] snapshot,
        List<byte[]> payloads,
        String state) {

    private static final HexFormat HEX = HexFormat.of();

    static GoldenJournal load(String version) throws IOException {
        Properties store = new Properties();
        store.load(new StringReader(read(version, "store.properties")));
        return new GoldenJournal(
                new RoomCode(store.getProperty("room")),
                HEX.parseHex(store.getProperty("master-key")),
                HEX.parseHex(store.getProperty("wrapped")),
                Long.parseLong(store.getProperty("snapshot-seq")),
                HEX.parseHex(store.getProperty("snapshot")),
                read(version, "journal.txt").lines().map(HEX::parseHex).toList(),
                read(version, "state.json"));
    }

    void save(Path folder) throws IOException {
        Files.createDirectories(folder);
        String store = """
                room=%s
                master-key=%s
                wrapped=%s
                snapshot-seq=%d
                snapshot=%s
                """.formatted(
                        room, HEX.formatHex(masterKey), HEX.formatHex(wrapped), snapshotSeq, HEX.formatHex(snapshot));
        Files.writeString(folder.resolve("store.properties"), store);
        Files.write(
                folder.resolve("journal.txt"),
                payloads.stream().map(HEX::formatHex).toList());
        Files.writeString(folder.resolve("state.json"), state + "\n");
    }

    /** Puts the rows into a store as the version that wrote them did. */
    void insertInto(TestStore store) throws Exception {
        try (Connection connection = store.connect()) {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO room_key (room, wrapped, created) VALUES (?, ?, 0)")) {
                insert.setString(1, room.value());
                insert.setBytes(2, wrapped);
                insert.executeUpdate();
            }
            for (int seq = 1; seq <= payloads.size(); seq++) {
                insert(connection, JOURNAL, seq, payloads.get(seq - 1));
            }
            insert(connection, SNAPSHOT, snapshotSeq, snapshot);
        }
    }

    private static final String JOURNAL = """
            INSERT INTO "event_journal" ("persistence_id", "sequence_number", "event_payload", "writer",
              "write_timestamp", "adapter_manifest", "event_ser_id", "event_ser_manifest")
            VALUES (?, ?, ?, 'golden', 0, '', 53460001, 'ledger-entry-1')""";

    private static final String SNAPSHOT = """
            INSERT INTO "snapshot" ("persistence_id", "sequence_number", "snapshot_payload", "created",
              "snapshot_ser_id", "snapshot_ser_manifest")
            VALUES (?, ?, ?, 0, 53460001, 'snapshot-1')""";

    private void insert(Connection connection, String sql, long seq, byte[] payload) throws Exception {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, "room|" + room.value());
            insert.setLong(2, seq);
            insert.setBytes(3, payload);
            insert.executeUpdate();
        }
    }

    private static String read(String version, String name) {
        String path = "/golden/" + version + "/" + name;
        try (InputStream in = Objects.requireNonNull(GoldenJournal.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
