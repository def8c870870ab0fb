package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.server.TestServer;

class RoomsApiTest {
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data, Map.of("sameframe.room.policy.max-participants", 3));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    @DisplayName("[RE1] a room is created, found and entered by its code")
    void createFindJoin() throws Exception {
        HttpResponse<String> created = server.post("/v1/rooms", "{\"name\":\"Ann\",\"title\":\"Dailies\"}");
        JsonNode room = TestServer.json(created);
        String code = room.get("code").asText();

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).hasValue("/v1/rooms/" + code);
        assertThat(created.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(code).matches("[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}");
        assertThat(room.get("joinUrl").asText()).isEqualTo(server.address() + "/r/" + code);
        assertThat(room.get("participantId").asInt()).isEqualTo(1);
        assertThat(server.get("/v1/rooms/" + code).body())
                .isEqualTo("{\"code\":\"" + code
                        + "\",\"recorded\":{\"attendance\":true,\"acts\":true,\"frameAgreements\":\"counts\"}}");

        HttpResponse<String> joined = server.post("/v1/rooms/" + code + "/join", "{\"name\":\"Bob\"}");
        assertThat(joined.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(joined).get("participantId").asInt()).isEqualTo(2);
        assertThat(TestServer.json(joined).get("accessToken").asText()).isNotEmpty();
    }

    @Test
    @DisplayName("[RE1] a code is read in any case, with or without the dash")
    void codeAsTyped() throws Exception {
        String code = server.createRoom().get("code").asText();

        assertThat(server.get("/v1/rooms/" + code.toLowerCase(Locale.ROOT)).statusCode())
                .isEqualTo(200);
        assertThat(server.get("/v1/rooms/" + code.replace("-", "")).statusCode())
                .isEqualTo(200);
        String join = "/v1/rooms/" + code.replace("-", "").toLowerCase(Locale.ROOT) + "/join";
        assertThat(TestServer.json(server.post(join, "{\"name\":\"Bob\"}"))
                        .get("code")
                        .asText())
                .isEqualTo(code);
    }

    static Stream<Arguments> badBodies() {
        String medium = "{\"name\":\"Ann\",\"media\":%s}";
        return Stream.of(
                arguments("nothing", "", null),
                arguments("null", "null", null),
                arguments("an array", "[]", null),
                arguments("text", "\"Ann\"", null),
                arguments("not JSON", "{name:'Ann'}", null),
                arguments("cut off", "{\"name\":\"Ann\"", null),
                arguments("trailing text", "{\"name\":\"Ann\"} x", null),
                arguments("a second value", "{\"name\":\"Ann\"}{\"name\":\"Bob\"}", null),
                arguments("a key twice", "{\"name\":\"Ann\",\"name\":\"Bob\"}", null),
                arguments("a key twice in an unknown field", "{\"name\":\"Ann\",\"x\":{\"y\":1,\"y\":2}}", null),
                arguments("NaN", "{\"name\":\"Ann\",\"x\":NaN}", null),
                arguments("a million digits", "{\"name\":\"Ann\",\"x\":" + "9".repeat(60_000) + "}", null),
                arguments("33 levels", "{\"name\":\"Ann\",\"x\":" + "[".repeat(33) + "]".repeat(33) + "}", null),
                arguments("30,000 levels", "[".repeat(30_000), null),
                arguments("no name", "{}", "name"),
                arguments("name null", "{\"name\":null}", "name"),
                arguments("name a number", "{\"name\":7}", "name"),
                arguments("name an array", "{\"name\":[\"Ann\"]}", "name"),
                arguments("name empty", "{\"name\":\"\"}", null),
                arguments("name of 65 characters", "{\"name\":\"" + "x".repeat(65) + "\"}", null),
                arguments("name with NUL", "{\"name\":\"A\\u0000nn\"}", null),
                arguments("name turned round", "{\"name\":\"A\\u202enn\"}", null),
                arguments("title an object", "{\"name\":\"Ann\",\"title\":{}}", "title"),
                arguments("medium empty", medium.formatted("{}"), "media.rate.numerator"),
                arguments(
                        "rate without denominator",
                        medium.formatted("{\"rate\":{\"numerator\":24}}"),
                        "media.rate.denominator"),
                arguments("rate 24.5", medium.formatted("{\"rate\":{\"numerator\":24.5}}"), "media.rate.numerator"),
                arguments("rate 1e400", medium.formatted("{\"rate\":{\"numerator\":1e400}}"), "media.rate.numerator"),
                arguments(
                        "rate as text", medium.formatted("{\"rate\":{\"numerator\":\"24\"}}"), "media.rate.numerator"),
                arguments("rate 24/0", medium.formatted(medium(24, 0, 240)), null),
                arguments("rate -24/1", medium.formatted(medium(-24, 1, 240)), null),
                arguments(
                        "no frames",
                        medium.formatted("{\"rate\":{\"numerator\":24,\"denominator\":1}}"),
                        "media.frames"),
                arguments("0 frames", medium.formatted(medium(24, 1, 0)), null),
                arguments("2^63 frames", medium.formatted(medium(24, 1, Long.MAX_VALUE)), "media.frames"),
                arguments(
                        "source null",
                        medium.formatted(
                                "{\"rate\":{\"numerator\":24,\"denominator\":1},\"frames\":1,\"sources\":[null]}"),
                        "media.sources.location"));
    }

    @ParameterizedTest(name = "[RE2] creating with {0} is invalid")
    @MethodSource("badBodies")
    void refusesBody(String what, String body, String field) throws Exception {
        HttpResponse<String> response = server.post("/v1/rooms", body);

        assertProblem(response, 400, "invalid");
        if (field != null) {
            assertThat(TestServer.json(response).get("field").asText()).isEqualTo(field);
        }
    }

    @Test
    @DisplayName("[RE2] unknown fields are ignored, and set nothing")
    void ignoresUnknownFields() throws Exception {
        String body = "{\"name\":\"Ann\",\"role\":\"viewer\",\"participantId\":99,\"code\":\"AAAA-AAAA\"}";
        JsonNode room = TestServer.json(server.post("/v1/rooms", body));

        assertThat(room.get("participantId").asInt()).isEqualTo(1);
        assertThat(room.get("code").asText()).isNotEqualTo("AAAA-AAAA");
    }

    @Test
    @DisplayName("[RE2] who joins is what the room makes of them, whatever their body says: no host, and nobody else")
    void joinsAsNobodyElse() throws Exception {
        String path = "/v1/rooms/" + server.createRoom().get("code").asText();
        JsonNode joined = TestServer.json(
                server.post(
                        path + "/join",
                        "{\"name\":\"Mallory\",\"role\":\"host\",\"participantId\":1,\"host\":true,\"grants\":[\"admin\"],\"verified\":true}"));

        assertThat(joined.get("participantId").asInt()).isEqualTo(2);
        HttpResponse<String> closing = server.send(server.request(path + "/commands")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + joined.get("accessToken").asText())
                .POST(HttpRequest.BodyPublishers.ofString("{\"closeRoom\":{}}")));
        assertProblem(closing, 403, "forbidden");
    }

    @Test
    @DisplayName("[RE2] a body of more than 64 KiB is refused, whether it says its length or not")
    void refusesLargeBody() throws Exception {
        byte[] body = ("{\"name\":\"Ann\",\"x\":\"" + "x".repeat(70_000) + "\"}").getBytes();
        HttpRequest.Builder request = server.request("/v1/rooms").header("Content-Type", "application/json");

        assertProblem(server.send(request.POST(HttpRequest.BodyPublishers.ofByteArray(body))), 413, "too-large");
        HttpRequest.BodyPublisher chunked =
                HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body));
        assertProblem(server.send(request.POST(chunked)), 413, "too-large");
    }

    @ParameterizedTest(name = "[RE2] a body of {0} is no JSON")
    @CsvSource({"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/json"})
    void refusesOtherTypes(String type) throws Exception {
        HttpRequest.Builder request = server.request("/v1/rooms")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Ann\"}"));

        assertProblem(server.send(request), 415, "unsupported-media-type");
    }

    @ParameterizedTest(name = "[RE4] nobody is told more of {0} than that there is no such room")
    @CsvSource({"AAAA-AAAA", "AAAAAAAA", "x", "IIII-0000", "AAAA-AAAA-AAAA", "%F0%9F%8E%AC", "..%2F..", "'%00'"})
    void unknownRoom(String code) throws Exception {
        HttpResponse<String> found = server.get("/v1/rooms/" + code);
        HttpResponse<String> joined = server.post("/v1/rooms/" + code + "/join", "{\"name\":\"Bob\"}");

        assertProblem(found, 404, "unknown-room");
        assertProblem(joined, 404, "unknown-room");
        assertThat(joined.body()).isEqualTo(found.body());
        assertThat(found.body()).isEqualTo(server.get("/v1/rooms/ZZZZ-ZZZZ").body());
    }

    @Test
    @DisplayName("[RE5] a full room says so")
    void fullRoom() throws Exception {
        String join = "/v1/rooms/" + server.createRoom().get("code").asText() + "/join";
        server.post(join, "{\"name\":\"Bob\"}");
        server.post(join, "{\"name\":\"Cleo\"}");

        assertProblem(server.post(join, "{\"name\":\"Dan\"}"), 409, "room-full");
    }

    @Test
    @DisplayName("[RE6] the same creation with the same key is answered once")
    void idempotent() throws Exception {
        String key = UUID.randomUUID().toString();

        HttpResponse<String> first = create(key, "{\"name\":\"Ann\"}");
        HttpResponse<String> again = create(key, "{\"name\":\"Ann\"}");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(create(UUID.randomUUID().toString(), "{\"name\":\"Ann\"}").body())
                .isNotEqualTo(first.body());
        assertProblem(create(key, "{\"name\":\"Bob\"}"), 422, "idempotency-key-reused");
    }

    @Test
    @DisplayName("[RE6] a key stays free when nothing was created")
    void refusedKeepsKeyFree() throws Exception {
        String key = UUID.randomUUID().toString();

        assertProblem(create(key, "{\"name\":\"\"}"), 400, "invalid");
        assertThat(create(key, "{\"name\":\"Ann\"}").statusCode()).isEqualTo(201);
    }

    @ParameterizedTest(name = "[RE6] \"{0}\" is no key: it can be guessed, or is none")
    @CsvSource({"1", "short", "'has spaces in it, and many'"})
    void badKey(String key) throws Exception {
        HttpResponse<String> response = create(key, "{\"name\":\"Ann\"}");

        assertProblem(response, 400, "invalid");
        assertThat(TestServer.json(response).get("field").asText()).isEqualTo("Idempotency-Key");
    }

    @ParameterizedTest(name = "[RE3] {0} {1} is {2} {3}")
    @CsvSource({
        "GET, /v1/nothing, 404, not-found",
        "GET, /v1, 404, not-found",
        "PUT, /v1/rooms, 405, method-not-allowed",
        "PUT, /v1/rooms/AAAA-AAAA, 405, method-not-allowed",
        "GET, /v1/rooms/AAAA-AAAA/join, 405, method-not-allowed",
        "POST, /v1/media, 405, method-not-allowed",
        "POST, /nothing, 404, not-found",
    })
    void everyProblemIsOne(String method, String path, int status, String code) throws Exception {
        assertProblem(
                server.send(server.request(path).method(method, HttpRequest.BodyPublishers.noBody())), status, code);
    }

    private static HttpResponse<String> create(String key, String body) throws Exception {
        return server.send(server.request("/v1/rooms")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String medium(long numerator, long denominator, long frames) {
        return ("{\"rate\":{\"numerator\":%d,\"denominator\":%d},\"frames\":%d,"
                        + "\"sources\":[{\"location\":\"https://clips.example/a.mp4\"}]}")
                .formatted(numerator, denominator, frames);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        JsonNode problem = TestServer.json(response);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asText()).isEqualTo("urn:sameframe:problem:" + code);
        assertThat(problem.get("title").asText()).isNotEmpty();
        assertThat(problem.get("detail").asText()).isNotEmpty().doesNotContain("pekko", "Exception");
    }
}
