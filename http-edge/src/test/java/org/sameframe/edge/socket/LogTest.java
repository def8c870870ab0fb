package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.edge.auth.TestPlatform;
import org.sameframe.server.ServerProcess;

/** What a server writes into its log, at its most talkative. */
class LogTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CANARY = "canary-5e11";

    /** What tokens of a platform, what is told to others, and who comes into a room are known by. */
    private static final String PLATFORM_SECRET = "0123456789-0123456789-shared-" + CANARY;

    private static final String WEBHOOK_SECRET =
            Base64.getEncoder().encodeToString(("0123456789-hooks-" + CANARY).getBytes(StandardCharsets.UTF_8));
    private static final String PIN = "7319 " + CANARY;

    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "[MG2] every line of the log is a JSON object, and none has a name, a text, a token, a PIN, a secret or a"
                    + " key")
    void log() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        HttpServer endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/", exchange -> {
            attempts.incrementAndGet();
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        endpoint.start();
        ServerProcess process = ServerProcess.start(
                folder,
                Map.of(
                        "SAMEFRAME_LOG_FORMAT",
                        "json",
                        "SAMEFRAME_LOG_LEVEL",
                        "debug",
                        "SAMEFRAME_STORAGE_PASSWORD",
                        "password-" + CANARY,
                        "SAMEFRAME_PLATFORM_ISSUER",
                        TestPlatform.ISSUER,
                        "SAMEFRAME_PLATFORM_AUDIENCE",
                        TestPlatform.AUDIENCE,
                        "SAMEFRAME_PLATFORM_SECRET",
                        PLATFORM_SECRET,
                        "SAMEFRAME_WEBHOOKS_ALLOWED_NETWORKS",
                        "127.0.0.0/8",
                        // Attempts fail.
                        "SAMEFRAME_WEBHOOKS_ENDPOINTS",
                        "[{ name = crm, url = \"http://127.0.0.1:%d/\", secrets = [\"whsec_%s\"] }]"
                                .formatted(endpoint.getAddress().getPort(), WEBHOOK_SECRET)),
                List.of("--port", "0", "--data", "d"));
        String token;
        String guest;
        String vouched = vouched(PLATFORM_SECRET);
        String instance = TestRoom.instance();
        try {
            URI address = URI.create(process.ready().toString().replaceAll("/$", ""));
            TestRoom room = TestRoom.create(address, "{}", "Title " + CANARY, "Ann " + CANARY);
            token = room.hostToken();
            guest = room.join("Bob " + CANARY);
            try (TestClient ann = room.enter(FrameFormat.PROTOBUF, token, instance);
                    TestClient bob = room.enter(FrameFormat.JSON, guest, TestRoom.instance())) {
                ann.send(Frames.rename(1, "Anna " + CANARY));
                ann.send(RoomFrames.note(2, "Note " + CANARY));
                ann.send(RoomFrames.say(3, "Text " + CANARY));
                ann.send(RoomFrames.say(4, CANARY + "x".repeat(20_000)));
                bob.send(Frames.seek(1, -1));
                ann.awaitSettled(4);
                bob.awaitSettled(1);
            }
            try (TestClient stranger = room.connect(FrameFormat.JSON, "token-" + CANARY, TestRoom.instance())) {
                stranger.awaitBye();
            }
            String protectedCode = pinned(address);
            for (String tried : List.of(PIN, PIN + "0", "")) {
                int status = post(address, "/v1/rooms/" + protectedCode + "/join", body("Bob", tried), "")
                        .statusCode();
                assertThat(status == 200).isEqualTo(tried.equals(PIN));
            }
            String join = "/v1/rooms/" + room.code() + "/join";
            assertThat(post(address, join, "{}", vouched).statusCode()).isEqualTo(200);
            assertThat(post(address, join, "{}", vouched(PLATFORM_SECRET + "x")).statusCode())
                    .isEqualTo(401);
            await().atMost(Duration.ofSeconds(60)).until(() -> attempts.get() > 0);
            assertThat(process.terminate()).isEqualTo(143);
        } finally {
            process.kill();
            endpoint.stop(0);
        }
        ObjectMapper json = new ObjectMapper();
        String keys = Files.readString(folder.resolve("d/keys/token.key"), StandardCharsets.ISO_8859_1);
        assertThat(process.err()).isNotEmpty().allSatisfy(line -> {
            JsonNode event = json.readTree(line);
            assertThat(event.has("level") && event.has("timestamp") && event.has("formattedMessage"))
                    .isTrue();
            assertThat(line).doesNotContain(CANARY, WEBHOOK_SECRET, token, guest, vouched, keys.strip());
        });
        assertThat(String.join("\n", process.out())).doesNotContain(CANARY, WEBHOOK_SECRET, token, vouched);
    }

    private static String vouched(String secret) throws Exception {
        return TestPlatform.signed(
                new JWSHeader(JWSAlgorithm.HS256),
                new MACSigner(secret.getBytes(StandardCharsets.UTF_8)),
                TestPlatform.claims("sub-" + CANARY).claim("name", "Vera " + CANARY));
    }

    private static String pinned(URI address) throws Exception {
        HttpResponse<String> made = post(address, "/v1/rooms", body("Ann", PIN), "");
        assertThat(made.statusCode()).isEqualTo(201);
        return new ObjectMapper().readTree(made.body()).get("code").asText();
    }

    private static String body(String name, String pin) {
        return "{\"name\":\"%s\",\"pin\":\"%s\"}".formatted(name, pin);
    }

    private static HttpResponse<String> post(URI address, String path, String body, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return HTTP.send(
                (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
