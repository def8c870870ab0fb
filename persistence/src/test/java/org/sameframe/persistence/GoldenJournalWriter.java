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
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.room.Context;
import org.sameframe.room.Decision;
import org.sameframe.room.Entry;
import org.sameframe.room.FrameRate;
import org.sameframe.room.LoopMode;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.Origin;
import org.sameframe.room.PersonCommand;
import org.sameframe.room.PlaylistCommand;
import org.sameframe.room.Policy;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.ServerCommand;
import org.sameframe.room.TransportCommand;
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
    private static final Origin HOST = new Origin(1, "", 0, 0);

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
            before(codec);
            long snapshotSeq = payloads.size();
            byte[] snapshot = serializer.toBinary(codec.seal(room, snapshotSeq, head));
            after(codec);
            new GoldenJournal(
                            ROOM,
                            Files.readAllBytes(folder.resolve("keys").resolve("master.key")),
                            wrapped(store),
                            snapshotSeq,
                            snapshot,
                            payloads,
                            JsonFormat.printer().print(ToSchema.state(room.values())))
                    .save(Path.of(System.getProperty("golden.folder")));
        }
    }

    private void before(RoomCodec codec) {
        decide(
                codec,
                new ServerCommand.Create(
                        "Dailies, Thursday – “rough”", "Patty Ødegård", medium("SH010 comp v3"), Policy.DEFAULT),
                Origin.ROOM);
        decide(codec, new ServerCommand.Arrive(1), Origin.ROOM);
        decide(codec, new ServerCommand.Admit("三郎"), Origin.ROOM);
        decide(codec, new ServerCommand.Admit("Viewer who leaves"), Origin.ROOM);
        decide(codec, new ServerCommand.Arrive(2), Origin.ROOM);
        decide(codec, new TransportCommand.Play(), host(1));
        decide(codec, new TransportCommand.Pause(OptionalInt.of(37)), host(2));
        decide(codec, new TransportCommand.Seek(100), new Origin(2, "phone-00000001", 1, 5));
        decide(codec, new TransportCommand.Step(-3, OptionalInt.empty()), host(4));
        decide(codec, new TransportCommand.SetSpeed(-500), host(5));
    }

    private void after(RoomCodec codec) {
        decide(codec, new TransportCommand.SetLoop(LoopMode.PING_PONG), host(6));
        decide(codec, new TransportCommand.SetRange(10, 200), host(7));
        decide(codec, new PlaylistCommand.AddMedium(medium("SH020 layout"), ""), host(8));
        decide(codec, new PlaylistCommand.SelectMedium("m2"), host(9));
        decide(codec, new PersonCommand.Rename("Patty (supervisor)"), HOST);
        decide(codec, new PersonCommand.Leave(), Origin.participant(3));
        decide(codec, new ServerCommand.Depart(2), Origin.ROOM);
        decide(codec, new ServerCommand.Restarted(), Origin.ROOM);
        // Nothing that is decided today removes a key, but the format knows it.
        append(
                codec,
                new Entry(
                        payloads.size() + 1L,
                        room.now() + 1,
                        Origin.ROOM,
                        List.of(new RoomEvent.Removed("medium/m1"))));
        decide(codec, new TransportCommand.Play(), host(70));
    }

    private void decide(RoomCodec codec, RoomCommand command, Origin origin) {
        long now = START + payloads.size() * 1_000_000L;
        Decision decision = room.decide(command, origin, new Context(now, payloads.size(), 40_000));
        if (!(decision instanceof Decision.Accepted accepted)) {
            throw new AssertionError(command + ": " + decision);
        }
        append(codec, new Entry(payloads.size() + 1L, now, origin, accepted.events()));
    }

    private void append(RoomCodec codec, Entry entry) {
        LedgerRow row = codec.seal(entry, head);
        payloads.add(serializer.toBinary(row));
        room = room.apply(entry);
        head = row.hash();
    }

    private static Origin host(long op) {
        return new Origin(1, "tab-0123456789", op, 1);
    }

    private static Medium medium(String title) {
        return new Medium(
                "",
                title,
                new FrameRate(24_000, 1_001),
                240,
                41_708,
                1_001,
                86_400,
                false,
                List.of(
                        new MediaSource("media:sh010.mp4", "video/mp4; codecs=\"avc1.64001f\""),
                        new MediaSource("https://cdn.example/sh010.webm", "")));
    }

    private static byte[] wrapped(TestStore store) throws Exception {
        try (Connection connection = store.connect();
                ResultSet rows = connection.createStatement().executeQuery("SELECT wrapped FROM room_key")) {
            rows.next();
            return rows.getBytes(1);
        }
    }
}
