package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.AuditScope;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.room.RoomCode;
import org.sameframe.room.codec.LedgerHash;
import org.sameframe.server.TestServer;

class HistoryApiTest {
    private static final int GUESTS = 120;

    @TempDir
    private static Path data;

    private static TestServer server;
    private static JsonNode room;

    /** Entry 1 creates the room, and each of the others lets somebody in. */
    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(data, Map.of());
        room = TestServer.json(server.post(
                "/v1/rooms", "{\"name\":\"Ann\",\"title\":\"Dailies\",\"policy\":{\"maxParticipants\":200}}"));
        for (int i = 0; i < GUESTS; i++) {
            server.post("/v1/rooms/" + code(room) + "/join", "{\"name\":\"Bob\"}");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    @DisplayName("[HI1] entries come in pages, which say where to go on")
    void pages() throws Exception {
        List<Integer> sequences = new ArrayList<>();
        String query = "?limit=50";
        JsonNode page = json("entries" + query);
        assertThat(page.get("code").asText()).isEqualTo(code(room));
        for (;
                page.has("next");
                page = json("entries" + query + "&after=" + page.get("next").asText())) {
            page.get("entries").forEach(entry -> sequences.add(entry.get("seq").asInt()));
        }
        page.get("entries").forEach(entry -> sequences.add(entry.get("seq").asInt()));

        assertThat(sequences)
                .hasSize(GUESTS + 1)
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(1);
        assertThat(json("entries").get("entries")).hasSize(100);
        assertThat(json("entries?after=119").get("entries").get(0).get("seq").asInt())
                .isEqualTo(120);
    }

    @Test
    @DisplayName("[HI4] an entry reads as it does on the socket, within its place and its hash")
    void form() throws Exception {
        HttpResponse<String> response = get("entries?limit=2", audit(room));
        JsonNode entry = TestServer.json(response).get("entries").get(1);

        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(entry.get("seq").asInt()).isEqualTo(2);
        assertThat(entry.get("hash").asText()).matches("[0-9a-f]{64}");
        assertThat(entry.has("body")).isFalse();
        assertThat(entry.get("entry").get("seq").asInt()).isEqualTo(2);
        assertThat(entry.get("entry").get("at").asText()).matches("\\d{16}");
        JsonNode person = entry.get("entry").get("events").get(0).get("put");
        assertThat(person.get("key").asText()).isEqualTo("participant/2");
        assertThat(person.get("participant").get("name").asText()).isEqualTo("Bob");
    }

    @Test
    @DisplayName("[HI2] filters by category, participant and time work together, and leave out nothing else")
    void filters() throws Exception {
        String begun = json("entries?limit=1")
                .get("entries")
                .get(0)
                .get("entry")
                .get("at")
                .asText();
        String iso = Instant.EPOCH
                .plus(Duration.ofNanos(Long.parseLong(begun) * 1_000))
                .toString();

        assertThat(sequences("entries?category=media")).containsExactly(1);
        assertThat(sequences("entries?category=media,notes&category=grade")).containsExactly(1);
        assertThat(sequences("entries?category=notes")).isEmpty();
        assertThat(sequences("entries?participant=7")).containsExactly(7);
        assertThat(sequences("entries?participant=0&limit=1000")).hasSize(GUESTS + 1);
        assertThat(sequences("entries?until=" + begun)).containsExactly(1);
        assertThat(sequences("entries?until=" + iso)).containsExactly(1);
        assertThat(sequences("entries?category=roster&participant=3&from=" + begun))
                .containsExactly(3);
        assertThat(sequences("entries?from=2100-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    @DisplayName("[HI15] entries between two sequences, and of a stream as many as are wanted")
    void between() throws Exception {
        assertThat(sequences("entries?after=7&before=10")).containsExactly(8, 9);
        assertThat(sequences("entries?after=7&before=8")).isEmpty();
        assertThat(sequences("entries?before=2")).containsExactly(1);
        assertThat(json("entries?after=7&before=10&limit=2").has("next")).isFalse();
        assertThat(json("entries?after=7&before=11&limit=2").has("next")).isTrue();
        assertThat(streamed("entries?after=7&before=11", room)).hasSize(3);
        assertThat(streamed("entries?limit=110", room)).hasSize(110);
        assertThat(streamed("entries?limit=3&after=5", room)).hasSize(3);
        assertThat(streamed("entries?follow=true&after=110&before=113", room)).hasSize(2);
        assertThat(streamed("entries?follow=true&limit=104", room)).hasSize(104);
    }

    private static List<String> streamed(String query, JsonNode of) throws Exception {
        HttpResponse<String> lines = server.send(server.request(address(query, of))
                .header("Authorization", "Bearer " + audit(of))
                .header("Accept", "application/x-ndjson"));
        assertThat(lines.statusCode()).as(lines.body()).isEqualTo(200);
        return lines.body().lines().toList();
    }

    @Test
    @DisplayName("[HI3] all entries come as lines, with the bytes that anybody can check the chain with")
    void lines() throws Exception {
        HttpResponse<String> response = server.send(server.request(address("entries", room))
                .header("Authorization", "Bearer " + audit(room))
                .header("Accept", "application/x-ndjson"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        ByteString head = LedgerHash.NONE;
        int last = 0;
        for (String text : response.body().lines().toList()) {
            JsonNode line = new ObjectMapper().readTree(text);
            assertThat(line.get("seq").asInt()).isEqualTo(++last);
            ByteString body = ByteString.copyFrom(
                    Base64.getDecoder().decode(line.get("body").asText()));
            head = LedgerHash.of(head, last, body);
            assertThat(line.get("hash").asText()).isEqualTo(hex(head));
            assertThat(line.get("entry").get("seq").asInt()).isEqualTo(last);
        }
        assertThat(last).isEqualTo(GUESTS + 1);
        assertThat(json("ledger").get("head").asText()).isEqualTo(hex(head));
    }

    @Test
    @DisplayName("[HI6] the room as it was: after an entry, at an instant, and now")
    void state() throws Exception {
        JsonNode third = json("entries?after=2&limit=1").get("entries").get(0);
        JsonNode past = json("state?seq=3");

        assertThat(past.get("seq").asInt()).isEqualTo(3);
        assertThat(past.get("hash")).isEqualTo(third.get("hash"));
        assertThat(past.get("at").asText())
                .isEqualTo(third.get("entry").get("at").asText());
        assertThat(people(past)).isEqualTo(3);
        assertThat(past.get("room").get("values").findValuesAsText("title")).contains("Dailies");
        assertThat(json("state?at=" + past.get("at").asText())
                        .get("room")
                        .get("values")
                        .size())
                .isGreaterThanOrEqualTo(past.get("room").get("values").size());
        assertThat(people(json("state"))).isEqualTo(GUESTS + 1);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("entries?after=-1", "after"),
                arguments("entries?after=x", "after"),
                arguments("entries?after=99999999999", "after"),
                arguments("entries?after=1&after=2", "after"),
                arguments("entries?after=2-0123", "after"),
                arguments("entries?follow=yes", "follow"),
                arguments("entries?follow=true", "follow"),
                arguments("entries?limit=0", "limit"),
                arguments("entries?limit=1001", "limit"),
                arguments("entries?limit=1e3", "limit"),
                arguments("entries?limit=", "limit"),
                arguments("entries?category=colour", "category"),
                arguments("entries?category=PLAYBACK", "category"),
                arguments("entries?category=", "category"),
                arguments("entries?category=notes,,media", "category"),
                arguments("entries?participant=-1", "participant"),
                arguments("entries?participant=2147483648", "participant"),
                arguments("entries?participant=Ann", "participant"),
                arguments("entries?from=yesterday", "from"),
                arguments("entries?until=2026-13-01T00:00:00Z", "until"),
                arguments("entries?until=%2B1000000000-12-31T23:59:59Z", "until"),
                arguments("entries?from=2&until=1", "until"),
                arguments("entries?from=2026-03-01T02:00:00Z&until=2026-03-01T01:00:00Z", "until"),
                arguments("entries?before=0", "before"),
                arguments("entries?before=x", "before"),
                arguments("entries?after=5&before=5", "before"),
                arguments("entries?after=5&before=4", "before"),
                arguments("entries?after=100000", "after"),
                arguments("entries?after=2-0123456789abcdef", "after"),
                arguments("state?seq=100000", "seq"),
                arguments("state?at=1000", "at"),
                arguments("state?at=2000-01-01T00:00:00Z", "at"),
                arguments("state?seq=0", "seq"),
                arguments("state?seq=4294967296", "seq"),
                arguments("state?seq=1.5", "seq"),
                arguments("state?at=noon", "at"),
                arguments("state?seq=1&at=1", "at"));
    }

    @ParameterizedTest(name = "[HI5] {0} is refused, and {1} is to blame")
    @MethodSource("wrong")
    void refuses(String query, String field) throws Exception {
        HttpResponse<String> response = get(query, audit(room));

        assertProblem(response, 400, "invalid");
        assertThat(TestServer.json(response).get("field").asText()).isEqualTo(field);
    }

    @Test
    @DisplayName("[HI5] when the room began is said as the instant was asked for")
    void began() throws Exception {
        String micros = json("state?seq=1").get("at").asText();
        String iso =
                Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS).toString();

        assertThat(get("state?at=2000-01-01T00:00:00Z", audit(room)).body())
                .contains(iso)
                .doesNotContain(micros);
        assertThat(get("state?at=1000", audit(room)).body()).contains(iso).contains(micros);
    }

    @ParameterizedTest(name = "[HI16] {0} is refused: there is no {1}, but {2}")
    @CsvSource(delimiter = '|', textBlock = """
            entries?categry=notes        | categry  | There are: after, before, limit, follow, category, participant, from, until.
            entries?to=1                 | to       | until
            entries?limit=5&Limit=5      | Limit    | limit
            state?sequence=3             | sequence | There are: seq, at.
            ledger?seq=3                 | seq      | no parameters
            report?timezone=UTC          | timezone | There are: zone, as.
            export/notes?media=m1        | media    | There are: medium.
            export/ledger?from=1         | from     | no parameters
            export/otio?version=1        | version  | no parameters
            accesses?from=1              | from     | There are: limit, after.
            media/m1?frame=1             | frame    | There are: seq, at.
            """)
    @DisplayName("[HI16] a parameter that there is not is refused")
    void unknown(String query, String field, String words) throws Exception {
        HttpResponse<String> response = get(query, audit(room));

        assertProblem(response, 400, "invalid");
        assertThat(TestServer.json(response).get("field").asText()).isEqualTo(field);
        assertThat(TestServer.json(response).get("detail").asText()).contains(words);
    }

    @Test
    @DisplayName("[HI16] a room is not closed where an erasure was asked for with a slip of the pen")
    void unknownWhereItEnds() throws Exception {
        JsonNode other = server.createRoom();
        HttpResponse<String> response = server.send(server.request("/v1/rooms/" + code(other) + "?erese=true")
                .header("Authorization", "Bearer " + audit(other))
                .DELETE());

        assertProblem(response, 400, "invalid");
        assertThat(json("entries", other).get("entries")).hasSize(1);
    }

    @Test
    @DisplayName("[HI5] a query that cannot be read is refused")
    void unreadableQuery() throws Exception {
        String head = server.raw("GET " + address("entries?after=%zz", room) + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Authorization: Bearer " + audit(room) + "\r\n\r\n");

        assertThat(head).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest(name = "[HI7] {0}")
    @ValueSource(strings = {"entries", "state", "ledger"})
    @DisplayName("[HI7] only a token that grants audit for this room reads its history; the host's does not")
    void grants(String resource) throws Exception {
        JsonNode other = server.createRoom();
        AccessTokens past = AccessTokens.create(
                ServerKeys.open(data),
                Duration.ofDays(1),
                InstantSource.fixed(Instant.now().minus(Duration.ofDays(2))));
        String expired = past.issueAudit(AuditScope.ofCreator(new RoomCode(code(room))), Duration.ofDays(1))
                .text();

        assertThat(get(resource, audit(room)).statusCode()).isEqualTo(200);
        HttpResponse<String> none = server.get(address(resource, room));
        assertProblem(none, 401, "bad-token");
        assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertProblem(get(resource, "x"), 401, "bad-token");
        assertProblem(get(resource, audit(room) + "x"), 401, "bad-token");
        assertProblem(get(resource, expired), 401, "token-expired");
        assertProblem(get(resource, room.get("accessToken").asText()), 403, "forbidden");
        assertProblem(get(resource, audit(other)), 403, "forbidden");
        assertProblem(
                server.send(server.request("/v1/rooms/AAAA-AAAA/" + resource)
                        .header("Authorization", "Bearer " + audit(room))),
                403,
                "forbidden");
    }

    @Test
    @DisplayName("[HI7] a token for the history is no way into the room")
    void isNobody() throws Exception {
        AccessTokens tokens = AccessTokens.create(ServerKeys.open(data), Duration.ofDays(1), InstantSource.system());

        assertThat(tokens.verify(audit(room))).isEqualTo(new AccessTokens.Rejected(AccessTokens.Reason.BAD));
    }

    @Test
    @DisplayName("[HI5] a room that never was has no history")
    void unknownRoom() throws Exception {
        AccessTokens tokens = AccessTokens.create(ServerKeys.open(data), Duration.ofDays(1), InstantSource.system());
        RoomCode nobodys = RoomCode.of(0);
        String token = tokens.issueAudit(AuditScope.ofCreator(nobodys), Duration.ofDays(1))
                .text();

        for (String resource : List.of("entries", "state", "state?seq=1", "ledger")) {
            assertProblem(
                    server.send(server.request("/v1/rooms/" + nobodys + "/" + resource)
                            .header("Authorization", "Bearer " + token)),
                    404,
                    "unknown-room");
        }
    }

    @Test
    @DisplayName("[HI8] a damaged record says where, and what lies before is still to be read")
    void damage() throws Exception {
        JsonNode damaged = server.createRoom();
        String code = code(damaged);
        for (int i = 0; i < 4; i++) {
            server.post("/v1/rooms/" + code + "/join", "{\"name\":\"Bob\"}");
        }
        assertThat(json("ledger", damaged).get("intact").asBoolean()).isTrue();
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:file:" + data.resolve("store"), "sameframe", "")) {
            connection
                    .createStatement()
                    .execute(
                            "DELETE FROM \"event_journal\" WHERE \"sequence_number\" = 3 AND \"persistence_id\" = 'room|"
                                    + code + "'");
        }

        JsonNode ledger = json("ledger", damaged);
        assertThat(ledger.get("intact").asBoolean()).isFalse();
        assertThat(ledger.get("entries").asInt()).isEqualTo(2);
        assertThat(ledger.get("damage").get("seq").asInt()).isEqualTo(3);
        assertThat(ledger.get("damage").get("what").asText()).contains("missing");
        JsonNode page = json("entries", damaged);
        assertThat(page.get("entries")).hasSize(2);
        assertThat(page.get("damage")).isEqualTo(ledger.get("damage"));
        assertThat(page.has("next")).isFalse();
        HttpResponse<String> lines = server.send(server.request(address("entries", damaged))
                .header("Authorization", "Bearer " + audit(damaged))
                .header("Accept", "application/x-ndjson"));
        assertThat(lines.body().lines().toList()).hasSize(3).last().asString().startsWith("{\"damage\":{\"seq\":3");
        assertThat(people(json("state?seq=2", damaged))).isEqualTo(2);
        JsonNode second = page.get("entries").get(1).get("entry");
        assertThat(json("state?at=" + second.get("at").asText(), damaged)
                        .get("seq")
                        .asInt())
                .isEqualTo(2);
        JsonNode behind = json("entries?after=4&limit=1", damaged);
        assertThat(behind.findValuesAsText("hash")).hasSize(1);
        assertThat(behind.get("damage")).isEqualTo(ledger.get("damage"));
        assertThat(json(
                                "entries?after="
                                        + json("entries?limit=1", damaged)
                                                .get("next")
                                                .asText(),
                                damaged)
                        .get("entries"))
                .hasSize(1);
        assertThat(streamed("entries?after=4", damaged))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("{\"damage\":{\"seq\":3");
        assertThat(streamed("entries?after=4&limit=1&follow=true", damaged))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("{\"damage\":{\"seq\":3"));
        assertThat(json("entries?before=3", damaged).has("damage")).isFalse();
        HttpResponse<String> state = server.send(
                server.request(address("state?seq=4", damaged)).header("Authorization", "Bearer " + audit(damaged)));
        assertProblem(state, 500, "damaged");
        assertThat(state.body()).contains("entry 3");
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(TestServer.json(response).get("code").asText()).isEqualTo(code);
    }

    private static long people(JsonNode state) {
        return state.get("room").get("values").findValuesAsText("key").stream()
                .filter(key -> key.startsWith("participant/"))
                .count();
    }

    private static List<Integer> sequences(String query) throws Exception {
        List<Integer> sequences = new ArrayList<>();
        json(query)
                .get("entries")
                .forEach(entry -> sequences.add(entry.get("seq").asInt()));
        return sequences;
    }

    private static JsonNode json(String query) throws Exception {
        return json(query, room);
    }

    private static JsonNode json(String query, JsonNode of) throws Exception {
        HttpResponse<String> response =
                server.send(server.request(address(query, of)).header("Authorization", "Bearer " + audit(of)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestServer.json(response);
    }

    private static HttpResponse<String> get(String query, String token) throws Exception {
        return server.send(server.request(address(query, room)).header("Authorization", "Bearer " + token));
    }

    private static String address(String query, JsonNode of) {
        return "/v1/rooms/" + code(of) + "/" + query;
    }

    private static String code(JsonNode of) {
        return of.get("code").asText();
    }

    private static String audit(JsonNode of) {
        return of.get("auditToken").asText();
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
