package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server in a process of its own that is killed while its webhooks are under way. */
class KilledWebhooksTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int NOTES = 20;
    /** What is taken before the server is killed; the next one is refused, and those behind it wait. */
    private static final int TAKEN = 8;

    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "[WH4] after kill -9 each event of what was acknowledged is delivered, and each for the first time in order")
    void killed() throws Exception {
        try (Receiver receiver = Receiver.start()) {
            receiver.takes(TAKEN);
            Path config = Files.writeString(folder.resolve("own.conf"), """
                    sameframe.webhooks { interval = 20ms, timeout = 1s, sweep = 1h, allowed-networks = ["127.0.0.0/8"]
                      endpoints = [{ name = crm, url = "%s", events = [note.added]
                        secrets = ["whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="] }] }
                    """.formatted(receiver.url()));
            List<String> options =
                    List.of("--port", "0", "--data", folder.resolve("data").toString(), "--config", config.toString());
            ServerProcess first = ServerProcess.start(folder, Map.of(), options);
            try {
                URI server = first.ready();
                JsonNode room = post(server, "v1/rooms", "{\"name\":\"Ann\"}", "");
                for (int i = 0; i < NOTES; i++) {
                    post(
                            server,
                            "v1/rooms/" + room.get("code").asText() + "/commands",
                            "{\"addNote\":{\"medium\":\"m1\",\"text\":\"note\"}}",
                            room.get("accessToken").asText());
                }
                await().atMost(PATIENCE).until(() -> receiver.messages().size() > TAKEN);
            } finally {
                first.kill();
            }
            first.ends();
            List<Long> before = delivered(receiver);
            receiver.takes(Integer.MAX_VALUE);
            int attempts = receiver.messages().size();
            ServerProcess second = ServerProcess.start(folder, Map.of(), options);
            try {
                second.ready();
                await().atMost(PATIENCE).until(() -> delivered(receiver).size() >= NOTES);
            } finally {
                second.terminate();
            }
            assertThat(delivered(receiver)).isSorted().hasSize(NOTES);
            assertThat(before).as("told before it was killed").hasSize(TAKEN + 1);
            assertThat(receiver.messages().subList(attempts, receiver.messages().size()))
                    .extracting(Receiver.Message::seq)
                    .startsWith(before.get(TAKEN))
                    .containsAll(delivered(receiver).subList(TAKEN, NOTES));
        }
    }

    /** Of each message the first time that it came. */
    private static List<Long> delivered(Receiver receiver) {
        return receiver.messages().stream()
                .map(Receiver.Message::seq)
                .distinct()
                .toList();
    }

    private static JsonNode post(URI server, String path, String body, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> response = HTTP.send(
                (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return new ObjectMapper().readTree(response.body());
    }
}
