package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.server.TestServer;

/** Frames of a client that is welcomed, one connection for each case. */
class FrameConformanceTest {
    /** Each has a budget of pings. */
    private static final int PEOPLE = 20;

    private static final AtomicInteger NEXT = new AtomicInteger();

    private static TestServer server;
    private static List<String> tokens;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data, Map.of("sameframe.socket.heartbeat", "60s"));
        TestRoom room = TestRoom.create(server);
        tokens = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            tokens.add(room.join("Guest " + i));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.sameframe.edge.socket.FrameCases#all")
    @DisplayName("[WS1] a frame is answered as RFC 6455 has it")
    void frames(FrameCases.Case line) throws Exception {
        assertThat(answers(line)).as("expected: " + line.answers()).matches(line::isAnswered);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.sameframe.edge.socket.Utf8Cases#all")
    @DisplayName("[WS2] text is UTF-8, or its connection is closed with 1007")
    void text(FrameCases.Case line) throws Exception {
        assertThat(answers(line)).as("expected: " + line.answers()).matches(line::isAnswered);
    }

    private static String answers(FrameCases.Case line) throws Exception {
        try (RawSocket raw = RawSocket.upgrade(server.address(), line.format())) {
            String token = tokens.get(NEXT.incrementAndGet() % PEOPLE);
            var hello = Frames.hello(token, TestRoom.instance());
            raw.write(line.format() == FrameFormat.JSON ? RawSocket.text(Frames.json(hello)) : RawSocket.binary(hello));
            boolean isIn = false;
            while (!isIn) {
                isIn = raw.read().orElseThrow().getMessagesList().stream().anyMatch(ServerMessage::hasSnapshot);
            }
            line.writing().accept(raw);
            if (line.answers().endsWith(FrameCases.ALIVE)) {
                raw.write(
                        line.format() == FrameFormat.JSON
                                ? RawSocket.text(Frames.json(Frames.ping(99)))
                                : RawSocket.binary(Frames.ping(99)));
            }
            return answers(raw);
        }
    }

    /** Until the last message is answered, or the connection has ended. */
    private static String answers(RawSocket raw) throws IOException {
        List<String> answers = new ArrayList<>();
        while (!answers.contains(FrameCases.ALIVE)) {
            Optional<RawSocket.Raw> next = raw.frame();
            if (next.isEmpty()) {
                answers.add("end");
                break;
            }
            byte[] payload = next.get().payload();
            if (next.get().opcode() == RawSocket.PONG) {
                answers.add("pong[" + FrameCases.latin(payload) + "]");
            } else if (next.get().opcode() == RawSocket.CLOSE) {
                answers.add("close:" + (payload.length < 2 ? 1005 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF)));
                break;
            } else {
                ServerFrame frame = next.get().opcode() == RawSocket.TEXT
                        ? Frames.read(new String(payload, StandardCharsets.UTF_8))
                        : Frames.read(ByteBuffer.wrap(payload));
                frame.getMessagesList().forEach(message -> {
                    if (message.hasPong()) {
                        answers.add("ok:" + message.getPong().getT1());
                    } else if (message.hasBye()) {
                        answers.add("bye:" + message.getBye().getReason());
                    }
                });
            }
        }
        return String.join(" ", answers);
    }
}
