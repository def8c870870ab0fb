package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.edge.api.Asked.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        return new Asked(server, of).json(query);
    }

    private static HttpResponse<String> get(String query, String token) throws Exception {
        return new Asked(server, room).get(query, token);
    }

    private static String address(String query, JsonNode of) {
        return new Asked(server, of).address(query);
    }

    private static String code(JsonNode of) {
        return new Asked(server, of).code();
    }

    private static String audit(JsonNode of) {
        return new Asked(server, of).audit();
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
