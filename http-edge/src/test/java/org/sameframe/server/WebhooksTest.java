package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.AuditScope;
import org.sameframe.edge.auth.ServerKeys;

class WebhooksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SECRET =
            "whsec_" + Base64.getEncoder().encodeToString("0123456789abcdef01234567".getBytes(StandardCharsets.UTF_8));

    private static final Map<String, Object> LOCAL = Map.of(
            "sameframe.webhooks.allowed-networks", List.of("127.0.0.0/8"),
            "sameframe.webhooks.interval", "20ms",
            "sameframe.webhooks.timeout", "1s");

    @TempDir
    private Path data;

    @Test
    @DisplayName("[WH1] an endpoint is told what happens, in order, signed, and without texts unless it wants them")
    void told() throws Exception {
        try (Receiver receiver = Receiver.start();
                Receiver reader = Receiver.start();
                TestServer server = TestServer.start(data, LOCAL)) {
            String secret = create(server, "{\"url\":\"%s\"}".formatted(receiver.url()))
                    .get("secret")
                    .asText();
            create(server, "{\"url\":\"%s\",\"texts\":true,\"events\":[\"note.added\"]}".formatted(reader.url()));
            JsonNode room = server.createRoom();
            command(server, room, "{\"addNote\":{\"medium\":\"m1\",\"text\":\"kingfisher\"}}");
            command(server, room, "{\"editNote\":{\"note\":\"n2\",\"text\":\"heron\"}}");
            command(server, room, "{\"setNoteStatus\":{\"note\":\"n2\",\"status\":\"NOTE_STATUS_RESOLVED\"}}");
            command(
                    server,
                    room,
                    "{\"addAnnotation\":{\"annotation\":{\"medium\":\"m1\",\"color\":255,\"width\":100,\"shape\":{\"kind\":\"SHAPE_KIND_LINE\",\"points\":[0,0,100,100,100,100]}}}}");
            command(server, room, "{\"closeRoom\":{}}");
            await().atMost(PATIENCE).until(() -> receiver.types().contains("room.closed"));
            await().atMost(PATIENCE).until(() -> !reader.messages().isEmpty());
            assertThat(receiver.types())
                    .containsSubsequence("room.opened", "note.added", "note.edited", "note.resolved", "room.closed");
            assertThat(receiver.messages()).extracting(Receiver.Message::seq).isSorted();
            Receiver.Message added = receiver.messages().stream()
                    .filter(message -> message.type().equals("note.added"))
                    .findFirst()
                    .orElseThrow();
            assertThat(added.body())
                    .contains(room.get("code").asText())
                    .contains("\"id\":\"n2\"")
                    .doesNotContain("kingfisher");
            assertThat(reader.types()).containsOnly("note.added");
            assertThat(reader.messages().get(0).body()).contains("kingfisher");
            assertThat(added.signature()).isEqualTo(signature(secret, added));
        }
    }

    @Test
    @DisplayName("[WH2] names and texts are sent to who wants them, and to nobody else")
    void texts() throws Exception {
        try (Receiver plain = Receiver.start();
                Receiver reader = Receiver.start();
                TestServer server = TestServer.start(data, LOCAL)) {
            String events = "\"events\":[\"note.added\",\"room.opened\"]";
            create(server, "{\"url\":\"%s\",%s}".formatted(plain.url(), events));
            create(server, "{\"url\":\"%s\",\"texts\":true,%s}".formatted(reader.url(), events));
            command(server, server.createRoom(), "{\"addNote\":{\"medium\":\"m1\",\"text\":\"kingfisher\"}}");
            await().atMost(PATIENCE)
                    .until(() ->
                            plain.messages().size() >= 2 && reader.messages().size() >= 2);
            assertThat(plain.messages().toString()).doesNotContain("kingfisher").doesNotContain("title");
            assertThat(reader.messages().toString()).contains("kingfisher").contains("title");
        }
    }

    @Test
    @DisplayName(
            "[WH3] a secret is told once, lies sealed in the data folder, and signs beside the new one after a change")
    void secrets() throws Exception {
        try (Receiver receiver = Receiver.start();
                TestServer server = TestServer.start(data, LOCAL)) {
            JsonNode made = create(server, "{\"url\":\"%s\"}".formatted(receiver.url()));
            String former = made.get("secret").asText();
            String path = "/v1/webhooks/" + made.get("id").asText();
            assertThat(manage(server, "GET", path, "").body()).doesNotContain("whsec_");
            assertThat(manage(server, "GET", "/v1/webhooks", "").body()).doesNotContain("whsec_");
            String latter = TestServer.json(manage(server, "PATCH", path, "{\"rotate\":true}"))
                    .get("secret")
                    .asText();
            server.createRoom();
            await().atMost(PATIENCE).until(() -> !receiver.messages().isEmpty());
            Receiver.Message message = receiver.messages().get(0);
            assertThat(message.signature()).isEqualTo(signature(latter, message) + " " + signature(former, message));
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(former.substring(6))
                            .doesNotContain(latter.substring(6));
                }
            }
        }
    }

    @Test
    @DisplayName(
            "[WH4] what an endpoint could not be told, it is told after a restart, in order, and nothing of before it was made")
    void restarted() throws Exception {
        try (Receiver receiver = Receiver.start()) {
            receiver.answers(500);
            String code;
            try (TestServer server = TestServer.start(data, LOCAL)) {
                server.createRoom();
                create(server, "{\"url\":\"%s\"}".formatted(receiver.url()));
                JsonNode room = server.createRoom();
                code = room.get("code").asText();
                command(server, room, "{\"addNote\":{\"medium\":\"m1\",\"text\":\"one\"}}");
                command(server, room, "{\"addNote\":{\"medium\":\"m1\",\"text\":\"two\"}}");
                await().atMost(PATIENCE).until(() -> !receiver.messages().isEmpty());
            }
            assertThat(receiver.types()).containsOnly("room.opened");
            receiver.answers(200);
            int before = receiver.messages().size();
            try (TestServer server = TestServer.start(data, LOCAL)) {
                await().atMost(PATIENCE).until(() -> receiver.messages().size() >= before + 3);
                assertThat(receiver.types().subList(before, before + 3))
                        .containsExactly("room.opened", "note.added", "note.added");
                assertThat(receiver.messages())
                        .extracting(message -> message.json().at("/data/room").asText())
                        .containsOnly(code);
            }
        }
    }

    @Test
    @DisplayName(
            "[WH5] [WH8] an attempt that fails is in the log and is made again; what was delivered can be sent again")
    void log() throws Exception {
        try (Receiver receiver = Receiver.start();
                TestServer server = TestServer.start(data, LOCAL)) {
            receiver.redirectsTo("http://127.0.0.1:1/");
            String path = "/v1/webhooks/"
                    + create(server, "{\"url\":\"%s\"}".formatted(receiver.url()))
                            .get("id")
                            .asText();
            JsonNode room = server.createRoom();
            JsonNode failed = await().atMost(PATIENCE)
                    .until(
                            () -> deliveries(
                                    server,
                                    path,
                                    "?state=pending&room=" + room.get("code").asText()),
                            list -> list.path(0).has("outcome"))
                    .get(0);
            assertThat(failed.get("outcome").asText()).isEqualTo("refused");
            assertThat(failed.get("status").asInt()).isEqualTo(307);
            assertThat(failed.has("next")).isTrue();
            receiver.answers(200);
            JsonNode delivered = await().atMost(PATIENCE)
                    .until(() -> deliveries(server, path, "?state=delivered"), list -> list.size() == 1)
                    .get(0);
            int before = receiver.messages().size();
            HttpResponse<String> again = manage(
                    server, "POST", path + "/deliveries/" + delivered.get("id").asText() + "/replay", "");
            assertThat(again.statusCode()).as(again.body()).isEqualTo(202);
            await().atMost(PATIENCE).until(() -> receiver.messages().size() > before);
            assertThat(receiver.messages())
                    .extracting(Receiver.Message::id)
                    .containsOnly(delivered.get("message").asText());
            assertThat(manage(server, "DELETE", path, "").statusCode()).isEqualTo(204);
            assertThat(manage(server, "GET", path + "/deliveries", "").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("[WH6] who answers 410 is told nothing more; switched on again, it is told what it missed")
    void gone() throws Exception {
        try (Receiver receiver = Receiver.start();
                TestServer server = TestServer.start(data, LOCAL)) {
            receiver.answers(410);
            String path = "/v1/webhooks/"
                    + create(
                                    server,
                                    "{\"url\":\"%s\",\"events\":[\"note.added\",\"room.opened\"]}"
                                            .formatted(receiver.url()))
                            .get("id")
                            .asText();
            JsonNode room = server.createRoom();
            await().atMost(PATIENCE)
                    .until(() -> TestServer.json(manage(server, "GET", path, ""))
                            .get("state")
                            .asText()
                            .equals("gone"));
            command(server, room, "{\"addNote\":{\"medium\":\"m1\",\"text\":\"meanwhile\"}}");
            receiver.answers(200);
            assertThat(receiver.types()).containsExactly("room.opened");
            assertThat(manage(server, "PATCH", path, "{\"enabled\":true}").statusCode())
                    .isEqualTo(200);
            await().atMost(PATIENCE).until(() -> receiver.types().contains("note.added"));
            assertThat(receiver.types()).containsExactly("room.opened", "room.opened", "note.added");
        }
    }

    @Test
    @DisplayName("[WH7] an address that is private is refused unless its network is allowed, and nothing is sent there")
    void forbidden() throws Exception {
        try (Receiver receiver = Receiver.start();
                TestServer server = TestServer.start(data, Map.of("sameframe.webhooks.interval", "20ms"))) {
            String path = "/v1/webhooks/"
                    + create(server, "{\"url\":\"%s\"}".formatted(receiver.url()))
                            .get("id")
                            .asText();
            server.createRoom();
            JsonNode refused = await().atMost(PATIENCE)
                    .until(
                            () -> deliveries(server, path, ""),
                            list -> list.path(0).has("outcome"))
                    .get(0);
            assertThat(refused.get("outcome").asText()).isEqualTo("forbidden-address");
            assertThat(receiver.messages()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "[WH8] an endpoint of the configuration is told with its secrets, both of them, and is changed there alone")
    void configured() throws Exception {
        try (Receiver receiver = Receiver.start()) {
            Map<String, Object> settings = new java.util.HashMap<>(LOCAL);
            settings.put(
                    "sameframe.webhooks.endpoints",
                    List.of(Map.of("name", "crm", "url", receiver.url(), "secrets", List.of(SECRET, SECRET))));
            try (TestServer server = TestServer.start(data, settings)) {
                server.createRoom();
                await().atMost(PATIENCE).until(() -> !receiver.messages().isEmpty());
                Receiver.Message message = receiver.messages().get(0);
                assertThat(message.signature())
                        .isEqualTo(signature(SECRET, message) + " " + signature(SECRET, message));
                HttpResponse<String> refused =
                        manage(server, "PATCH", "/v1/webhooks/conf_crm", "{\"url\":\"https://example.com\"}");
                assertThat(refused.statusCode()).isEqualTo(409);
                assertThat(TestServer.json(refused).get("code").asText()).isEqualTo("configured");
                assertThat(TestServer.json(manage(server, "PATCH", "/v1/webhooks/conf_crm", "{\"enabled\":false}"))
                                .get("state")
                                .asText())
                        .isEqualTo("off");
            }
        }
    }

    @Test
    @DisplayName("[WH9] erasing a room takes what was told of it, and was yet to be told")
    void erased() throws Exception {
        try (Receiver receiver = Receiver.start();
                TestServer server = TestServer.start(data, LOCAL)) {
            receiver.answers(500);
            String path = "/v1/webhooks/"
                    + create(server, "{\"url\":\"%s\"}".formatted(receiver.url()))
                            .get("id")
                            .asText();
            JsonNode room = server.createRoom();
            await().atMost(PATIENCE).until(() -> deliveries(server, path, ""), list -> list.size() > 0);
            String code = room.get("code").asText();
            HttpResponse<String> erased = server.send(server.request(
                            "/v1/rooms/%s?erase=true&confirm=%s".formatted(code, code))
                    .header("Authorization", "Bearer " + room.get("auditToken").asText())
                    .DELETE());
            assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
            assertThat(deliveries(server, path, "")).isEmpty();
            server.createRoom();
            await().atMost(PATIENCE).until(() -> deliveries(server, path, ""), list -> list.size() > 0);
            assertThat(deliveries(server, path, "?room=" + code)).isEmpty();
        }
    }

    @Test
    @DisplayName("[WH8] webhooks are for who has a token for all rooms, and are changed by who may end rooms")
    void rights() throws Exception {
        try (TestServer server = TestServer.start(data, LOCAL)) {
            JsonNode room = server.createRoom();
            String own = room.get("auditToken").asText();
            assertThat(send(server, "GET", "/v1/webhooks", "", own).statusCode())
                    .isEqualTo(403);
            assertThat(send(server, "GET", "/v1/webhooks", "", "nonsense").statusCode())
                    .isEqualTo(401);
            String reads = token(false);
            assertThat(send(server, "GET", "/v1/webhooks", "", reads).statusCode())
                    .isEqualTo(200);
            assertThat(send(server, "POST", "/v1/webhooks", "{\"url\":\"https://example.com\"}", reads)
                            .statusCode())
                    .isEqualTo(403);
            for (String wrong : List.of(
                    "{}",
                    "{\"url\":\"ftp://example.com\"}",
                    "{\"url\":\"https://u:p@example.com\"}",
                    "{\"url\":\"https://example.com\",\"events\":[\"tea\"]}",
                    "{\"url\":\"https://example.com\",\"rooms\":[\"!\"]}",
                    "{\"url\":\"https://example.com\",\"enabled\":true}")) {
                assertThat(manage(server, "POST", "/v1/webhooks", wrong).statusCode())
                        .as(wrong)
                        .isEqualTo(400);
            }
        }
    }

    private JsonNode create(TestServer server, String body) throws Exception {
        HttpResponse<String> response = manage(server, "POST", "/v1/webhooks", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return TestServer.json(response);
    }

    private JsonNode deliveries(TestServer server, String path, String query) throws Exception {
        HttpResponse<String> response = manage(server, "GET", path + "/deliveries" + query, "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestServer.json(response).get("deliveries");
    }

    private HttpResponse<String> manage(TestServer server, String method, String path, String body) throws Exception {
        return send(server, method, path, body, token(true));
    }

    private String token(boolean mayEnd) throws Exception {
        return AccessTokens.create(ServerKeys.open(data), Duration.ofHours(1), InstantSource.system())
                .issueAudit(new AuditScope(Optional.empty(), mayEnd, "test"), Duration.ofHours(1))
                .text();
    }

    private static HttpResponse<String> send(TestServer server, String method, String path, String body, String token)
            throws Exception {
        return server.send(server.request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body)));
    }

    private static void command(TestServer server, JsonNode room, String body) throws Exception {
        HttpResponse<String> response = send(
                server,
                "POST",
                "/v1/rooms/" + room.get("code").asText() + "/commands",
                body,
                room.get("accessToken").asText());
        assertThat(response.statusCode()).as(body + response.body()).isEqualTo(200);
    }

    private static String signature(String secret, Receiver.Message message) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed = message.id() + "." + message.timestamp() + "." + message.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
