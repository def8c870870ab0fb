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
import org.sameframe.schema.v1.Mark;
import org.sameframe.server.TestServer;

/**
 * Everything that must get a clear answer and change nothing. After each line the room is where it was, and somebody else
 * who is in it goes on undisturbed.
 */
class HostileInputTest {
    private static TestServer server;

    private TestRoom room;
    private TestClient witness;
    private Mark before;
    private long nextOp;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(
                data,
                Map.of(
                        "sameframe.socket.heartbeat", "60s",
                        "sameframe.socket.hello-timeout", "2s",
                        "sameframe.socket.message-timeout", "2s"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void witness() throws Exception {
        room = TestRoom.create(server);
        witness = room.enter(FrameFormat.PROTOBUF);
        before = witness.through();
    }

    @AfterEach
    void undisturbed() {
        try (TestClient client = witness) {
            client.send(Frames.seek(++nextOp, 77));
            assertThat(client.awaitSettled(nextOp).hasProblem()).isFalse();
            assertThat(client.isEnded()).isFalse();
        }
    }

    /** Nothing but the stranger's own coming and going was recorded. */
    private void assertUnchanged(long entries) {
        witness.send(Frames.seek(++nextOp, 1));
        assertThat(witness.awaitSettled(nextOp).getSeq()).isEqualTo((int) (before.getSeq() + entries + 1));
    }

    static Stream<HostileHandshakes.Line> handshakes() {
        return HostileHandshakes.lines();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handshakes")
    @DisplayName("[HS2] [HS3] a handshake that is not right is answered with a status, and opens nothing")
    void handshake(HostileHandshakes.Line line) throws Exception {
        try (RawSocket raw = RawSocket.open(server.address())) {
            raw.write(line.change().apply(RawSocket.handshake(server.address(), FrameFormat.JSON)));

            assertThat(raw.head()).startsWith("HTTP/1.1 " + line.status());
        }
        assertUnchanged(0);
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
        assertUnchanged(0);
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
        assertUnchanged(0);
    }
}
