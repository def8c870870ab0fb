package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server as it is shipped, with a heap of 256 MiB, and what would fill it. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class SmallHeapIT {
    private static ServerProcess server;

    private TestRoom room;
    private TestClient witness;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = ServerProcess.start(
                data, "256m", Map.of("SAMEFRAME_HEARTBEAT", "120s", "SAMEFRAME_HELLO_TIMEOUT", "120s"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.kill();
    }

    @BeforeEach
    void witness() throws Exception {
        room = TestRoom.create(server.address());
        witness = room.enter(FrameFormat.PROTOBUF);
    }

    @AfterEach
    void stillAnswers() throws Exception {
        try (TestClient client = witness;
                TestClient fresh = room.enter(FrameFormat.JSON)) {
            client.send(Frames.seek(1_000, 5));
            assertThat(client.awaitSettled(1_000).hasProblem()).isFalse();
            fresh.send(Frames.seek(1, 6));
            assertThat(fresh.awaitSettled(1).hasProblem()).isFalse();
            assertThat(server.isAlive()).isTrue();
        }
    }

    @FunctionalInterface
    private interface Attack {
        void accept(RawSocket raw) throws IOException;
    }

    /** On so many connections at once, all of them open until the last has done its worst. */
    private static void attack(int connections, Attack attack) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        List<RawSocket> open = new ArrayList<>();
        try {
            List<Future<?>> attacks = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                RawSocket raw = RawSocket.upgrade(server.address(), FrameFormat.PROTOBUF);
                open.add(raw);
                attacks.add(threads.submit(() -> {
                    attack.accept(raw);
                    return null;
                }));
            }
            for (Future<?> one : attacks) {
                one.get(120, TimeUnit.SECONDS);
            }
        } finally {
            for (RawSocket raw : open) {
                raw.close();
            }
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("[FR4] endless fragments on 50 connections")
    void endlessFragments() throws Exception {
        attack(50, raw -> {
            HostileFrames.endlessFragments(raw);
            assertThat(raw.end().bye()).hasValue(3501);
        });
    }

    @Test
    @DisplayName("[FR4] a frame that says it has 2^63-1 bytes, and sends 16 MiB of them, on 50 connections")
    void absurdLengths() throws Exception {
        byte[] head = RawSocket.frame(RawSocket.FIN | RawSocket.BINARY, new byte[70_000]);
        byte[] length = {0x7F, -1, -1, -1, -1, -1, -1, -1};
        System.arraycopy(length, 0, head, 2, length.length);
        attack(50, raw -> {
            HostileFrames.flood(raw, head, 1);
            HostileFrames.flood(raw, new byte[64 * 1024], 256);
            assertThat(raw.end().bye()).isNotEqualTo(java.util.Optional.of(1));
        });
    }

    @Test
    @DisplayName("[FO2] 20 clients that never read, in a room whose entries would fill the heap")
    void neverReading() throws Exception {
        List<RawSocket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                silent.add(room.enterWithoutReading(room.join("Bob")));
            }
            for (int op = 1; op <= 250; op++) {
                witness.send(TestRoom.large(op));
                if (op % 25 == 0) {
                    witness.awaitSettled(op);
                }
            }
        } finally {
            for (RawSocket raw : silent) {
                raw.close();
            }
        }
    }

    @Test
    @DisplayName("[HS5] 2,000 sockets without a hello")
    void withoutHello() throws Exception {
        List<RawSocket> idle = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<RawSocket>> opening = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                opening.add(threads.submit(() -> RawSocket.upgrade(server.address(), FrameFormat.PROTOBUF)));
            }
            for (Future<RawSocket> one : opening) {
                idle.add(one.get(120, TimeUnit.SECONDS));
            }
            witness.send(Frames.seek(1, 5));
            assertThat(witness.awaitSettled(1).hasProblem()).isFalse();
        } finally {
            threads.shutdownNow();
            for (RawSocket raw : idle) {
                raw.close();
            }
        }
    }

    @Test
    @DisplayName(
            "[RE12] 400 bodies of 127 KiB that stay half hold a part of the heap, the others are refused, and a guest still joins")
    void halfBodies() throws Exception {
        byte[] body = ("POST /v1/stream HTTP/1.1\r\nHost: localhost\r\nContent-Length: 131072\r\n\r\n"
                        + "x".repeat(130_000))
                .getBytes(StandardCharsets.US_ASCII);
        List<RawSocket> half = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                half.add(RawSocket.open(server.address()));
            }
            for (RawSocket raw : half) {
                raw.write(body);
            }
            assertThat(room.join("Bob")).isNotEmpty();

            List<String> answers = new ArrayList<>();
            for (RawSocket raw : half) {
                answers.add(raw.answer());
            }
            assertThat(answers).containsOnly("503 unavailable", "408 too-slow");
            assertThat(answers).contains("503 unavailable");
        } finally {
            for (RawSocket raw : half) {
                raw.close();
            }
        }
    }
}
