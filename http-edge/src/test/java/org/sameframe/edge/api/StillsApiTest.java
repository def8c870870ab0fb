package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sameframe.server.TestServer;

class StillsApiTest {
    private static final int MOST = 3;

    private static TestServer server;
    private static JsonNode room;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data, Map.of("sameframe.stills.per-room", MOST, "sameframe.stills.bytes", "100 KiB"));
        room = server.createRoom();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[SL2] a still is kept by the hash of its bytes, again and again, and is got by it")
    @CsvSource({"png, image/png", "jpeg, image/jpeg"})
    void kept(String format, String type) throws Exception {
        byte[] picture = picture(format, 64, 36);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(picture));
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> response = post(room, type, picture);
            assertThat(response.statusCode()).isEqualTo(201);
            assertThat(response.body()).isEqualTo("{\"hash\":\"" + hash + "\"}");
        }
        for (String token : new String[] {"accessToken", "auditToken"}) {
            HttpResponse<byte[]> response = server.bytes(still(room, hash, token));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo(picture);
            assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
            assertThat(response.headers().firstValue("Cache-Control").orElseThrow())
                    .startsWith("private");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            String tag = response.headers().firstValue("ETag").orElseThrow();
            assertThat(server.send(still(room, hash, token).header("If-None-Match", tag))
                            .statusCode())
                    .isEqualTo(304);
        }
    }

    @Test
    @DisplayName("[SL2] a still is for the people of its room and those who read its history alone")
    void ofOthers() throws Exception {
        JsonNode other = server.createRoom();
        byte[] picture = picture("png", 32, 18);
        String hash =
                TestServer.json(post(other, "image/png", picture)).get("hash").asText();
        String address = "/v1/rooms/" + other.get("code").asText() + "/stills/" + hash;

        assertThat(server.send(server.request(address)).statusCode()).isEqualTo(401);
        for (String token : new String[] {"accessToken", "auditToken"}) {
            assertThat(server.send(authorized(address, room.get(token).asText()))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(server.send(still(room, hash, token)).statusCode()).isEqualTo(404);
            HttpResponse<String> resized = server.send(still(other, hash + "?width=64", token));
            assertThat(resized.statusCode()).isEqualTo(400);
            assertThat(resized.body()).contains("width");
        }
        assertThat(server.send(still(room, "0".repeat(63), "auditToken")).statusCode())
                .isEqualTo(404);
        assertThat(server.send(authorized(
                                        "/v1/rooms/" + other.get("code").asText() + "/stills",
                                        room.get("accessToken").asText())
                                .POST(HttpRequest.BodyPublishers.ofByteArray(picture)))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest(name = "{0} as {1}: {2} {3}, {4}")
    @DisplayName("[SL3] what is no picture, or a larger one, is refused and not kept")
    @CsvSource(delimiter = '|', textBlock = """
            png   | text/plain | 415 | unsupported-media-type | image/png
            png   | image/gif  | 415 | unsupported-media-type | image/png
            png   | image/jpeg | 400 | invalid                | Content-Type
            text  | image/png  | 400 | invalid                | neither
            cut   | image/png  | 400 | invalid                | too early
            wide  | image/png  | 400 | invalid                | 4097 by 1 pixels
            large | image/png  | 413 | too-large              | 102,400
            """)
    void refused(String what, String type, int status, String code, String words) throws Exception {
        JsonNode other = server.createRoom();
        byte[] png = picture("png", 64, 36);
        byte[] body = switch (what) {
            case "text" -> "<svg/>".getBytes(StandardCharsets.UTF_8);
            case "cut" -> java.util.Arrays.copyOf(png, png.length / 2);
            case "wide" -> picture("png", 4097, 1);
            case "large" -> java.util.Arrays.copyOf(png, 100 * 1024 + 1);
            default -> png;
        };
        HttpResponse<String> response = post(other, type, body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestServer.json(response).get("code").asText()).isEqualTo(code);
        assertThat(response.body()).contains(words);
    }

    @Test
    @DisplayName("[SL4] a room that has as many stills as it may is told so")
    void full() throws Exception {
        JsonNode other = server.createRoom();
        for (int i = 0; i < MOST; i++) {
            assertThat(post(other, "image/png", picture("png", 10 + i, 9)).statusCode())
                    .isEqualTo(201);
        }
        HttpResponse<String> response = post(other, "image/png", picture("png", 20, 9));
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(TestServer.json(response).get("code").asText()).isEqualTo("limit");
    }

    @Test
    @DisplayName("[RP8] [SL2] a report's page has no still that is not kept")
    void report() throws Exception {
        HttpResponse<String> response = server.send(authorized(
                "/v1/rooms/" + room.get("code").asText() + "/report?as=html",
                room.get("auditToken").asText()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).doesNotContain("<img");
    }

    private static HttpResponse<String> post(JsonNode of, String type, byte[] body) throws Exception {
        return server.send(authorized(
                        "/v1/rooms/" + of.get("code").asText() + "/stills",
                        of.get("accessToken").asText())
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static HttpRequest.Builder still(JsonNode of, String hash, String token) {
        return authorized(
                "/v1/rooms/" + of.get("code").asText() + "/stills/" + hash,
                of.get(token).asText());
    }

    private static HttpRequest.Builder authorized(String address, String token) {
        return server.request(address).header("Authorization", "Bearer " + token);
    }

    private static byte[] picture(String format, int width, int height) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }
}
