package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.schema.v1.Bye;

/** SIGTERM to the server as it is shipped, while eight people give commands as fast as they are settled. */
class GracefulStopIT {
    private static final int CLIENTS = 8;
    private static final int PENDING = 4;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @DisplayName("[GS1][GS2][GS3][GS4] SIGTERM under load loses nothing, tells every client, and ends in time")
    void underLoad() throws Exception {
        Map<String, String> environment =
                Map.of("SAMEFRAME_STOP_DELAY", "1s", "SAMEFRAME_STOP_WITHIN", "60s");
        Map<String, TestClient> clients = new HashMap<>();
        JsonNode created;
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService load = Executors.newFixedThreadPool(CLIENTS);
        try (ServerProcess server = ServerProcess.start(folder, "512m", environment)) {
            created = new ObjectMapper().readTree(post(server.address(), "/v1/rooms"));
            TestRoom room = new TestRoom(
                    server.address(),
                    created.get("code").asText(),
                    created.get("accessToken").asText());
            for (int i = 0; i < CLIENTS; i++) {
                String instance = TestRoom.instance();
                FrameFormat format = i % 2 == 0 ? FrameFormat.PROTOBUF : FrameFormat.JSON;
                TestClient client = room.enter(format, room.join("Guest " + i), instance);
                clients.put(instance, client);
                load.submit(() -> drive(client, isOver));
            }
            TestClient.awaiting().until(() -> clients.values().stream()
                    .allMatch(client -> client.settled(10).isPresent()));

            server.terminate();
            // for a second it is not ready, and goes on: what load balancers wait for
            TestClient.awaiting().until(() -> status(server.address(), "/v1/health/ready") == 503);
            assertThat(status(server.address(), "/v1/health/live")).isEqualTo(200);
            assertThat(clients.values()).noneMatch(TestClient::isEnded);

            List<Integer> waits = new ArrayList<>();
            for (TestClient client : clients.values()) {
                Bye bye = client.awaitBye();
                assertThat(bye.getReason()).isEqualTo(3001);
                assertThat(bye.getReconnect()).isTrue();
                waits.add(bye.getRetryAfterMs());
            }
            assertThat(waits).allMatch(wait -> wait >= 1_000 && wait <= 5_000);
            assertThat(waits.stream().distinct().count()).as("spread: " + waits).isGreaterThan(1);
            assertThat(server.endsWithin(60)).isEqualTo(143);
        } finally {
            isOver.set(true);
            load.shutdownNow();
        }
        try (ServerProcess again = ServerProcess.start(folder, "512m", Map.of())) {
            Map<String, Map<Long, Long>> recorded = recorded(again.address(), created);
            clients.forEach((instance, client) -> {
                Map<Long, Long> settled = new TreeMap<>();
                client.messages()
                        .filter(message -> message.hasSettled()
                                && !message.getSettled().hasProblem())
                        .forEach(message -> settled.put(
                                (long) message.getSettled().getOp(),
                                (long) message.getSettled().getSeq()));
                // what was begun was settled before the goodbye; what was not taken in has left no trace
                assertThat(recorded.getOrDefault(instance, Map.of())).isEqualTo(settled);
                assertThat(settled).hasSizeGreaterThanOrEqualTo(10);
            });
        }
        assertThat(Files.readString(folder.resolve("log"))).contains("Stopped").doesNotContain("did not stop in time");
    }

    private static void drive(TestClient client, AtomicBoolean isOver) {
        for (long op = 1; !isOver.get() && !client.isEnded(); op++) {
            client.send(RoomFrames.say(op, "Text " + op));
            long awaited = op - PENDING;
            if (awaited > 0) {
                TestClient.awaiting()
                        .until(() -> client.settled(awaited).isPresent() || client.isEnded());
            }
        }
    }

    /** Of each device, the sequence of each of its operations. */
    private static Map<String, Map<Long, Long>> recorded(URI server, JsonNode room) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server + "/v1/rooms/" + room.get("code").asText() + "/entries"))
                .header("Accept", "application/x-ndjson")
                .header("Authorization", "Bearer " + room.get("auditToken").asText())
                .build();
        Map<String, Map<Long, Long>> recorded = new HashMap<>();
        for (String line : HTTP.send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .toList()) {
            JsonNode entry = new ObjectMapper().readTree(line).path("entry");
            if (entry.path("op").asLong() > 0) {
                Long before = recorded.computeIfAbsent(entry.path("instance").asText(), key -> new TreeMap<>())
                        .put(entry.path("op").asLong(), entry.path("seq").asLong());
                assertThat(before).as("an operation has one entry").isNull();
            }
        }
        return recorded;
    }

    private static int status(URI server, String path) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(server + path)).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String post(URI server, String path) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(server + path))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Ann\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
