package org.sameframe.persistence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;
import org.sameframe.still.Pictures;
import org.sameframe.still.Still;
import org.sameframe.still.StillLimits;
import org.sameframe.still.StillReply;
import org.sameframe.still.Stills;

/** What every store does with stills. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestStore.Kind.class)
class StillStoreTest {
    private static final RoomCode ROOM = new RoomCode("ABCD-2345");
    private static final RoomCode OTHER = new RoomCode("ABCD-2346");
    private static final StillLimits LIMITS = new StillLimits(1 << 21, 3, 1 << 20);

    private final TestStore store;
    private final Path folder;
    private final RunningStore running;

    StillStoreTest(TestStore.Kind kind, @TempDir Path folder) throws Exception {
        this.folder = folder;
        store = TestStore.create(kind, folder);
        running = new RunningStore(store);
        get(running.storage().roomKeys(running.pekko().system()).create(ROOM));
        get(running.storage().roomKeys(running.pekko().system()).create(OTHER));
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    @DisplayName("[SL2] a still is found by its hash, in its room, also after a restart; kept again it is the same one")
    void keep() throws Exception {
        Still still = Pictures.png(64, 36, "one");
        assertThat(get(stills().keep(ROOM, still))).isEqualTo(new StillReply.Kept(still.hash()));
        assertThat(get(stills().keep(ROOM, still))).isEqualTo(new StillReply.Kept(still.hash()));
        assertThat(count()).isEqualTo(1);
        assertThat(get(stills().find(OTHER, still.hash()))).isEqualTo(new StillReply.Missing());
        running.restart();
        assertThat(get(stills().find(ROOM, still.hash()))).isEqualTo(new StillReply.Found(still));
    }

    @Test
    @DisplayName(
            "[SL4] a room has so many stills and so many bytes of them at most, however many come at the same time")
    void bounded() throws Exception {
        List<CompletionStage<StillReply>> replies = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            replies.add(stills().keep(ROOM, Pictures.png(64, 36, "picture " + i)));
        }
        int kept = 0;
        for (CompletionStage<StillReply> reply : replies) {
            if (get(reply) instanceof StillReply.Refused refused) {
                assertThat(refused.refusal().code()).isEqualTo(RefusalCode.LIMIT);
                assertThat(refused.refusal().detail()).contains("3 stills");
            } else {
                kept++;
            }
        }
        assertThat(kept).isEqualTo(3);
        assertThat(get(stills().keep(OTHER, Pictures.png(64, 36, "x".repeat(1 << 20)))))
                .isInstanceOf(StillReply.Refused.class);
        assertThat(get(stills().keep(OTHER, Pictures.png(64, 36, "x".repeat(1 << 19)))))
                .isInstanceOf(StillReply.Kept.class);
    }

    @Test
    @DisplayName("[SL5] neither a picture nor its hash is to be read in the store, and nothing of another room opens")
    void sealed() throws Exception {
        Still still = Pictures.png(64, 36, "confidential picture");
        get(stills().keep(ROOM, still));
        get(stills().keep(OTHER, still));
        if (store.kind() == TestStore.Kind.H2) {
            running.close();
            String file = Files.readString(folder.resolve("stills.mv.db"), ISO_8859_1);
            assertThat(file).doesNotContain("confidential").doesNotContain(still.hash());
            running.restart();
        }
        execute("UPDATE still SET sealed = (SELECT sealed FROM still WHERE room = '%s') WHERE room = '%s'"
                .formatted(ROOM, OTHER));
        assertThat(get(stills().find(OTHER, still.hash()))).isEqualTo(new StillReply.Missing());
        assertThat(get(stills().find(ROOM, still.hash()))).isEqualTo(new StillReply.Found(still));
    }

    @Test
    @DisplayName("[SL5] without the room's key its stills are gone; erasing removes those of one room")
    void erase() throws Exception {
        Still still = Pictures.png(64, 36, "one");
        get(stills().keep(ROOM, still));
        get(stills().keep(OTHER, still));
        store.execute("DELETE FROM room_key WHERE room = '" + ROOM + "'");
        assertThat(get(stills().find(ROOM, still.hash()))).isEqualTo(new StillReply.Missing());
        assertThat(get(stills().keep(ROOM, still)))
                .isInstanceOfSatisfying(
                        StillReply.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.UNKNOWN_ROOM));

        assertThat(get(stills().erase(ROOM))).isEqualTo(1);
        assertThat(get(stills().erase(ROOM))).isZero();
        assertThat(count()).isEqualTo(1);
        assertThat(get(stills().find(OTHER, still.hash()))).isEqualTo(new StillReply.Found(still));
    }

    @Test
    @DisplayName("[SL5] on H2 stills are in a file of their own: nobody commits beside the journal")
    void apart() throws Exception {
        Still still =
                Pictures.png(64, 36, ByteString.copyFrom(new byte[300_000]).toStringUtf8());
        get(stills().keep(ROOM, still));
        long rows = store.count("information_schema.tables WHERE lower(table_name) = 'still'");
        assertThat(rows).isEqualTo(store.kind() == TestStore.Kind.H2 ? 0 : 1);
    }

    private Stills stills() {
        return running.storage().stills(running.pekko().system(), LIMITS);
    }

    private Connection connect() throws Exception {
        return Database.of(StorageSettings.of(store.config(), folder))
                .ofStills(folder)
                .connect();
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = connect()) {
            connection.createStatement().execute(sql);
        }
    }

    private long count() throws Exception {
        try (Connection connection = connect();
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM still")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, SECONDS);
    }
}
