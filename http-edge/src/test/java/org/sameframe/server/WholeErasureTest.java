package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.AuditScope;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.persistence.Storage;
import org.sameframe.room.FrameRate;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Node;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.room.actor.Rooms;

/** A whole server: that a room goes with all that is kept beside it, whether somebody asks for it or its time has come. */
@ParameterizedClass(name = "{0}")
@EnumSource(OpenStore.Kind.class)
class WholeErasureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final OpenStore store;

    WholeErasureTest(OpenStore.Kind kind, @TempDir Path data) throws Exception {
        this.data = data;
        store = OpenStore.of(kind, data);
    }

    @AfterEach
    void stop() throws Exception {
        store.close();
    }

    @Test
    @DisplayName("[ER1] [AL4] with an erased room go its key, its stills and who has read it; those of others stay")
    void asked() throws Exception {
        JsonNode erased;
        JsonNode kept;
        try (TestServer server = TestServer.start(data, store.settings())) {
            erased = server.createRoom();
            kept = server.createRoom();
            for (JsonNode room : List.of(erased, kept)) {
                assertThat(server.send(of(server, room, "/stills", "accessToken")
                                        .header("Content-Type", "image/png")
                                        .POST(HttpRequest.BodyPublishers.ofByteArray(picture())))
                                .statusCode())
                        .isEqualTo(201);
                assertThat(server.send(of(server, room, "/entries", "auditToken"))
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(server.send(of(
                                            server,
                                            erased,
                                            "?erase=true&confirm="
                                                    + erased.get("code").asText(),
                                            "auditToken")
                                    .DELETE())
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(left(kept.get("code").asText())).isEqualTo(new Left(1, 1, 1));
        assertThat(left(erased.get("code").asText())).isEqualTo(new Left(0, 0, 0));
    }

    @Test
    @DisplayName("[RT1] a server erases by itself what is older than it may become, with who has read it; what is young"
            + " stays")
    void aged() throws Exception {
        String old = roomOf(Instant.now().minus(Duration.ofDays(2)));
        recordAccess(old);
        assertThat(left(old)).isEqualTo(new Left(1, 0, 1));
        Map<String, Object> settings = new HashMap<>(store.settings());
        settings.put("sameframe.retention.erase-after", "1 day");
        settings.put("sameframe.retention.step", "1s");
        String young;
        try (TestServer server = TestServer.start(data, settings)) {
            young = server.createRoom().get("code").asText();
            // It goes last of all.
            await().atMost(PATIENCE).until(() -> {
                HttpResponse<String> seen = accesses(server, old);
                return seen.statusCode() == 200 && !seen.body().contains("somebody");
            });
            assertThat(server.get("/v1/rooms/" + old).statusCode()).isEqualTo(410);
            assertThat(server.get("/v1/rooms/" + young).statusCode()).isEqualTo(200);
        }
        assertThat(left(old).keys()).isZero();
        assertThat(left(young).keys()).isEqualTo(1);
    }

    /** Of a room, as many rows as the store has. */
    private record Left(long keys, long stills, long accesses) {}

    private Left left(String room) throws Exception {
        try (Connection rooms = store.connect();
                Connection stills = store.connectToStills(data);
                Connection directory = store.connectToDirectory(data)) {
            return new Left(
                    count(rooms, "room_key", room),
                    count(stills, "still", room),
                    count(directory, "room_access", room));
        }
    }

    private static long count(Connection connection, String table, String room) throws Exception {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE room = ?")) {
            select.setString(1, room);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** A room in which everything happened at one instant. */
    private String roomOf(Instant instant) throws Exception {
        Config config = ConfigFactory.parseMap(store.settings())
                .withFallback(Node.defaults().resolveWith(ConfigFactory.load()))
                .withFallback(ConfigFactory.load());
        try (Storage storage = Storage.open(config, data)) {
            ActorTestKit kit = ActorTestKit.create("earlier", storage.configure(config));
            try {
                Node.joinItself(kit.system());
                long then = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
                Rooms rooms = Rooms.start(kit.system(), storage.roomKeys(kit.system()), () -> then);
                Medium clip = new Medium(
                        "",
                        "Dailies",
                        new FrameRate(24, 1),
                        240,
                        0,
                        0,
                        0,
                        false,
                        List.of(new MediaSource("https://example.com/dailies.mp4", "")));
                RoomReply reply = rooms.create("Dailies", "Ann", clip, rooms.usualPolicy())
                        .toCompletableFuture()
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                RoomCode code = ((RoomReply.Admitted) reply).code();
                return code.value();
            } finally {
                kit.shutdownTestKit();
            }
        }
    }

    /** As if it had been read then. */
    private void recordAccess(String room) throws Exception {
        try (Connection directory = store.connectToDirectory(data);
                PreparedStatement insert = directory.prepareStatement("""
                    INSERT INTO room_access (room, instant, token, resource, query, status, who)
                    VALUES (?, 0, 'token', 'entries', '', 200, 'somebody')\
                    """)) {
            insert.setString(1, room);
            insert.executeUpdate();
        }
    }

    private HttpResponse<String> accesses(TestServer server, String room) throws Exception {
        String all = AccessTokens.create(ServerKeys.open(data), Duration.ofHours(1), InstantSource.system())
                .issueAudit(new AuditScope(Optional.empty(), false, "operator"), Duration.ofHours(1))
                .text();
        return server.send(server.request("/v1/rooms/" + room + "/accesses").header("Authorization", "Bearer " + all));
    }

    private static HttpRequest.Builder of(TestServer server, JsonNode room, String path, String token) {
        return server.request("/v1/rooms/" + room.get("code").asText() + path)
                .header("Authorization", "Bearer " + room.get(token).asText());
    }

    private static byte[] picture() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 36, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
