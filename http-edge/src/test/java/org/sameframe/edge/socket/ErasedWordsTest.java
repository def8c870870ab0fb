package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.FrameRate;
import org.sameframe.schema.v1.MediaSource;
import org.sameframe.schema.v1.Medium;
import org.sameframe.server.Leftovers;
import org.sameframe.server.TestServer;

/** All that people write, draw and show in a room, and what a whole server's data folder has of it before and after the erasure. */
class ErasedWordsTest {
    /** Of a picture, long enough to be no coincidence, short enough to lie within what is not interrupted. */
    private static final int WINDOW = 24;

    private static final List<String> LISTED =
            List.of("canary-title", "canary-name", "canary-earlier", "canary-medium");
    private static final List<String> SEALED = List.of("canary-note", "canary-chat", "canary-drawn", "canary-location");

    @TempDir
    private Path data;

    @Test
    @DisplayName(
            "[ER1] [ER5] [ER6] [SL5] [AL1] of names, titles, notes, chat, drawings and stills nothing is left, in no"
                    + " file and no column; before, only the directory has names and titles")
    void erased() throws Exception {
        Leftovers left = new Leftovers(data);
        byte[] picture = picture();
        JsonNode room;
        String hash;
        try (TestServer server = TestServer.start(data, Map.of())) {
            room = TestServer.json(
                    server.post("/v1/rooms", "{\"name\":\"canary-earlier\",\"title\":\"canary-title\"}"));
            hash = TestServer.json(server.send(asked(server, room, "/stills", "accessToken")
                            .header("Content-Type", "image/png")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(picture))))
                    .get("hash")
                    .asText();
            write(server, room, hash);
            for (String path : List.of("/stills/" + hash, "/report", "/entries", "/export/notes", "/state")) {
                assertThat(server.send(asked(server, room, path, "auditToken")).statusCode())
                        .isEqualTo(200);
            }
            assertThat(server.send(asked(server, room, "/accesses", "auditToken"))
                            .body())
                    .contains("\"stills\"")
                    .doesNotContain(hash);
            JsonNode listed = room;
            await().until(() -> server.send(server.request("/v1/rooms?participant=canary-name")
                            .header(
                                    "Authorization",
                                    "Bearer " + listed.get("auditToken").asText()))
                    .body()
                    .contains("canary-medium"));
        }

        for (String word : LISTED) {
            assertThat(left.columns(Leftovers.text(word)))
                    .as(word)
                    .isNotEmpty()
                    .allMatch(column -> column.startsWith("directory.ROOM_DIRECTORY."));
        }
        assertNothing(left, SEALED, picture, hash);

        try (TestServer server = TestServer.start(data, Map.of())) {
            String code = room.get("code").asText();
            assertThat(server.send(asked(server, room, "?erase=true&confirm=" + code, "auditToken")
                                    .DELETE())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(server.send(asked(server, room, "/stills/" + hash, "auditToken"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(server.send(asked(server, room, "/entries?participant=canary-name", "auditToken"))
                            .statusCode())
                    .isEqualTo(400);
        }
        assertNothing(left, LISTED, picture, hash);
        assertNothing(left, SEALED, picture, hash);
    }

    private static void assertNothing(Leftovers left, List<String> words, byte[] picture, String hash)
            throws Exception {
        List<byte[]> patterns = new ArrayList<>();
        words.forEach(word -> patterns.addAll(Leftovers.text(word)));
        patterns.addAll(Leftovers.text(hash));
        patterns.add(HexFormat.of().parseHex(hash));
        for (int from = 0; from + WINDOW <= picture.length; from += WINDOW) {
            patterns.add(Arrays.copyOfRange(picture, from, from + WINDOW));
        }
        assertThat(left.columns(patterns)).isEmpty();
        assertThat(left.files(patterns)).isEmpty();
    }

    private static HttpRequest.Builder asked(TestServer server, JsonNode room, String path, String token) {
        return server.request("/v1/rooms/" + room.get("code").asText() + path)
                .header("Authorization", "Bearer " + room.get(token).asText());
    }

    private static void write(TestServer server, JsonNode room, String still) throws Exception {
        Command.Builder note = Command.newBuilder();
        note.getAddNoteBuilder().setMedium("m1").setText("canary-note").setStill(still);
        Command.Builder medium = Command.newBuilder();
        medium.getAddMediumBuilder()
                .setMedium(Medium.newBuilder()
                        .setTitle("canary-medium")
                        .setRate(FrameRate.newBuilder().setNumerator(24).setDenominator(1))
                        .setFrames(100)
                        .addSources(MediaSource.newBuilder().setLocation("https://example.com/canary-location.mp4")));
        List<ClientFrame> frames = List.of(
                Frames.rename(1, "canary-name"),
                Frames.command(2, note),
                RoomFrames.say(3, "canary-chat"),
                RoomFrames.label(4, "canary-drawn"),
                Frames.command(5, medium));
        TestRoom entered = new TestRoom(
                server.address(),
                room.get("code").asText(),
                room.get("accessToken").asText());
        try (TestClient client = entered.enter(FrameFormat.PROTOBUF)) {
            frames.forEach(client::send);
            for (long op = 1; op <= frames.size(); op++) {
                assertThat(client.awaitSettled(op).hasProblem()).as("op %d", op).isFalse();
            }
        }
    }

    /** Noise, which cannot be compressed: its bytes would be found where it is stored as it is. */
    private static byte[] picture() throws Exception {
        BufferedImage noise = new BufferedImage(64, 36, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int x = 0; x < 64; x++) {
            for (int y = 0; y < 36; y++) {
                noise.setRGB(x, y, random.nextInt());
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(noise, "png", out);
        return out.toByteArray();
    }
}
