package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sameframe.server.TestServer;

class CommandsApiTest {
    @TempDir
    private Path data;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"seek\":{\"frame\":7}} | 200 | ",
                "{\"say\":{\"text\":\"Hello\"}} | 200 | ",
                "{\"seek\":{\"frame\":-1}} | 400 | invalid",
                "{\"seek\":{\"frame\":7},\"pause\":{}} | 400 | invalid",
                "{\"op\":3,\"pause\":{}} | 400 | invalid",
                "{\"pause\":{}} trailing | 400 | invalid",
                "{} | 400 | unsupported",
                "{\"doTheDishes\":{}} | 400 | unsupported",
                "{\"setReady\":{\"medium\":\"m1\",\"frames\":10,\"ready\":true}} | 400 | unsupported",
                "{\"setRole\":{\"participant\":1,\"role\":\"KING\"}} | 400 | invalid",
            })
    @DisplayName(
            "[CR1] a command in its JSON form is settled with a sequence, or refused with the code that the socket has")
    void commands(String body, int status, String code) throws Exception {
        try (TestServer server = TestServer.start(data, Map.of())) {
            JsonNode room = server.createRoom();
            HttpResponse<String> response =
                    command(server, room, room.get("accessToken").asText(), body, "");
            assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
            if (status == 200) {
                assertThat(entries(server, room)
                                .get(entries(server, room).size() - 1)
                                .get("seq")
                                .asLong())
                        .isEqualTo(TestServer.json(response).get("seq").asLong());
            } else {
                Asked.assertProblem(response, status, code);
            }
        }
    }

    @Test
    @DisplayName(
            "[CR1] the room says who may: a viewer's command is refused as on the socket, and another room's token as everywhere")
    void rights() throws Exception {
        try (TestServer server = TestServer.start(data, Map.of())) {
            JsonNode room = server.createRoom();
            JsonNode bob = TestServer.json(
                    server.post("/v1/rooms/" + room.get("code").asText() + "/join", "{\"name\":\"Bob\"}"));
            String bobs = bob.get("accessToken").asText();
            Asked.assertProblem(command(server, room, bobs, "{\"closeRoom\":{}}", ""), 403, "forbidden");
            Asked.assertProblem(
                    command(server, room, server.createRoom().get("accessToken").asText(), "{\"pause\":{}}", ""),
                    403,
                    "forbidden");
            Asked.assertProblem(command(server, room, "nonsense", "{\"pause\":{}}", ""), 401, "bad-token");
            Asked.assertProblem(
                    command(server, room, room.get("auditToken").asText(), "{\"pause\":{}}", ""), 401, "bad-token");
        }
    }

    @Test
    @DisplayName("[CR2] nobody becomes present by a command over REST: who was expected still is")
    void presence() throws Exception {
        try (TestServer server = TestServer.start(data, Map.of())) {
            JsonNode room = server.createRoom();
            assertThat(command(server, room, room.get("accessToken").asText(), "{\"rename\":{\"name\":\"Anna\"}}", "")
                            .statusCode())
                    .isEqualTo(200);
            JsonNode state = new Asked(server, room)
                    .json("state?seq=" + entries(server, room).size());
            assertThat(state.toString()).contains("Anna").contains("EXPECTED").doesNotContain("HERE");
        }
    }

    @Test
    @DisplayName(
            "[CR3] a key has one effect: again, and after a restart, it is answered with the first entry; with another body it is refused")
    void keys() throws Exception {
        String key = UUID.randomUUID().toString();
        JsonNode room;
        long first;
        try (TestServer server = TestServer.start(data, Map.of())) {
            room = server.createRoom();
            String token = room.get("accessToken").asText();
            first = seq(command(server, room, token, "{\"say\":{\"text\":\"once\"}}", key));
            command(server, room, token, "{\"say\":{\"text\":\"between\"}}", "");
            assertThat(seq(command(server, room, token, "{\"say\":{\"text\":\"once\"}}", key)))
                    .isEqualTo(first);
            Asked.assertProblem(
                    command(server, room, token, "{\"say\":{\"text\":\"twice\"}}", key), 422, "idempotency-key-reused");
            Asked.assertProblem(command(server, room, token, "{\"pause\":{}}", "short"), 400, "invalid");
        }
        try (TestServer server = TestServer.start(data, Map.of())) {
            assertThat(seq(command(
                            server, room, room.get("accessToken").asText(), "{\"say\":{\"text\":\"once\"}}", key)))
                    .isEqualTo(first);
            assertThat(entries(server, room).toString().split("once", -1)).hasSize(2);
        }
    }

    @Test
    @DisplayName("[CR4] who gives more commands than the budget allows is told to wait, and nobody else is")
    void budget() throws Exception {
        Map<String, ?> settings = Map.of("sameframe.commands.burst", 3, "sameframe.commands.per-second", 1);
        try (TestServer server = TestServer.start(data, settings)) {
            JsonNode room = server.createRoom();
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                answers.add(command(server, room, room.get("accessToken").asText(), "{\"pause\":{}}", ""));
            }
            HttpResponse<String> refused = answers.stream()
                    .filter(answer -> answer.statusCode() == 429)
                    .findFirst()
                    .orElseThrow();
            Asked.assertProblem(refused, 429, "rate-limited");
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            JsonNode other = server.createRoom();
            assertThat(command(server, other, other.get("accessToken").asText(), "{\"pause\":{}}", "")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static HttpResponse<String> command(TestServer server, JsonNode room, String token, String body, String key)
            throws Exception {
        HttpRequest.Builder request = server.request(
                        "/v1/rooms/" + room.get("code").asText() + "/commands")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return server.send(key.isEmpty() ? request : request.header("Idempotency-Key", key));
    }

    private static long seq(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestServer.json(response).get("seq").asLong();
    }

    private static JsonNode entries(TestServer server, JsonNode room) throws Exception {
        return new Asked(server, room).json("entries").get("entries");
    }
}
