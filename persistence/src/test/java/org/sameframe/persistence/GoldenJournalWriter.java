package org.sameframe.persistence;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.JsonFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.room.Context;
import org.sameframe.room.Decision;
import org.sameframe.room.Entry;
import org.sameframe.room.HostCommand;
import org.sameframe.room.Origin;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCode;
import org.sameframe.room.Slowness;
import org.sameframe.room.codec.LedgerHash;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.LedgerSerializer;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.RoomKey;
import org.sameframe.room.codec.ToSchema;

/**
 * Writes the golden journal of a new format, once, when it is released; those of released versions are never touched:
 * {@code mvn -pl persistence -am test -Dtest=GoldenJournalWriter -Dgolden.folder=FOLDER}.
 */
@EnabledIfSystemProperty(named = "golden.folder", matches = ".+")
class GoldenJournalWriter {
    private static final long START = 1_790_000_000_000_000L;
    private static final RoomCode ROOM = new RoomCode("GQLD-2345");

    private final LedgerSerializer serializer = new LedgerSerializer();
    private final List<byte[]> payloads = new ArrayList<>();
    private Room room = Room.NONE;
    private ByteString head = LedgerHash.NONE;

    @Test
    @DisplayName("[LE7] writes a golden journal")
    void write(@TempDir Path folder) throws Exception {
        TestStore store = TestStore.create(TestStore.Kind.H2, folder);
        try (RunningStore running = new RunningStore(store)) {
            RoomKey key = running.storage()
                    .roomKeys(running.pekko().system())
                    .create(ROOM)
                    .toCompletableFuture()
                    .get(30, SECONDS);
            RoomCodec codec = RoomCodec.of(ROOM, key);
            GoldenStory.before().forEach(step -> decide(codec, step));
            long snapshotSeq = payloads.size();
            byte[] snapshot = serializer.toBinary(codec.seal(room, snapshotSeq, head));
            GoldenStory.after().forEach(step -> decide(codec, step));
            byte[] master = Files.readAllBytes(folder.resolve("keys").resolve("master.key"));
            Path golden = Path.of(System.getProperty("golden.folder"));
            save(golden, master, wrapped(store), snapshotSeq, snapshot);
            // A room that is closed has lost much of its state: it is a journal of its own.
            decide(codec, new GoldenStory.Step(Origin.participant(2), new HostCommand.CloseRoom(), List.of()));
            save(
                    golden.resolveSibling(golden.getFileName() + "-closed"),
                    master,
                    wrapped(store),
                    snapshotSeq,
                    snapshot);
        }
    }

    private void save(Path golden, byte[] master, byte[] wrapped, long snapshotSeq, byte[] snapshot) throws Exception {
        String state = JsonFormat.printer().print(ToSchema.state(room.values()));
        new GoldenJournal(ROOM, master, wrapped, snapshotSeq, snapshot, payloads, state).save(golden);
    }

    private void decide(RoomCodec codec, GoldenStory.Step step) {
        long now = START + payloads.size() * 1_000_000L;
        Context context = new Context(now, payloads.size(), new Slowness(40_000, 40_000), step.reports());
        Decision decision = room.decide(step.command(), step.origin(), context);
        if (!(decision instanceof Decision.Accepted accepted)) {
            throw new AssertionError(payloads.size() + " " + step + ": " + decision);
        }
        append(codec, new Entry(payloads.size() + 1L, now, step.origin(), accepted.events()));
    }

    private void append(RoomCodec codec, Entry entry) {
        LedgerRow row = codec.seal(entry, head);
        payloads.add(serializer.toBinary(row));
        room = room.apply(entry);
        head = row.hash();
    }

    private static byte[] wrapped(TestStore store) throws Exception {
        try (Connection connection = store.connect();
                ResultSet rows = connection.createStatement().executeQuery("SELECT wrapped FROM room_key")) {
            rows.next();
            return rows.getBytes(1);
        }
    }
}
