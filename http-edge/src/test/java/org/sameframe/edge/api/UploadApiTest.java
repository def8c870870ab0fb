package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.Grant;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.server.TestServer;
import org.slf4j.LoggerFactory;

class UploadApiTest {
    private static final int LARGEST = 100_000;
    private static final byte[] CLIP = new byte[60_000];
    private static final String LEFT = ".sameframe-upload-0.part";

    private static TestServer server;
    private static TestServer narrow;
    private static Path media;
    private static String token;
    private static AccessTokens tokens;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        new Random(1).nextBytes(CLIP);
        media = Files.createDirectories(folder.resolve("media"));
        Files.createDirectories(media.resolve("folder.mp4"));
        Files.writeString(media.resolve(LEFT), "half");
        server = TestServer.start(
                folder.resolve("data"),
                Map.of(
                        "sameframe.media.folder",
                        media.toString(),
                        "sameframe.media.upload.largest",
                        LARGEST,
                        "sameframe.media.upload.keep-free",
                        0,
                        "sameframe.media.upload.at-once",
                        2));
        narrow = TestServer.start(
                folder.resolve("narrow"),
                Map.of(
                        "sameframe.media.folder",
                        Files.createDirectories(folder.resolve("other")).toString(),
                        "sameframe.media.upload.keep-free",
                        "4 EiB",
                        "sameframe.media.upload.idle",
                        "100ms"));
        tokens = tokensOf(folder.resolve("data"));
        token = UploadTokens.of(tokens, Grant.UPLOAD);
    }

    private static AccessTokens tokensOf(Path data) throws Exception {
        return AccessTokens.create(ServerKeys.open(data), Duration.ofHours(1), InstantSource.system());
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        narrow.close();
    }

    private static HttpRequest.Builder put(String name, byte[] body) {
        return server.request("/v1/media/" + name)
                .header("Authorization", "Bearer " + token)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private static HttpRequest.Builder delete(String name) {
        return server.request("/v1/media/" + name)
                .header("Authorization", "Bearer " + token)
                .DELETE();
    }

    /** Status and stable code. */
    private static String outcome(HttpResponse<String> response) {
        JsonNode body = response.body().isEmpty() ? null : TestServer.json(response);
        return response.statusCode()
                + (body != null && body.has("code") ? " " + body.get("code").asText() : "");
    }

    private static Stream<String> listed() throws Exception {
        return TestServer.json(server.get("/v1/media")).get("media").findValuesAsText("name").stream();
    }

    static Stream<Arguments> senders() throws Exception {
        JsonNode room = server.createRoom();
        return Stream.of(
                arguments("nobody", "", "401 token-required"),
                arguments("a text", "nonsense", "401 bad-token"),
                arguments("a host", room.get("accessToken").asText(), "401 token-required"),
                arguments("who reads a room", room.get("auditToken").asText(), "401 bad-token"),
                arguments("who creates rooms", UploadTokens.of(tokens, Grant.CREATE), "403 forbidden"),
                arguments("who ends rooms", UploadTokens.of(tokens, Grant.ADMIN, Grant.AUDIT), "403 forbidden"));
    }

    @ParameterizedTest(name = "[UP1] {0} is refused: {2}")
    @MethodSource("senders")
    void senders(String who, String with, String answer) throws Exception {
        String header = with.isEmpty() ? "None" : "Bearer " + with;
        for (HttpRequest.Builder request : Stream.of(
                        server.request("/v1/media/x.mp4").PUT(HttpRequest.BodyPublishers.ofByteArray(CLIP)),
                        server.request("/v1/media/x.mp4").DELETE(),
                        server.request("/v1/media-folder"))
                .toList()) {
            assertThat(outcome(server.send(request.header("Authorization", header))))
                    .isEqualTo(answer);
        }
        assertThat(media.resolve("x.mp4")).doesNotExist();
    }

    @Test
    @DisplayName("[UP1] who may upload is told how large a file may be, and sees the list")
    void offer() throws Exception {
        HttpResponse<String> response =
                server.send(server.request("/v1/media-folder").header("Authorization", "Bearer " + token));
        assertThat(TestServer.json(response).get("largest").asInt()).isEqualTo(LARGEST);
        assertThat(TestServer.json(response).get("free").asLong()).isPositive();
        assertThat(MediaFolder.open(
                                java.util.Optional.empty(),
                                MediaLibrary.open(java.util.Optional.empty()),
                                new UploadSettings(1, 0, 1, Duration.ofSeconds(1)))
                        .fault("a.mp4")
                        .orElseThrow()
                        .code())
                .isEqualTo("no-media-folder");
    }

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("take%201%20%C3%BC+%25.mp4", "201"),
                arguments("LOOK.CUBE", "201"),
                arguments("take.de.vtt", "201"),
                arguments("x".repeat(251) + ".mp4", "201"),
                arguments("x".repeat(252) + ".mp4", "400 invalid"),
                arguments(".hidden.mp4", "400 invalid"),
                arguments("program.exe", "400 invalid"),
                arguments("mp4", "400 invalid"),
                arguments("a%2Fb.mp4", "400 invalid"),
                arguments("..%2Fout.mp4", "400 invalid"),
                arguments("..%5Cout.mp4", "400 invalid"),
                arguments("a%00.mp4", "400 invalid"),
                arguments("a%0A.mp4", "400 invalid"),
                arguments(LEFT, "400 invalid"),
                arguments("sameframe-24.mp4", "409 bundled"),
                arguments("folder.mp4", "409 not-a-file"));
    }

    @ParameterizedTest(name = "[UP2] the name {0}: {1}")
    @MethodSource("names")
    void names(String name, String answer) throws Exception {
        assertThat(outcome(server.send(put(name, CLIP)))).isEqualTo(answer);
        assertThat(HalfUpload.hidden(media)).isEmpty();
    }

    @ParameterizedTest(name = "[UP2] there: {0}, \"{1}: {2}\": {3}")
    @CsvSource({
        "false, X-None, -, 201",
        "false, If-None-Match, *, 201",
        "false, If-Match, *, 412 precondition-failed",
        "true, X-None, -, 409 exists",
        "true, If-None-Match, *, 412 precondition-failed",
        "true, If-None-Match, ETAG, 412 precondition-failed",
        "true, If-Match, *, 200",
        "true, If-Match, ETAG, 200",
        "true, If-Match, '\"other\"', 412 precondition-failed"
    })
    void overwriting(boolean isThere, String header, String value, String answer) throws Exception {
        Path file = media.resolve("twice.mp4");
        Files.deleteIfExists(file);
        String etag = isThere
                ? server.send(put("twice.mp4", CLIP))
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow()
                : "";
        byte[] other = "other".getBytes(java.nio.charset.StandardCharsets.UTF_8);

        HttpResponse<String> response =
                server.send(put("twice.mp4", other).header(header, value.replace("ETAG", etag)));

        assertThat(outcome(response)).isEqualTo(answer);
        boolean isTaken = response.statusCode() < 300;
        if (isThere || isTaken) {
            assertThat(Files.readAllBytes(file)).isEqualTo(isTaken ? other : CLIP);
        } else {
            assertThat(file).doesNotExist();
        }
    }

    @Test
    @DisplayName(
            "[UP3] what has come is listed and served byte for byte; a file that was left half is gone since the start")
    void stored() throws Exception {
        assertThat(HalfUpload.hidden(media)).isEmpty();
        JsonNode answer = TestServer.json(server.send(put("stored.mp4", CLIP)));
        assertThat(answer.toString())
                .isEqualTo("{\"name\":\"stored.mp4\",\"contentType\":\"video/mp4\",\"bytes\":60000,"
                        + "\"location\":\"media:stored.mp4\"}");
        for (JsonNode each : TestServer.json(server.get("/v1/media")).get("media")) {
            if (each.get("name").asText().equals("stored.mp4")) {
                assertThat(server.bytes(server.request(each.get("url").asText()))
                                .body())
                        .isEqualTo(CLIP);
            }
        }
        assertThat(listed()).contains("stored.mp4");
    }

    @Test
    @DisplayName(
            "[UP4] what is too large, empty, or more than the disk has room for is refused, and nothing of it stays")
    void tooMuch() throws Exception {
        byte[] large = new byte[LARGEST + 1];
        HttpRequest.Builder unannounced = put("large.mp4", large)
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
        assertThat(outcome(server.send(put("large.mp4", large)))).isEqualTo("413 too-large");
        assertThat(outcome(server.send(unannounced))).isEqualTo("413 too-large");
        assertThat(outcome(server.send(put("large.mp4", new byte[0])))).isEqualTo("400 invalid");
        assertThat(media.resolve("large.mp4")).doesNotExist();
        assertThat(HalfUpload.hidden(media)).isEmpty();
        assertThat(server.send(put("largest.mp4", new byte[LARGEST])).statusCode())
                .isEqualTo(201);

        String other = UploadTokens.of(tokensOf(media.resolveSibling("narrow")), Grant.UPLOAD);
        HttpRequest.Builder full = narrow.request("/v1/media/a.mp4")
                .header("Authorization", "Bearer " + other)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(CLIP));
        assertThat(outcome(narrow.send(full))).isEqualTo("507 no-space");
    }

    @Test
    @DisplayName("[UP5] a token that was revoked while it uploads stores nothing")
    void revoked() throws Exception {
        String other = UploadTokens.of(tokens, Grant.UPLOAD);
        String id =
                ((AccessTokens.Visiting) tokens.verify(other)).pass().ticket().id();
        try (HalfUpload half = HalfUpload.begin(server.address(), "revoked.mp4", other, "Content-Length: 4", "ab")) {
            Awaitility.await().until(() -> HalfUpload.hidden(media).size() == 1);
            HttpResponse<String> revocation = server.send(server.request("/v1/revocations")
                    .header("Authorization", "Bearer " + UploadTokens.of(tokens, Grant.ADMIN))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"jti\":\"" + id + "\"}")));
            assertThat(revocation.statusCode()).isEqualTo(200);
            half.send("cd");
            assertThat(half.status()).isEqualTo(401);
        }
        assertThat(media.resolve("revoked.mp4")).doesNotExist();
        assertThat(HalfUpload.hidden(media)).isEmpty();
    }

    @Test
    @DisplayName("[UP3] an upload that breaks off leaves nothing, and was never listed")
    void broken() throws Exception {
        try (HalfUpload half =
                HalfUpload.begin(server.address(), "half.mp4", token, "Content-Length: 1000", "ten bytes.")) {
            Awaitility.await().until(() -> HalfUpload.hidden(media).size() == 1);
            assertThat(listed()).doesNotContain("half.mp4").noneMatch(name -> name.startsWith("."));
        }
        Awaitility.await().until(() -> HalfUpload.hidden(media).isEmpty());
        assertThat(media.resolve("half.mp4")).doesNotExist();
    }

    @Test
    @DisplayName("[UP4] an upload that stands still is ended, and leaves nothing")
    void idle() throws Exception {
        String other = UploadTokens.of(tokensOf(media.resolveSibling("narrow")), Grant.UPLOAD);
        try (HalfUpload half =
                HalfUpload.begin(narrow.address(), "half.mp4", other, "Transfer-Encoding: chunked", "3\r\nabc\r\n")) {
            assertThat(half.status()).isEqualTo(408);
        }
        assertThat(HalfUpload.hidden(media.resolveSibling("other"))).isEmpty();
    }

    @Test
    @DisplayName(
            "[UP4] one upload for a name and so many at a time; who comes meanwhile reads why, and those before end well")
    void twoAtOnce() throws Exception {
        try (HalfUpload one = HalfUpload.begin(server.address(), "one.mp4", token, "Content-Length: 4", "ab");
                HalfUpload two = HalfUpload.begin(server.address(), "two.mp4", token, "Content-Length: 4", "ab")) {
            Awaitility.await().until(() -> HalfUpload.hidden(media).size() == 2);

            assertThat(outcome(server.send(put("ONE.mp4", CLIP)))).isEqualTo("409 under-way");
            assertThat(outcome(server.send(delete("one.mp4")))).isEqualTo("409 under-way");
            HttpResponse<String> third = server.send(put("three.mp4", CLIP));
            assertThat(outcome(third)).isEqualTo("429 rate-limited");
            assertThat(third.headers().firstValue("Retry-After")).isPresent();
            one.send("cd");
            two.send("cd");
            assertThat(one.status()).isEqualTo(201);
            assertThat(two.status()).isEqualTo(201);
        }
        assertThat(media.resolve("one.mp4")).hasContent("abcd");
        Awaitility.await().until(() -> server.send(put("three.mp4", CLIP)).statusCode() == 201);
    }

    @Test
    @DisplayName(
            "[UP2] a file is deleted, once; a clip of the server, something else than a file, and another version are not")
    void deleting() throws Exception {
        server.send(put("gone.mp4", CLIP));
        assertThat(outcome(server.send(delete("gone.mp4").header("If-Match", "\"other\""))))
                .isEqualTo("412 precondition-failed");
        assertThat(outcome(server.send(delete("gone.mp4")))).isEqualTo("204");
        assertThat(outcome(server.send(delete("gone.mp4")))).isEqualTo("404 unknown-medium");
        assertThat(outcome(server.send(delete("sameframe-24.mp4")))).isEqualTo("409 bundled");
        assertThat(outcome(server.send(delete("folder.mp4")))).isEqualTo("409 not-a-file");
        assertThat(outcome(server.send(delete("..%2Fdata")))).isEqualTo("400 invalid");
        assertThat(listed()).doesNotContain("gone.mp4");
    }

    @Test
    @DisplayName("[UP5] who uploaded and deleted what is in the log by the token's identifier, and no token is")
    void logged() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(UploadApi.class);
        logger.addAppender(log);
        try {
            server.send(put("logged.mp4", CLIP));
            server.send(delete("logged.mp4"));
        } finally {
            logger.detachAppender(log);
        }
        String id =
                ((AccessTokens.Visiting) tokens.verify(token)).pass().ticket().id();
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(line -> line.contains("logged.mp4"))
                .hasSize(2)
                .allMatch(line -> line.contains(id) && !line.contains(token) && !line.contains("desk"))
                .anyMatch(line -> line.contains("60000 bytes"));
    }
}
