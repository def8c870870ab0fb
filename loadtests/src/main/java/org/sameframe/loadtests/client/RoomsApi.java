package org.sameframe.loadtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Creates and enters rooms over REST; blocks. */
public final class RoomsApi {
    /** Frames of the medium that rooms are created with: more than a program asks for one by one. */
    public static final int FRAMES = 16_000_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    /** @param server scheme, host and port, with a slash at the end */
    public RoomsApi(URI server) {
        this.server = server;
    }

    /**
     * A new room with one long medium at 24 frames per second; its creator is the host. What comes last counts, whoever gives
     * it: the load is meant to be recorded, and not to be superseded by the host.
     */
    public Admission create(String name) throws IOException, InterruptedException {
        Map<String, Object> medium = Map.of(
                "title",
                "A long one",
                "rate",
                Map.of("numerator", 24, "denominator", 1),
                "frames",
                FRAMES,
                "sources",
                List.of(Map.of("location", "https://media.example.com/long.mp4")));
        Map<String, Object> policy = Map.of("conflict", "last-wins");
        return admission(
                post("v1/rooms", Map.of("title", "Load", "name", name, "media", medium, "policy", policy)), name);
    }

    /** Enters a room. */
    public Admission join(String code, String name) throws IOException, InterruptedException {
        return admission(post("v1/rooms/" + code + "/join", Map.of("name", name)), name);
    }

    private static Admission admission(JsonNode answer, String name) {
        return new Admission(
                answer.required("code").asText(),
                answer.required("participantId").asInt(),
                answer.required("accessToken").asText(),
                name);
    }

    private JsonNode post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("%s answered %d: %s"
                    .formatted(
                            path,
                            response.statusCode(),
                            new String(response.body(), java.nio.charset.StandardCharsets.UTF_8)));
        }
        return JSON.readTree(response.body());
    }
}
