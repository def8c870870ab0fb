package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.edge.api.Asked.assertProblem;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.server.TestServer;
import org.slf4j.LoggerFactory;

class PinApiTest {
    private static final String NOWHERE = "AAAA-AAAA";

    private static TestServer server;
    private static Path folder;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        folder = data;
        server = TestServer.start(data, Map.of("sameframe.http.proxies", List.of("127.0.0.1")));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static JsonNode room(String pin) throws Exception {
        return TestServer.json(
                server.post("/v1/rooms", "{\"name\":\"Ann\",\"title\":\"Secret\",\"pin\":\"%s\"}".formatted(pin)));
    }

    private static HttpResponse<String> join(String from, String code, String more) throws Exception {
        return server.send(server.request("/v1/rooms/" + code + "/join")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", from)
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Bob\"" + more + "}")));
    }

    private static HttpResponse<String> find(String from, String code) throws Exception {
        return server.send(server.request("/v1/rooms/" + code).header("X-Forwarded-For", from));
    }

    private static HttpResponse<String> pin(JsonNode room, String method, String token, String body) throws Exception {
        return server.send(server.request("/v1/rooms/" + room.get("code").asText() + "/pin")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String host(JsonNode room) {
        return room.get("accessToken").asText();
    }

    @Test
    @DisplayName("[PN1] with the room's PIN one comes in, spelt either way")
    void right() throws Exception {
        String code = room("caf\u00e9 9").get("code").asText();

        assertThat(join("192.0.2.1", code, ",\"pin\":\" cafe\u0301 9 \"").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "[PN1] {0} is no PIN, for a new room as for a room that is or is not")
    @ValueSource(strings = {"[\"7319\"]", "7319", "true", "{}", "\"731\"", "\"73\\n19\"", "\"\""})
    void noPin(String json) throws Exception {
        String code = room("7319").get("code").asText();
        assertProblem(server.post("/v1/rooms", "{\"name\":\"Ann\",\"pin\":" + json + "}"), 400, "invalid");
        for (String some : List.of(code, NOWHERE)) {
            HttpResponse<String> refused = join("192.0.2.2", some, ",\"pin\":" + json);
            assertProblem(refused, 400, "invalid");
            assertThat(TestServer.json(refused).get("field").asText()).isEqualTo("pin");
        }
    }

    @Test
    @DisplayName(
            "[PN3] [PN5] without its PIN a room is answered like a code that never was, in status, headers and words")
    void alike() throws Exception {
        String code = room("7319").get("code").asText();
        for (String more : List.of("", ",\"pin\":\"0000\"")) {
            assertSame(join("192.0.2.3", code, more), join("192.0.2.3", NOWHERE, more));
        }
        assertSame(find("192.0.2.3", code), find("192.0.2.3", NOWHERE));
        for (String guess : List.of("1111", "2222", "3333", "4444", "5555", "6666")) {
            String more = ",\"pin\":\"" + guess + "\"";
            assertSame(join("192.0.2.4", code, more), join("192.0.2.4", NOWHERE, more));
        }
        assertProblem(join("192.0.2.4", code, ",\"pin\":\"7319\""), 429, "rate-limited");
        assertProblem(join("192.0.2.4", NOWHERE, ",\"pin\":\"7319\""), 429, "rate-limited");
        assertThat(join("192.0.2.5", code, ",\"pin\":\"7319\"").statusCode()).isEqualTo(200);
    }

    private static void assertSame(HttpResponse<String> one, HttpResponse<String> other) {
        assertThat(one.statusCode()).isEqualTo(other.statusCode()).isIn(404, 429);
        assertThat(headers(one)).isEqualTo(headers(other));
        assertThat(one.body().replaceAll("\\d+ seconds", ""))
                .isEqualTo(other.body().replaceAll("\\d+ seconds", ""));
    }

    /** A second may lie between two of them. */
    private static Map<String, List<String>> headers(HttpResponse<String> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.remove("date");
        headers.remove("retry-after");
        return headers;
    }

    @Test
    @DisplayName("[PN3] a room without a PIN takes whoever gives one all the same, and nothing is counted")
    void open() throws Exception {
        String code = server.createRoom().get("code").asText();
        for (int i = 0; i < 8; i++) {
            assertThat(join("192.0.2.6", code, ",\"pin\":\"000" + i + "\"").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("[PN6] the host gives a room its PIN, another, and none; each counts at once; it is recorded by whom")
    void hosts() throws Exception {
        JsonNode room = server.createRoom();
        String code = room.get("code").asText();
        assertThat(pin(room, "GET", host(room), "").body()).isEqualTo("{\"set\":false}");
        assertThat(pin(room, "PUT", host(room), "{\"pin\":\"1234\"}").body()).isEqualTo("{\"set\":true}");
        assertProblem(join("192.0.2.7", code, ""), 404, "unknown-room");
        assertThat(join("192.0.2.7", code, ",\"pin\":\"1234\"").statusCode()).isEqualTo(200);
        pin(room, "PUT", host(room), "{\"pin\":\"5678\"}");
        assertProblem(join("192.0.2.7", code, ",\"pin\":\"1234\""), 404, "unknown-room");
        assertThat(join("192.0.2.7", code, ",\"pin\":\"5678\"").statusCode()).isEqualTo(200);
        assertThat(pin(room, "GET", host(room), "").body()).isEqualTo("{\"set\":true}");
        assertThat(pin(room, "DELETE", host(room), "").body()).isEqualTo("{\"set\":false}");
        assertThat(join("192.0.2.7", code, "").statusCode()).isEqualTo(200);

        JsonNode accesses = new Asked(server, room).json("accesses");
        assertThat(accesses.toString()).doesNotContain("1234", "5678");
        assertThat(accesses.findValuesAsText("query")).startsWith("removed", "set", "set");
        assertThat(accesses.findValuesAsText("token")).startsWith("participant 1");
    }

    @Test
    @DisplayName("[PN6] nobody else sets one: no reviewer, nobody of another room, nobody without a token")
    void others() throws Exception {
        JsonNode room = room("7319");
        String code = room.get("code").asText();
        String reviewer = TestServer.json(join("192.0.2.8", code, ",\"pin\":\"7319\""))
                .get("accessToken")
                .asText();
        for (String method : List.of("GET", "PUT", "DELETE")) {
            assertProblem(pin(room, method, reviewer, "{\"pin\":\"1234\"}"), 403, "forbidden");
            assertProblem(pin(room, method, host(server.createRoom()), "{\"pin\":\"1234\"}"), 403, "forbidden");
            assertProblem(pin(room, method, "nobody", "{\"pin\":\"1234\"}"), 401, "bad-token");
            assertProblem(pin(room, method, room.get("auditToken").asText(), "{\"pin\":\"1234\"}"), 401, "bad-token");
        }
        assertThat(join("192.0.2.8", code, ",\"pin\":\"7319\"").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("[PN2] a PIN is in no log, and in no file of the data folder")
    void nowhere() throws Exception {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        root.setLevel(Level.DEBUG);
        root.addAppender(logged);
        JsonNode room;
        try {
            room = room("kanarienvogel-1");
            String code = room.get("code").asText();
            join("192.0.2.9", code, ",\"pin\":\"kanarienvogel-1\"");
            join("192.0.2.9", code, ",\"pin\":\"kanarienvogel-2\"");
            join("192.0.2.9", code, ",\"pin\":[\"kanarienvogel-3\"]");
            pin(room, "PUT", host(room), "{\"pin\":\"kanarienvogel-4\"}");
        } finally {
            root.detachAppender(logged);
            root.setLevel(before);
        }

        assertThat(logged.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(text -> text.contains("kanarien"));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain("kanarien");
            }
        }
    }

    @Test
    @DisplayName("[PX1] who is not a proxy that is named cannot pass for another address")
    void spoofed(@TempDir Path data) throws Exception {
        try (TestServer plain = TestServer.start(
                data,
                Map.of("sameframe.http.proxies", List.of("192.0.2.0/24"), "sameframe.pins.tries-per-client", 1))) {
            String code = TestServer.json(plain.post("/v1/rooms", "{\"name\":\"Ann\",\"pin\":\"7319\"}"))
                    .get("code")
                    .asText();
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> answer = plain.send(plain.request("/v1/rooms/" + code + "/join")
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", "198.51.100." + i)
                        .header("Forwarded", "for=198.51.100." + i)
                        .header("X-Forwarded-Host", "elsewhere.example")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Bob\",\"pin\":\"0000\"}")));
                assertThat(answer.statusCode()).isEqualTo(i == 0 ? 404 : 429);
            }
            HttpResponse<String> created = plain.send(plain.request("/v1/rooms")
                    .header("Content-Type", "application/json")
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Host", "elsewhere.example")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Ann\"}")));
            assertThat(TestServer.json(created).get("joinUrl").asText()).startsWith(plain.address() + "/r/");
        }
    }
}
