package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Entry;
import org.sameframe.schema.v1.Ping;
import org.sameframe.schema.v1.Pong;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.server.TestServer;

class StreamTest {
    private static final String PAGE = "https://review.example";
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data, Map.of("sameframe.http.origins", List.of(PAGE)));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    /** Somebody in a room over a stream, and what came. */
    private record Guest(TestRoom room, TestStream stream, List<ServerFrame> frames) implements AutoCloseable {
        static Guest enter() throws Exception {
            return enter(TestRoom.create(server));
        }

        static Guest enter(TestRoom room) throws Exception {
            TestStream stream =
                    TestStream.open(server.address(), Frames.json(Frames.hello(room.hostToken(), TestRoom.instance())));
            Guest guest = new Guest(room, stream, new CopyOnWriteArrayList<>());
            stream.follow(data -> guest.frames.add(Frames.read(data)), () -> {});
            TestClient.awaiting()
                    .until(() -> guest.messages().anyMatch(ServerMessage::hasSnapshot)
                            || guest.frames.stream().anyMatch(ServerFrame::hasRange));
            return guest;
        }

        Stream<ServerMessage> messages() {
            return frames.stream().flatMap(frame -> frame.getMessagesList().stream());
        }

        void awaitSettled(long op) {
            TestClient.awaiting()
                    .until(() -> messages()
                            .anyMatch(message ->
                                    message.hasSettled() && message.getSettled().getOp() == op));
        }

        List<Integer> ops() {
            return messages()
                    .filter(ServerMessage::hasEntry)
                    .map(ServerMessage::getEntry)
                    .map(Entry::getOp)
                    .filter(op -> op > 0)
                    .toList();
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    private static String say(int op) {
        return Frames.json(RoomFrames.say(op, "Message " + op));
    }

    @Test
    @DisplayName("[SE1] who cannot have a WebSocket is in the same room, with those who can")
    void together() throws Exception {
        TestRoom room = TestRoom.create(server);
        try (Guest ann = Guest.enter(room);
                TestClient bob = room.enter(FrameFormat.PROTOBUF, room.join("Bob"), TestRoom.instance())) {
            assertThat(ann.stream().send(say(1))).isEqualTo(204);
            ann.awaitSettled(1);
            bob.awaitMessage(message -> message.hasEntry() && message.getEntry().getOp() == 1);
            bob.send(RoomFrames.seek(1, 0, 0));
            bob.awaitSettled(1);
        }
    }

    @Test
    @DisplayName("[SE2] the connection's name is told in the first event; no proxy is to keep or collect the answer")
    void opening() throws Exception {
        try (TestStream one = TestStream.open(server.address(), "");
                TestStream two = TestStream.open(server.address(), "")) {
            assertThat(one.connection()).matches("[0-9a-f]{32}").isNotEqualTo(two.connection());
            assertThat(one.response().headers().map())
                    .containsEntry("Content-Type", List.of("text/event-stream"))
                    .containsEntry("X-Accel-Buffering", List.of("no"))
                    .containsEntry("Cache-Control", List.of("no-store, no-transform"));
        }
    }

    @Test
    @DisplayName("[SE3] requests are taken in by their numbers, each once, whichever way they come")
    void numbered() throws Exception {
        try (Guest ann = Guest.enter()) {
            TestStream stream = ann.stream();
            assertThat(stream.post(2, say(3)).statusCode()).isEqualTo(204);
            assertThat(stream.post(3, say(4) + "\n" + say(5)).statusCode()).isEqualTo(204);
            assertThat(stream.post(2, say(3)).statusCode()).isEqualTo(204);
            assertThat(stream.post(1, say(1) + "\n" + say(2) + "\n").statusCode())
                    .isEqualTo(204);
            assertThat(stream.post(1, say(1)).statusCode()).isEqualTo(204);
            assertThat(stream.post(4, say(6)).statusCode()).isEqualTo(204);
            ann.awaitSettled(6);
            assertThat(ann.ops()).containsExactly(1, 2, 3, 4, 5, 6);
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("another connection", "0".repeat(32), "1", 404, "unknown-connection"),
                arguments("no name", "", "1", 404, "unknown-connection"),
                arguments("no number", null, "x", 400, "invalid"),
                arguments("from 0", null, "0", 400, "invalid"),
                arguments("far ahead", null, "9", 409, "out-of-order"),
                arguments("more than there is", null, "99999999999999999999", 400, "invalid"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    @DisplayName("[SE4] what cannot be taken in is answered with a problem, and the connection goes on")
    void refused(String what, @org.jspecify.annotations.Nullable String id, String number, int status, String code)
            throws Exception {
        try (Guest ann = Guest.enter()) {
            TestStream stream = ann.stream();
            HttpResponse<String> answer = stream.post(id == null ? stream.connection() : id, number, say(7));
            assertThat(answer.statusCode()).as(what).isEqualTo(status);
            assertThat(TestServer.json(answer).get("code").asText()).isEqualTo(code);
            assertThat(stream.post(1, say(1)).statusCode()).isEqualTo(204);
            ann.awaitSettled(1);
            assertThat(ann.ops()).containsExactly(1);
        }
    }

    @Test
    @DisplayName(
            "[SE4] more than a request may hold is refused, and a message larger than on a socket ends the connection")
    void large() throws Exception {
        try (Guest ann = Guest.enter()) {
            assertThat(ann.stream().post(1, "x".repeat(131_073)).statusCode()).isEqualTo(413);
            assertThat(ann.stream().post(1, " {}\n".repeat(129)).statusCode()).isEqualTo(429);
            assertThat(ann.stream()
                            .post(1, "{\"a\":\"" + "x".repeat(65_536) + "\"}")
                            .statusCode())
                    .isEqualTo(204);
            TestClient.awaiting()
                    .until(() -> ann.messages()
                            .anyMatch(message ->
                                    message.hasBye() && message.getBye().getReason() == 3501));
            TestClient.awaiting().until(() -> ann.stream().post(2, say(1)).statusCode() == 404);
        }
    }

    @Test
    @DisplayName("[SE5] a ping is answered in the stream with when it came and when it was answered")
    void pong() throws Exception {
        try (Guest ann = Guest.enter()) {
            ann.stream()
                    .send(Frames.json(ClientFrame.newBuilder()
                            .setPing(Ping.newBuilder().setT1(42))
                            .build()));
            TestClient.awaiting().until(() -> ann.messages().anyMatch(ServerMessage::hasPong));
            Pong pong = ann.messages()
                    .filter(ServerMessage::hasPong)
                    .findFirst()
                    .orElseThrow()
                    .getPong();
            assertThat(pong.getT1()).isEqualTo(42);
            assertThat(pong.getT2()).isPositive().isLessThanOrEqualTo(pong.getT3());
        }
    }

    static Stream<Arguments> protocols() {
        return Stream.of(
                arguments("sameframe.v1.protobuf", "AAAA", 200, "event: opened"),
                arguments("sameframe.v1.json", "{}", 200, "event: opened"),
                arguments("sameframe.v1.protobuf", "{}", 400, "invalid"),
                arguments("sameframe.v2.json", "{}", 400, "unsupported"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("protocols")
    @DisplayName("[SE2] frames are lines of JSON or of Base64; what is neither is refused")
    void protocols(String protocol, String body, int status, String answer) throws Exception {
        HttpResponse<String> opened = server.send(server.request("/v1/stream")
                .header(RoomStream.PROTOCOL, protocol)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(opened.statusCode()).isEqualTo(status);
        assertThat(opened.body()).contains(answer);
    }

    static Stream<Arguments> origins() {
        return Stream.of(arguments(PAGE, 200, 204), arguments("https://evil.example", 403, 403));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("origins")
    @DisplayName("[SE6] a page of an allowed origin may open a stream and send the two headers, any other may not")
    void origins(String origin, int opens, int asks) throws Exception {
        HttpResponse<String> opened = server.send(
                server.request("/v1/stream").header("Origin", origin).POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(opened.statusCode()).isEqualTo(opens);
        HttpResponse<String> asked = server.send(server.request("/v1/stream/frames")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(asked.statusCode()).isEqualTo(asks);
        if (opens == 200) {
            assertThat(opened.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains(origin);
            assertThat(asked.headers()
                            .firstValue("Access-Control-Allow-Headers")
                            .orElse(""))
                    .contains(RoomStream.CONNECTION, RoomStream.POST, RoomStream.PROTOCOL);
            assertThat(opened.body()).startsWith("event: opened\n").contains("\"reason\":3501");
        } else {
            assertThat(new ObjectMapper().readTree(opened.body()).get("code").asText())
                    .isEqualTo("forbidden");
        }
    }
}
