package org.sameframe.edge.socket;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** A client's end of {@code /v1/stream}, as one has it where WebSocket is blocked. */
final class TestStream implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI server;
    private final HttpResponse<InputStream> response;
    private final BufferedReader events;
    private final String connection;
    private long posts;

    private TestStream(URI server, FrameFormat format, String first) throws Exception {
        this.server = server;
        this.response = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://" + server.getAuthority() + "/v1/stream"))
                        .header(RoomStream.PROTOCOL, format.subprotocol())
                        .POST(HttpRequest.BodyPublishers.ofString(first))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        this.events = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        this.connection = new ObjectMapper().readTree(next()).get("connection").asText();
    }

    static TestStream open(URI server, String first) throws Exception {
        return open(server, FrameFormat.JSON, first);
    }

    /** @param first frames, a line each, that come with the opening */
    static TestStream open(URI server, FrameFormat format, String first) throws Exception {
        return new TestStream(server, format, first);
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    String connection() {
        return connection;
    }

    /** The next event's data; empty when the stream has ended. */
    String next() throws IOException {
        for (String line = events.readLine(); line != null; line = events.readLine()) {
            if (line.startsWith("data: ")) {
                return line.substring("data: ".length());
            }
        }
        return "";
    }

    /** Hands every frame on until the stream ends, on a thread of its own. */
    void follow(Consumer<String> frame, Runnable atEnd) {
        Thread reader = new Thread(
                () -> {
                    try {
                        for (String data = next(); !data.isEmpty(); data = next()) {
                            frame.accept(data);
                        }
                    } catch (IOException cut) {
                        // an end as well
                    } finally {
                        atEnd.run();
                    }
                },
                "stream");
        reader.setDaemon(true);
        reader.start();
    }

    /** Sends frames, a line each, and waits for the answer's status. */
    synchronized int send(String lines) throws Exception {
        return post(++posts, lines).statusCode();
    }

    HttpResponse<String> post(long number, String lines) throws Exception {
        return post(connection, "" + number, lines);
    }

    HttpResponse<String> post(String id, String number, String lines) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://" + server.getAuthority() + "/v1/stream/frames"))
                        .timeout(Duration.ofSeconds(30))
                        .header(RoomStream.CONNECTION, id)
                        .header(RoomStream.POST, number)
                        .POST(HttpRequest.BodyPublishers.ofString(lines))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Cuts it. */
    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException cut) {
            // that is what was wanted
        }
    }
}
