package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.edge.socket.HostileRoom.awaitMessage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.edge.socket.HostileRoom.Row;
import org.sameframe.edge.socket.HostileRoom.Sender;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Renew;
import org.sameframe.schema.v1.ServerMessage;

/**
 * What hostile input does that comes otherwise than by a socket, or with a token of the platform, or that is right but without
 * end. Behind each line the room and who is in it are as before.
 */
class HostileAccessIT extends HostileFixture {
    Stream<Arguments> tokens() throws Exception {
        return new HostileTokens(platform).all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens")
    @DisplayName(
            "[HX4] a token that is not what it ought to be opens nothing, and renews nothing of who is in the room")
    void token(String what, String token, String code) throws Exception {
        boolean fits = ("Bearer " + token).length() <= 8_192;
        String answer = fits ? (code.equals("forbidden") ? "403 " : "401 ") + code : "431";
        assertThat(room.posted("join", "{}", token)).isEqualTo(answer);
        assertThat(room.posted("commands", "{\"play\":{}}", token)).isEqualTo(answer);
        try (RawSocket raw = room.enter(Sender.NOBODY, FrameFormat.JSON)) {
            raw.write(
                    RawSocket.text("{\"hello\":{\"accessToken\":\"%s\",\"instance\":\"one-instance\",\"room\":\"%s\"}}"
                            .formatted(token, room.code())));
            assertThat(raw.end().bye())
                    .hasValue(
                            switch (code) {
                                case "token-expired" -> 3005;
                                case "forbidden" -> 3507;
                                default -> 3500;
                            });
        }
        for (Sender sender : Sender.members().toList()) {
            try (RawSocket raw = room.enter(sender, FrameFormat.PROTOBUF)) {
                raw.write(RawSocket.binary(ClientFrame.newBuilder()
                        .setRenew(Renew.newBuilder().setAccessToken(token))
                        .build()));
                assertThat(awaitMessage(raw, ServerMessage::hasRenewed)
                                .getRenewed()
                                .getProblem()
                                .getCode())
                        .isEqualTo(code.equals("token-not-yet-valid") ? "bad-token" : code);
                HostileRoom.assertPong(raw, FrameFormat.PROTOBUF);
            }
        }
    }

    static Stream<HostileCommands.Line> posted() {
        return Stream.concat(DomainInputTest.refused(), HostileCommands.lines())
                // Operations have no numbers there: 0 is none.
                .filter(line -> !line.command().contains("\"op\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("posted")
    @DisplayName("[HX5] over HTTP a command is refused as on a socket, to everybody")
    void postedCommand(HostileCommands.Line line) throws Exception {
        // Ready is who has loaded something: a player.
        String code = line.command().startsWith("\"setReady\"") ? "unsupported" : line.code();
        String viewer = line.command().startsWith("\"setReady\"") ? "unsupported" : line.viewer();
        String body = "{" + line.command() + "}";
        assertThat(room.posted("commands", body, "")).isEqualTo("401 bad-token");
        assertThat(room.posted("commands", body, room.token(Sender.VIEWER))).isEqualTo(status(viewer));
        assertThat(room.posted("commands", body, room.token(Sender.REVIEWER))).isEqualTo(status(code));
        // What only a host may do is no attack of theirs.
        if (!code.equals("forbidden")) {
            assertThat(room.posted("commands", body, room.token(Sender.HOST))).isEqualTo(status(code));
        }
    }

    private static String status(String code) {
        return switch (code) {
            case "forbidden" -> "403 forbidden";
            case "limit" -> "409 limit";
            default -> "400 " + code;
        };
    }

    static Stream<Row<HostileStreams.Line>> streams() {
        return HostileRoom.everybody(HostileStreams.lines());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    @DisplayName("[HX5] what a stream does not take gets a status and a code, and a stream that is open goes on")
    void stream(Row<HostileStreams.Line> row) throws Exception {
        row.fromEach(this::stream);
    }

    private void stream(Sender sender, HostileStreams.Line line) throws Exception {
        if (sender == Sender.NOBODY) {
            String request = line.request().replace("CONNECTION", "f".repeat(32));
            assertThat(room.answer(request, "")).isEqualTo(line.answer());
            return;
        }
        var hello = Frames.hello(room.token(sender), TestRoom.instance());
        try (TestStream stream = TestStream.open(room.address(), Frames.json(hello))) {
            String request = line.request().replace("CONNECTION", stream.connection());
            assertThat(room.answer(request, room.token(sender))).isEqualTo(line.member());
            assertThat(stream.send(Frames.json(Frames.ping(99)))).isEqualTo(204);
            await(stream, message -> message.hasPong() && message.getPong().getT1() == 99);
        }
    }

    static Stream<Row<HostileStreams.Ended>> endedStreams() {
        return HostileRoom.everybody(HostileStreams.ended());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endedStreams")
    @DisplayName("[HX5] a frame that is none ends a stream as it ends a socket")
    void endedStream(Row<HostileStreams.Ended> row) throws Exception {
        row.fromEach(this::endedStream);
    }

    private void endedStream(Sender sender, HostileStreams.Ended line) throws Exception {
        String frames = line.frames().replace("TOKEN", room.token(sender));
        try (TestStream stream = TestStream.open(room.address(), frames)) {
            assertThat(await(stream, ServerMessage::hasBye).getBye().getReason())
                    .isEqualTo(sender == Sender.NOBODY ? line.bye() : line.member());
            assertThat(stream.next()).as("nothing behind it").isEmpty();
        }
    }

    private static ServerMessage await(TestStream stream, Predicate<ServerMessage> wanted) throws Exception {
        for (String data = stream.next(); !data.isEmpty(); data = stream.next()) {
            for (ServerMessage message : Frames.read(data).getMessagesList()) {
                if (wanted.test(message)) {
                    return message;
                }
            }
        }
        throw new AssertionError("the stream ended before");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOBODY")
    @DisplayName("[HX6] pings of the WebSocket without end are answered to who is in the room, and nobody else notices")
    void pings(Sender sender) throws Exception {
        byte[] last = "last".getBytes(StandardCharsets.US_ASCII);
        try (RawSocket raw = room.enter(sender, FrameFormat.JSON)) {
            CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> {
                HostileFrames.flood(raw, RawSocket.frame(RawSocket.FIN | RawSocket.PING, new byte[100]), 20_000);
                HostileFrames.flood(raw, RawSocket.frame(RawSocket.FIN | RawSocket.PING, last), 1);
            });
            RawSocket.Raw frame = raw.frame().orElseThrow();
            while (frame.opcode() != RawSocket.PONG || frame.payload().length != last.length) {
                frame = raw.frame().orElseThrow();
            }
            flood.join();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOBODY")
    @DisplayName("[HX6] messages of the protocol without end are an end, with when to come back")
    void messagesWithoutEnd(Sender sender) throws Exception {
        try (RawSocket raw = room.enter(sender, FrameFormat.JSON)) {
            HostileFrames.flood(raw, RawSocket.text(Frames.json(Frames.ping(1))), 6_000);

            var bye = awaitMessage(raw, ServerMessage::hasBye).getBye();
            assertThat(bye.getReason()).isEqualTo(3013);
            assertThat(bye.getRetryAfterMs()).isPositive();
        }
    }

    @Test
    @DisplayName("[HX6] 500 heads that stay half keep nobody else waiting, and are cut")
    void halfHeads() throws Exception {
        String request = "GET /v1/rooms/CODE HTTP/1.1\r\nHost: HOST\r\nAUTHX-Slow: ";
        List<RawSocket> half = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                RawSocket raw = RawSocket.open(room.address());
                half.add(raw);
                String token = room.token(Sender.values()[i % Sender.values().length]);
                raw.write(room.filled(request, token) + "x".repeat(7_000));
            }
            room.assertUnchanged();
            assertThat(room.answer(request + "no\r\n\r\n", "")).isEqualTo("200");

            for (RawSocket raw : half) {
                assertThat(raw.answer()).isEqualTo("end");
            }
        } finally {
            for (RawSocket raw : half) {
                raw.close();
            }
        }
    }
}
