package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.AuditScope;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.server.TestServer;

class DirectoryApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ROOMS = 7;

    @TempDir
    private static Path data;

    private static TestServer server;
    private static String all;
    private static final List<JsonNode> ROOMS_MADE = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(data, Map.of("sameframe.directory.interval", "20ms"));
        all = AccessTokens.create(ServerKeys.open(data), Duration.ofDays(1), InstantSource.system())
                .issueAudit(AuditScope.readOnly(Optional.empty()), Duration.ofDays(1))
                .text();
        for (int i = 0; i < ROOMS; i++) {
            ROOMS_MADE.add(TestServer.json(
                    server.post("/v1/rooms", "{\"name\":\"Ann %d\",\"title\":\"Dailies %d\"}".formatted(i, i))));
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> json("?q=dailies").get("rooms").size() == ROOMS);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    @DisplayName("[RD1][RD2] rooms are listed, newest activity first, as they are")
    void listed() throws Exception {
        JsonNode listed = json("?q=dailies").get("rooms");
        JsonNode last = listed.get(0);

        assertThat(codes(listed)).isEqualTo(made());
        assertThat(last.get("title").asText()).isEqualTo("Dailies 6");
        assertThat(last.get("state").asText()).isEqualTo("open");
        assertThat(last.get("participants").get(0).asText()).isEqualTo("Ann 6");
        assertThat(last.get("media")).hasSize(1);
        assertThat(last.get("entries").asInt()).isEqualTo(1);
        assertThat(last.get("createdAt").asText()).matches("\\d{16}");
        assertThat(last.get("lastAt")).isEqualTo(last.get("createdAt"));
        assertThat(last.get("head").get("seq").asInt()).isEqualTo(1);
        assertThat(last.get("head").get("hash").asText()).matches("[0-9a-f]{64}");
        assertThat(last.has("alarm")).isFalse();
        assertThat(get("", all).headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(json("?participant=ann%203").get("rooms")).hasSize(1);
        assertThat(json("?q=" + made().get(2)).get("rooms")).hasSize(1);
        assertThat(json("?q=dailies&until=" + last.get("createdAt").asText()).get("rooms"))
                .hasSize(ROOMS);
        assertThat(json("?from=2100-01-01T00:00:00Z").get("rooms")).isEmpty();
        assertThat(json("?state=closed").get("rooms")).isEmpty();
    }

    @Test
    @DisplayName("[RD2] a token for one room finds that room alone; another is not let in")
    void tokens() throws Exception {
        JsonNode room = ROOMS_MADE.get(3);

        JsonNode listed = TestServer.json(get("", room.get("auditToken").asText()));
        assertThat(codes(listed.get("rooms"))).containsExactly(room.get("code").asText());
        assertThat(TestServer.json(get(
                                "?participant=ann%206", room.get("auditToken").asText()))
                        .get("rooms"))
                .isEmpty();
        assertProblem(get("", room.get("accessToken").asText()), 403, "forbidden");
        assertProblem(get("", "x"), 401, "bad-token");
        assertProblem(server.get("/v1/rooms"), 401, "bad-token");
    }

    @Test
    @DisplayName("[AL5] [AU1] a token for all rooms reads the history of each, and is nobody in any")
    void allRooms() throws Exception {
        for (String code : made()) {
            for (String resource : List.of("entries", "state", "ledger", "export/notes", "accesses")) {
                assertThat(get("/" + code + "/" + resource, all).statusCode())
                        .as(resource)
                        .isEqualTo(200);
            }
        }
        HttpResponse<String> creation = server.send(server.request("/v1/rooms/" + made().get(0) + "/stills")
                .header("Authorization", "Bearer " + all)
                .header("Content-Type", "image/png")
                .POST(HttpRequest.BodyPublishers.ofString("")));
        assertProblem(creation, 401, "bad-token");
        String one = ROOMS_MADE.get(0).get("auditToken").asText();
        for (String address : List.of("/AAAA-AAAA/entries", "/AAAA-AAAA/accesses", "/zzz/entries", "/zzz/accesses")) {
            assertProblem(get(address, all), 404, "unknown-room");
            assertProblem(get(address, one), 403, "forbidden");
        }
    }

    @Test
    @DisplayName("[RD3] pages follow each other, and a position is good for its own question alone")
    void pages() throws Exception {
        List<String> codes = new ArrayList<>();
        JsonNode page = json("?q=dailies&limit=3");
        String first = page.get("next").asText();
        codes.addAll(codes(page.get("rooms")));
        while (page.has("next")) {
            page = json("?q=dailies&limit=3&after=" + page.get("next").asText());
            codes.addAll(codes(page.get("rooms")));
        }

        assertThat(codes).isEqualTo(made());
        String changed = (first.charAt(0) == 'M' ? "N" : "M") + first.substring(1);
        for (String wrong : List.of(
                "?q=dailies&after=" + changed,
                "?q=dailies&after=" + first + "A",
                "?q=dailies&after=" + first.substring(0, first.length() - 1),
                "?q=dailies&after=1",
                "?q=dailies&after=.",
                "?q=dailies&after=%C3%A4.%C3%A4",
                "?q=other&after=" + first,
                "?after=" + first,
                "?q=dailies&state=open&after=" + first)) {
            HttpResponse<String> response = get(wrong, all);
            assertProblem(response, 400, "invalid");
            assertThat(TestServer.json(response).get("field").asText()).isEqualTo("after");
        }
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("?q=", "q"),
                arguments("?q=%20", "q"),
                arguments("?q=a%00b", "q"),
                arguments("?q=" + "a".repeat(201), "q"),
                arguments("?q=a&q=b", "q"),
                arguments("?participant=", "participant"),
                arguments("?medium=a%0Ab", "medium"),
                arguments("?state=OPEN", "state"),
                arguments("?state=gone", "state"),
                arguments("?from=yesterday", "from"),
                arguments("?from=2&until=1", "until"),
                arguments("?to=1", "to"),
                arguments("?titel=dailies", "titel"),
                arguments("?limit=0", "limit"),
                arguments("?limit=1001", "limit"));
    }

    @ParameterizedTest(name = "[RD3][HI16] {0} is refused, and {1} is to blame")
    @MethodSource("wrong")
    void refuses(String query, String field) throws Exception {
        HttpResponse<String> response = get(query, all);

        assertProblem(response, 400, "invalid");
        assertThat(TestServer.json(response).get("field").asText()).isEqualTo(field);
    }

    @Test
    @DisplayName(
            "[RD6] [AL5] a ledger that was cut off shows in the list and where it is checked; so does one that is gone")
    void alarm() throws Exception {
        JsonNode room = TestServer.json(server.post("/v1/rooms", "{\"name\":\"Eve\",\"title\":\"Cut\"}"));
        String code = room.get("code").asText();
        server.post("/v1/rooms/" + code + "/join", "{\"name\":\"Bob\"}");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> json("?q=" + code).findPath("entries").asInt() == 2);
        assertThat(ledger(code).has("alarm")).isFalse();

        executeOn(
                "store",
                "DELETE FROM \"event_journal\" WHERE \"sequence_number\" = 2 AND \"persistence_id\" = 'room|" + code
                        + "'");
        JsonNode ledger = ledger(code);
        assertThat(ledger.get("intact").asBoolean()).isFalse();
        assertThat(ledger.get("entries").asInt()).isEqualTo(1);
        assertThat(ledger.get("alarm").get("seq").asInt()).isEqualTo(2);
        assertThat(json("?q=" + code).get("rooms").get(0).get("alarm")).isEqualTo(ledger.get("alarm"));

        executeOn("store", "DELETE FROM \"event_journal\" WHERE \"persistence_id\" = 'room|" + code + "'");
        ledger = ledger(code);
        assertThat(ledger.get("intact").asBoolean()).isFalse();
        assertThat(ledger.get("entries").asInt()).isZero();
        assertThat(ledger.get("alarm").get("what").asText()).contains("gone");
        assertThat(json("?state=lost").get("rooms").get(0).get("code").asText()).isEqualTo(code);
        assertThat(get("/" + code + "/accesses", all).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("[AL1] which still was read is not recorded, nor what a parameter says that there is not")
    void nothingPersonal() throws Exception {
        JsonNode room = ROOMS_MADE.get(5);
        String code = room.get("code").asText();
        String audit = room.get("auditToken").asText();
        String hash = "5ec2e7".repeat(10) + "abcd";
        get("/" + code + "/stills/" + hash, audit);
        get("/" + code + "/stills/" + hash + "/secret", audit);
        get("/" + code + "/entries?limit=5&name=secret&secret", audit);
        get("/" + code + "/export/notes?medium=secret", audit);
        get("/" + code + "/export/notes?medium=m1", audit);

        JsonNode page = TestServer.json(get("/" + code + "/accesses?limit=4", audit));

        List<String> told = new ArrayList<>();
        page.get("accesses")
                .forEach(access -> told.add(access.get("resource").asText() + " "
                        + access.path("query").asText()));
        assertThat(told)
                .containsExactly(
                        "export/notes medium=m1", "export/notes medium=…", "entries limit=5&name=…&…", "stills ");
        assertThat(page.toString()).doesNotContain("secret", "5ec2e7");
    }

    @Test
    @DisplayName("[AL1] reads are recorded with the token's identifier, the resource, its part and the status")
    void recorded() throws Exception {
        JsonNode room = ROOMS_MADE.get(1);
        String code = room.get("code").asText();
        String audit = room.get("auditToken").asText();
        get("/" + code + "/entries?limit=5", audit);
        get("/" + code + "/export/otio", audit);
        get("/" + code + "/state?seq=9", audit);
        get("/" + code + "/ledger", ROOMS_MADE.get(2).get("auditToken").asText());
        get("?q=secret&limit=2", audit);
        get("?partcipant=secret", audit);

        JsonNode page = TestServer.json(get("/" + code + "/accesses?limit=6", audit));

        List<String> told = new ArrayList<>();
        page.get("accesses")
                .forEach(access -> told.add(access.get("resource").asText() + " "
                        + access.path("query").asText() + " "
                        + access.get("status").asInt()));
        assertThat(told)
                .containsExactly(
                        "rooms partcipant=… 400",
                        "rooms q=…&limit=2 200",
                        "ledger  403",
                        "state seq=9 400",
                        "export/otio  200",
                        "entries limit=5 200");
        JsonNode last = page.get("accesses").get(5);
        assertThat(last.get("room").asText()).isEqualTo(code);
        assertThat(last.get("at").asText()).matches("\\d{16}");
        assertThat(last.get("token").asText())
                .isEqualTo(room.get("auditTokenId").asText())
                .hasSize(36);
        assertThat(last.has("who")).isFalse();
        assertThat(page.toString()).doesNotContain(audit, "secret");
        JsonNode latest = TestServer.json(get("/" + code + "/accesses?limit=1", audit));
        assertThat(latest.toString()).contains("\"resource\":\"accesses\"");
        String next = latest.get("next").asText();
        assertThat(get("/" + code + "/accesses?after=" + next, audit).statusCode())
                .isEqualTo(200);
        assertProblem(get("/" + made().get(0) + "/accesses?after=" + next, all), 400, "invalid");
        assertProblem(get("/" + code + "/accesses?limit=0", audit), 400, "invalid");
    }

    @Test
    @DisplayName("[AL3] who has read everything is told to who may read everything")
    void accessesOfAll() throws Exception {
        json("?limit=1");
        HttpResponse<String> response = send("/v1/accesses?limit=1", all);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(response).get("accesses").get(0).has("room")).isFalse();

        assertProblem(send("/v1/accesses", ROOMS_MADE.get(0).get("auditToken").asText()), 403, "forbidden");
        assertProblem(send("/v1/accesses", "x"), 401, "bad-token");
    }

    @Test
    @DisplayName("[AL1] whom a token was made for is recorded with it")
    void madeFor() throws Exception {
        JsonNode room = ROOMS_MADE.get(3);
        AccessTokens.Issued desk = AccessTokens.create(
                        ServerKeys.open(data), Duration.ofDays(1), InstantSource.system())
                .issueAudit(new AuditScope(Optional.empty(), false, "Desk 2"), Duration.ofDays(1));
        get("/" + room.get("code").asText() + "/state", desk.text());

        JsonNode read = TestServer.json(get(
                        "/" + room.get("code").asText() + "/accesses?limit=1",
                        room.get("auditToken").asText()))
                .get("accesses")
                .get(0);

        assertThat(read.get("who").asText()).isEqualTo("Desk 2");
        assertThat(read.get("token").asText()).isEqualTo(desk.id());
    }

    @ParameterizedTest(name = "[AL2] {0}")
    @ValueSource(
            strings = {"", "/CODE/entries", "/CODE/state", "/CODE/ledger", "/CODE/export/ledger", "/CODE/accesses"})
    @DisplayName("[AL2] what cannot be recorded is not answered")
    void notRecorded(String resource) throws Exception {
        String address = resource.replace("CODE", made().get(0));
        executeOn("directory", "ALTER TABLE room_access RENAME TO elsewhere");
        try {
            HttpResponse<String> response = get(address, all);
            assertProblem(response, 503, "unavailable");
            assertThat(response.body()).doesNotContain("Ann", "Dailies");
        } finally {
            executeOn("directory", "ALTER TABLE elsewhere RENAME TO room_access");
        }
        assertThat(get(address, all).statusCode()).isEqualTo(200);
    }

    private static void executeOn(String file, String sql) throws Exception {
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:file:" + data.resolve(file), "sameframe", "")) {
            connection.createStatement().execute(sql);
        }
    }

    private static List<String> made() {
        List<String> codes = new ArrayList<>();
        ROOMS_MADE.forEach(room -> codes.add(0, room.get("code").asText()));
        return codes;
    }

    private static List<String> codes(JsonNode rooms) {
        List<String> codes = new ArrayList<>();
        rooms.forEach(room -> codes.add(room.get("code").asText()));
        return codes;
    }

    private static JsonNode ledger(String code) throws Exception {
        return TestServer.json(get("/" + code + "/ledger", all));
    }

    private static JsonNode json(String query) throws Exception {
        HttpResponse<String> response = get(query, all);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestServer.json(response);
    }

    private static HttpResponse<String> get(String rest, String token) throws Exception {
        return send("/v1/rooms" + rest, token);
    }

    private static HttpResponse<String> send(String address, String token) throws Exception {
        return server.send(server.request(address).header("Authorization", "Bearer " + token));
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(TestServer.json(response).get("code").asText()).isEqualTo(code);
    }
}
