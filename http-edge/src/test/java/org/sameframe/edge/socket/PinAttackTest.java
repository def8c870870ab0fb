package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.edge.auth.TestPlatform;
import org.sameframe.server.TestServer;

/** A room whose PIN is guessed from many addresses, and those who belong there. */
class PinAttackTest {
    private static final Map<String, ?> SETTINGS = Map.of(
            "sameframe.http.proxies", List.of("127.0.0.1"),
            "sameframe.platform.issuer", TestPlatform.ISSUER,
            "sameframe.platform.audience", TestPlatform.AUDIENCE,
            "sameframe.platform.secret", TestPlatform.SECRET);

    @TempDir
    private Path data = Path.of("");

    private TestServer server;
    private JsonNode room;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.start(data, SETTINGS);
        room = TestServer.json(server.post("/v1/rooms", "{\"name\":\"Ann\",\"pin\":\"7319\"}"));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private String code() {
        return room.get("code").asText();
    }

    private TestRoom inside() {
        return new TestRoom(server.address(), code(), room.get("accessToken").asText());
    }

    private HttpResponse<String> post(String from, String what, String body) throws Exception {
        return server.send(server.request("/v1/rooms/" + code() + "/" + what)
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", from)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> join(String from, String pin) throws Exception {
        return post(from, "join", "{\"name\":\"Bob\",\"pin\":\"" + pin + "\"}");
    }

    /**
     * Several at the same time, since each answer waits for its step.
     *
     * @return how many were compared
     */
    private int guess(int first, int count) throws Exception {
        ExecutorService guessers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = first; i < first + count; i++) {
                String address = "198.51.100." + (1 + i % 100);
                String pin = String.format("x%04d", i);
                answers.add(guessers.submit(() -> join(address, pin).statusCode()));
            }
            int compared = 0;
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(404, 429);
                compared += answer.get() == 404 ? 1 : 0;
            }
            return compared;
        } finally {
            guessers.shutdownNow();
        }
    }

    private JsonNode look(String ticket) throws Exception {
        return TestServer.json(server.send(
                server.request("/v1/rooms/" + code() + "/knock").header("Authorization", "Bearer " + ticket)));
    }

    private String knock(String from, String code) throws Exception {
        HttpResponse<String> answer = server.send(server.request("/v1/rooms/" + code + "/knock")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", from)
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Kim\"}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return TestServer.json(answer).get("ticket").asText();
    }

    @Test
    @DisplayName(
            "[PN4] [PN7] [PN8] while a PIN is guessed, over a restart, who is inside goes on and the host lets in who knocks")
    void attack() throws Exception {
        int compared = guess(0, 40);
        server.close();
        server = TestServer.start(data, SETTINGS);
        compared += guess(40, 40);
        // 20 at once, and those whose wait of 30 s, a minute ... has passed on a slow machine
        assertThat(compared).isBetween(20, 24);
        assertThat(join("192.0.2.1", "7319").statusCode()).isEqualTo(429);

        try (TestClient host = inside().enter(FrameFormat.PROTOBUF)) {
            String ticket = knock("192.0.2.1", code());
            assertThat(look(ticket).get("state").asText()).isEqualTo("waiting");
            guess(80, 3);
            host.send(RoomFrames.letIn(1, 2));
            host.awaitSettled(1);
            JsonNode admitted = look(ticket);
            assertThat(admitted.get("state").asText()).isEqualTo("admitted");
            try (TestClient kim =
                    inside().enter(FrameFormat.JSON, admitted.get("accessToken").asText(), TestRoom.instance())) {
                kim.send(Frames.seek(1, 5));
                assertThat(kim.awaitSettled(1).hasProblem()).isFalse();
            }
        }
    }

    @Test
    @DisplayName(
            "[PN8] knocking at a room that never was is answered alike, and for ever so; who is declined reads nothing else")
    void nowhere() throws Exception {
        String real = knock("192.0.2.2", code());
        assertThat(knock("192.0.2.2", "AAAA-AAAA")).hasSameSizeAs(real);
        try (TestClient host = inside().enter(FrameFormat.PROTOBUF)) {
            host.send(RoomFrames.kick(1, 2));
            host.awaitSettled(1);
        }
        assertThat(look(real).toString()).isEqualTo("{\"state\":\"waiting\"}");
        assertThat(look("nonsense").get("code").asText()).isEqualTo("bad-token");
    }

    @Test
    @DisplayName("[PN8] three knocks a minute from an address")
    void often() throws Exception {
        for (int i = 0; i < 3; i++) {
            knock("192.0.2.3", "AAAA-AAAA");
        }
        assertThat(post("192.0.2.3", "knock", "{\"name\":\"Kim\"}").statusCode())
                .isEqualTo(429);
    }

    @Test
    @DisplayName(
            "[PN7] while a PIN is guessed, who brings a token of the platform that opens the room comes in without it")
    void vouched() throws Exception {
        guess(0, 40);
        assertThat(join("192.0.2.5", "7319").statusCode()).isEqualTo(429);
        try (TestPlatform platform = new TestPlatform()) {
            HttpResponse<String> answer = server.send(server.request("/v1/rooms/" + code() + "/join")
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + platform.hs256(TestPlatform.claims("vera")))
                    .POST(HttpRequest.BodyPublishers.ofString("{}")));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            String token = TestServer.json(answer).get("accessToken").asText();
            try (TestClient client = inside().enter(FrameFormat.PROTOBUF, token, TestRoom.instance())) {
                client.send(Frames.seek(1, 5));
                assertThat(client.awaitSettled(1).hasProblem()).isFalse();
            }
            String elsewhere = platform.hs256(TestPlatform.claims("mallory").claim("room", "AAAA-AAAA"));
            HttpResponse<String> refused = server.send(server.request("/v1/rooms/" + code() + "/join")
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + elsewhere)
                    .POST(HttpRequest.BodyPublishers.ofString("{}")));
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        }
    }

    @Test
    @DisplayName("[PN7] who has a token comes back without the PIN, also when it has changed")
    void back() throws Exception {
        String bob =
                TestServer.json(join("192.0.2.4", "7319")).get("accessToken").asText();
        server.send(server.request("/v1/rooms/" + code() + "/pin")
                .header("Authorization", "Bearer " + room.get("accessToken").asText())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"pin\":\"another one\"}")));

        try (TestClient client = inside().enter(FrameFormat.PROTOBUF, bob, TestRoom.instance())) {
            client.send(Frames.seek(1, 5));
            assertThat(client.awaitSettled(1).hasProblem()).isFalse();
        }
    }
}
