package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.schema.v1.Bye;
import org.sameframe.schema.v1.Presence;
import org.sameframe.server.TestServer;

/** What happens when nothing comes. */
class DeadlineTest {
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data, settings());
    }

    private static Map<String, String> settings() {
        return Map.of(
                "sameframe.socket.heartbeat", "300ms",
                "sameframe.socket.hello-timeout", "500ms",
                "sameframe.socket.message-timeout", "500ms",
                "sameframe.socket.close-timeout", "500ms",
                "pekko.http.server.socket-options.so-send-buffer-size", "16KiB");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName("[HS5] who says no hello in time is sent away")
    void noHello(FrameFormat format) throws Exception {
        try (TestClient client = TestClient.connect(server.address(), format)) {
            Bye bye = client.awaitBye();

            assertThat(bye.getReason()).isEqualTo(3501);
            assertThat(bye.getDetail()).contains("0.5 s");
        }
    }

    @Test
    @DisplayName("[HB1] who is silent for three heartbeats is gone; who pings stays")
    void heartbeat() throws Exception {
        TestRoom room = TestRoom.create(server);
        try (TestClient alive = room.enter(FrameFormat.PROTOBUF);
                TestClient silent = room.enter(FrameFormat.JSON, room.join("Bob"), TestRoom.instance())) {
            TestClient.awaiting().until(() -> {
                alive.send(Frames.ping(1));
                return silent.isEnded();
            });

            assertThat(silent.awaitBye().getReason()).isEqualTo(3012);
            assertThat(silent.awaitBye().getReconnect()).isTrue();
            assertThat(alive.isEnded()).isFalse();
        }
    }

    @Test
    @DisplayName("[HB1] a peer that neither sends nor reads is gone as well, however much waits for it")
    void deadPeer() throws Exception {
        TestRoom room = TestRoom.create(server);
        try (TestClient alive = room.enter(FrameFormat.PROTOBUF);
                RawSocket dead = room.enterWithoutReading(room.join("Bob"))) {
            for (int op = 1; op <= 60; op++) {
                alive.send(TestRoom.large(op));
            }

            TestClient.awaiting().until(() -> {
                alive.send(Frames.ping(1));
                return alive.entries().stream()
                        .flatMap(entry -> entry.getEventsList().stream())
                        .anyMatch(event -> event.getPut().getParticipant().getPresence() == Presence.PRESENCE_AWAY);
            });
        }
    }

    @Test
    @DisplayName("[BY3] a server that stops says so to everybody, and when to come back")
    void shutdown(@TempDir Path data) throws Exception {
        TestServer stopping = TestServer.start(data, settings());
        TestRoom room = TestRoom.create(stopping);
        try (TestClient one = room.enter(FrameFormat.PROTOBUF);
                TestClient two = room.enter(FrameFormat.JSON)) {
            stopping.close();

            for (TestClient client : new TestClient[] {one, two}) {
                assertThat(client.awaitBye().getReason()).isEqualTo(3001);
                assertThat(client.awaitBye().getReconnect()).isTrue();
                assertThat(client.awaitBye().getRetryAfterMs()).isBetween(1_000, 5_000);
            }
        }
    }
}
