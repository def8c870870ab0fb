package org.sameframe.edge.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.sameframe.schema.v1.Category;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.FrameRate;
import org.sameframe.schema.v1.MediaSource;
import org.sameframe.schema.v1.Medium;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.server.TestServer;

/** A room on a server, and those who are in it. */
record TestRoom(URI address, String code, String hostToken) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static TestRoom create(TestServer server) throws Exception {
        return create(server.address());
    }

    static TestRoom create(URI server) throws Exception {
        return create(server, "{}");
    }

    /** @param policy what is different from the server's, as in the REST interface */
    static TestRoom create(URI server, String policy) throws Exception {
        return create(server, policy, "", "Ann");
    }

    static TestRoom create(URI server, String policy, String title, String host) throws Exception {
        JsonNode room = post(
                server, "/v1/rooms", "{\"name\":\"%s\",\"title\":\"%s\",\"policy\":%s}".formatted(host, title, policy));
        return new TestRoom(
                server, room.get("code").asText(), room.get("accessToken").asText());
    }

    /** The token of somebody new. */
    String join(String name) throws Exception {
        return post(address, "/v1/rooms/" + code + "/join", "{\"name\":\"" + name + "\"}")
                .get("accessToken")
                .asText();
    }

    private static JsonNode post(URI server, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return new ObjectMapper()
                .readTree(
                        HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** A connection that was welcomed, and has been told everything. */
    TestClient enter(FrameFormat format, String token, String instance, Category... categories) throws Exception {
        TestClient client = TestClient.connect(address, format);
        client.send(Frames.hello(token, instance, categories));
        client.awaitWelcome();
        return client;
    }

    /** A connection that has said who it is. */
    TestClient connect(FrameFormat format, String token, String instance) throws Exception {
        TestClient client = TestClient.connect(address, format);
        client.send(Frames.hello(token, instance));
        return client;
    }

    /** A connection that was told that it waits to be let in. */
    TestClient await(FrameFormat format, String token) throws Exception {
        TestClient client = connect(format, token, instance());
        client.awaitMessage(ServerMessage::hasWaiting);
        return client;
    }

    TestClient enter(FrameFormat format) throws Exception {
        return enter(format, hostToken, instance());
    }

    /** One that takes what comes only when it is told to, and until then has room for next to nothing. */
    RawSocket enterWithoutReading(String token) throws Exception {
        RawSocket raw = RawSocket.narrow(address);
        raw.write(RawSocket.handshake(address, FrameFormat.PROTOBUF));
        raw.head();
        raw.write(RawSocket.binary(Frames.hello(token, instance())));
        boolean hasSnapshot = false;
        while (!hasSnapshot) {
            hasSnapshot = raw.read().orElseThrow().getMessagesList().stream().anyMatch(ServerMessage::hasSnapshot);
        }
        return raw;
    }

    /** A command whose entry has about 30 KB. */
    static ClientFrame large(long op) {
        Medium.Builder medium = Medium.newBuilder()
                .setTitle("Large")
                .setRate(FrameRate.newBuilder().setNumerator(24).setDenominator(1))
                .setFrames(100);
        for (int i = 0; i < 15; i++) {
            medium.addSources(MediaSource.newBuilder().setLocation("https://example.com/" + "x".repeat(2_000)));
        }
        Command.Builder command = Command.newBuilder();
        command.getAddMediumBuilder().setMedium(medium);
        return Frames.command(op, command);
    }

    static String instance() {
        return UUID.randomUUID().toString();
    }
}
