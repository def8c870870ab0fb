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
import org.junit.jupiter.api.BeforeAll;
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

    private static final Map<String, Map<Long, Long>> SETTLED = new HashMap<>();
    private static final List<Bye> BYES = new ArrayList<>();
    private static Map<String, Map<Long, Long>> recorded = Map.of();
    private static int liveMeanwhile;
    private static boolean wentOnMeanwhile;
    private static int exit;
    private static String log = "";

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void stopUnderLoad(@TempDir Path folder) throws Exception {
        Map<String, String> environment = Map.of("SAMEFRAME_STOP_DELAY", "1s", "SAMEFRAME_STOP_WITHIN", "60s");
        Map<String, TestClient> clients = new HashMap<>();
        JsonNode created;
        AtomicBoolean isOver = new AtomicBoolean();
        List<RawSocket> hanging = new ArrayList<>();
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
                load.execute(() -> drive(client, isOver));
            }
            TestClient.awaiting()
                    .until(() -> clients.values().stream()
                            .allMatch(client -> client.settled(10).isPresent()));
            hanging.addAll(hanging(server.address()));
            server.terminate();
            TestClient.awaiting().until(() -> status(server.address(), "/v1/health/ready") == 503);
            liveMeanwhile = status(server.address(), "/v1/health/live");
            wentOnMeanwhile = clients.values().stream().noneMatch(TestClient::isEnded);
            for (TestClient client : clients.values()) {
                BYES.add(client.awaitBye());
            }
            exit = server.endsWithin(60);
        } finally {
            isOver.set(true);
            load.shutdownNow();
            for (RawSocket raw : hanging) {
                raw.close();
            }
        }
        log = Files.readString(folder.resolve("log"));
        clients.forEach((instance, client) -> SETTLED.put(instance, settled(client)));
        try (ServerProcess again = ServerProcess.start(folder, "512m", Map.of())) {
            recorded = recorded(again.address(), created);
            again.kill();
        }
    }

    @Test
    @DisplayName("[GS1] for the delay it is not ready, and goes on serving")
    void notReadyFirst() {
        assertThat(liveMeanwhile).isEqualTo(200);
        assertThat(wentOnMeanwhile).isTrue();
    }

    @Test
    @DisplayName("[GS2] what was begun is settled before the goodbye, and what was not taken in has left no trace")
    void settledFirst() {
        assertThat(SETTLED).hasSize(CLIENTS).allSatisfy((instance, settled) -> {
            assertThat(settled).hasSizeGreaterThanOrEqualTo(10);
            assertThat(recorded.get(instance)).isEqualTo(settled);
        });
    }

    @Test
    @DisplayName("[GS3] every client is told to come back, each at another time")
    void told() {
        assertThat(BYES).hasSize(CLIENTS).allSatisfy(bye -> {
            assertThat(bye.getReason()).isEqualTo(3001);
            assertThat(bye.getReconnect()).isTrue();
            assertThat(bye.getRetryAfterMs()).isBetween(1_000, 5_000);
        });
        assertThat(BYES.stream().map(Bye::getRetryAfterMs).distinct().count()).isGreaterThan(1);
    }

    @Test
    @DisplayName("[GS4] the process ends in time and in order, whoever neither reads, nor goes, nor finishes what they"
            + " began")
    void ends() {
        assertThat(exit).isEqualTo(143);
        assertThat(log).contains("Stopped").doesNotContain("did not stop in time");
    }

    /** Who never reads and never goes, over a socket and over a stream; a head and a body that stay half. */
    private static List<RawSocket> hanging(URI server) throws Exception {
        TestRoom room = TestRoom.create(server);
        List<RawSocket> hanging = new ArrayList<>();
        hanging.add(room.enterWithoutReading(room.hostToken()));
        String hello = Frames.json(Frames.hello(room.join("Deaf"), TestRoom.instance()));
        String host = " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n";
        for (String begun : List.of(
                "POST /v1/stream" + host + "Content-Length: " + hello.length() + "\r\n\r\n" + hello,
                "GET /v1/rooms" + host + "X-Half: ",
                "POST /v1/rooms" + host + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"name\":")) {
            RawSocket raw = RawSocket.narrow(server);
            raw.write(begun);
            hanging.add(raw);
        }
        return hanging;
    }

    /** Of each operation that had an effect, or was found to need none, the sequence. */
    private static Map<Long, Long> settled(TestClient client) {
        Map<Long, Long> settled = new TreeMap<>();
        client.messages()
                .filter(message -> message.hasSettled() && !message.getSettled().hasProblem())
                .forEach(message -> settled.put((long) message.getSettled().getOp(), (long)
                        message.getSettled().getSeq()));
        return settled;
    }

    private static void drive(TestClient client, AtomicBoolean isOver) {
        for (long op = 1; !isOver.get() && !client.isEnded(); op++) {
            client.send(RoomFrames.say(op, "Text " + op));
            long awaited = op - PENDING;
            if (awaited > 0) {
                TestClient.awaiting().until(() -> client.settled(awaited).isPresent() || client.isEnded());
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
