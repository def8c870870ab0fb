package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.server.TestServer;

/**
 * Everything that must get a clear answer and change nothing. After each line the room is where it was, and somebody else
 * who is in it goes on undisturbed.
 */
class HostileInputTest {
    private static TestServer server;
    private static TestClient witness;

    private int before;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(
                data,
                Map.of(
                        "sameframe.socket.heartbeat", "60s",
                        "sameframe.socket.hello-timeout", "2s",
                        "sameframe.socket.message-timeout", "2s"));
        witness = TestRoom.create(server).enter(FrameFormat.PROTOBUF);
    }

    @AfterAll
    static void stop() throws Exception {
        witness.close();
        server.close();
    }

    @BeforeEach
    void head() {
        before = witness.through().getSeq();
    }

    /** Whoever is in a room goes on undisturbed, and nothing else was recorded there. */
    @AfterEach
    void unchanged() {
        int op = before;
        witness.send(Frames.seek(op, 1 + before % 2));

        assertThat(witness.awaitSettled(op).hasProblem()).isFalse();
        assertThat(witness.awaitSettled(op).getSeq()).isEqualTo(before + 1);
        assertThat(witness.isEnded()).isFalse();
    }

    static Stream<HostileHandshakes.Line> handshakes() {
        return HostileHandshakes.lines();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handshakes")
    @DisplayName("[HS2] [HS3] a handshake that is not right is answered with a status and a code, and opens nothing")
    void handshake(HostileHandshakes.Line line) throws Exception {
        try (RawSocket raw = RawSocket.open(server.address())) {
            raw.write(line.change().apply(RawSocket.handshake(server.address(), FrameFormat.JSON)));

            assertThat(raw.answer()).isEqualTo(line.answer());
        }
    }

    static Stream<HostileFrames.Line> frames() {
        return HostileFrames.lines();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    @DisplayName("[FR4] a frame that is none ends its connection, and no other")
    void frame(HostileFrames.Line line) throws Exception {
        try (RawSocket raw = RawSocket.upgrade(server.address(), line.format())) {
            line.attack().accept(raw);

            assertThat(raw.end()).isIn(line.ends());
        }
    }

    static Stream<HostileMessages.Line> messages() {
        return HostileMessages.lines();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    @DisplayName("[FR1] [HS5] a message that is none, or comes too early, ends its connection, and no other")
    void message(HostileMessages.Line line) throws Exception {
        try (RawSocket raw = RawSocket.upgrade(server.address(), line.format())) {
            raw.write(line.frame());

            assertThat(raw.end().bye()).hasValue(line.bye());
        }
    }
}
