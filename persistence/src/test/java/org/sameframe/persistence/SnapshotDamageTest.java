package org.sameframe.persistence;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.room.FrameRate;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.MicroClock;
import org.sameframe.room.actor.Node;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.room.actor.Rooms;

/** Real rooms on a real store, whose snapshots are tampered with. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestStore.Kind.class)
class SnapshotDamageTest {
    private static final int PEOPLE = 8;
    private static final Medium CLIP = new Medium(
            "", "Clip", new FrameRate(24, 1), 240, 0, 0, 0, false, List.of(new MediaSource("media:a.mp4", "")));

    private final TestStore store;
    private final Config config;

    SnapshotDamageTest(TestStore.Kind kind, @TempDir Path folder) {
        store = TestStore.create(kind, folder);
        config = ConfigFactory.parseString("sameframe.room.snapshot-every = 5, pekko.loglevel = OFF")
                .withFallback(store.config().withOnlyPath("sameframe"))
                .withFallback(Node.defaults())
                .withFallback(ConfigFactory.load());
    }

    private interface Visit<T> {
        T with(Rooms rooms) throws Exception;
    }

    @Test
    @DisplayName("[LE8] an altered or truncated snapshot is passed over: nobody is missing, and the room goes on")
    void passedOver() throws Exception {
        List<UnaryOperator<byte[]>> damages = List.of(
                SnapshotDamageTest::altered,
                bytes -> Arrays.copyOf(bytes, bytes.length / 2),
                bytes -> new byte[0],
                bytes -> new byte[] {-1, -1, -1});
        List<RoomCode> codes = new ArrayList<>();
        visit(rooms -> {
            for (int i = 0; i <= damages.size(); i++) {
                codes.add(write(rooms));
            }
            return await().atMost(RunningStore.PATIENCE)
                    .until(() -> store.count("\"snapshot\""), count -> count == codes.size());
        });
        for (int i = 0; i < damages.size(); i++) {
            damage(codes.get(i), damages.get(i));
        }
        store.execute(
                "UPDATE \"snapshot\" SET \"snapshot_ser_manifest\" = 'snapshot-9' WHERE \"persistence_id\" = 'room|%s'"
                        .formatted(codes.get(damages.size())));

        List<RoomReply> replies = visit(rooms -> {
            List<RoomReply> joined = new ArrayList<>();
            for (RoomCode code : codes) {
                joined.add(join(rooms, code));
            }
            return joined;
        });

        assertThat(replies)
                .containsExactlyElementsOf(codes.stream()
                        .map(code -> new RoomReply.Admitted(code, PEOPLE + 1))
                        .toList());
    }

    private static RoomCode write(Rooms rooms) throws Exception {
        RoomReply.Admitted host = (RoomReply.Admitted) rooms.create("Dailies", "Patty", CLIP, rooms.usualPolicy())
                .toCompletableFuture()
                .get(30, SECONDS);
        for (int i = 1; i < PEOPLE; i++) {
            join(rooms, host.code());
        }
        return host.code();
    }

    private static RoomReply join(Rooms rooms, RoomCode code) throws Exception {
        return rooms.join(code, "Guest").toCompletableFuture().get(30, SECONDS);
    }

    /** As in one run of a server. */
    private <T> T visit(Visit<T> visit) throws Exception {
        try (Storage storage = Storage.open(config, store.folder())) {
            ActorTestKit pekko = ActorTestKit.create("rooms", storage.configure(config));
            try {
                Node.joinItself(pekko.system());
                return visit.with(Rooms.start(pekko.system(), storage.roomKeys(pekko.system()), MicroClock.steady()));
            } finally {
                pekko.shutdownTestKit();
            }
        }
    }

    private void damage(RoomCode code, UnaryOperator<byte[]> damage) throws Exception {
        String where = " WHERE \"persistence_id\" = 'room|%s'".formatted(code);
        try (Connection connection = store.connect();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT \"snapshot_payload\" FROM \"snapshot\"" + where);
                PreparedStatement update =
                        connection.prepareStatement("UPDATE \"snapshot\" SET \"snapshot_payload\" = ?" + where)) {
            row.next();
            update.setBytes(1, damage.apply(row.getBytes(1)));
            update.executeUpdate();
        }
    }

    private static byte[] altered(byte[] bytes) {
        byte[] copy = bytes.clone();
        copy[copy.length - 1] ^= 1;
        return copy;
    }
}
