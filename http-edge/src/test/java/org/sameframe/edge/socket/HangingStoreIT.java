package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.schema.v1.ServerMessage;

/** SIGTERM to the server as it is shipped, when its store does not answer any more. */
class HangingStoreIT {
    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @DisplayName(
            "[GS4] the process ends though the store does not answer, keeps what it has settled, and settles nothing that is not stored")
    void ends() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                Relay relay = Relay.to(postgres.getPort());
                ServerProcess server = ServerProcess.start(folder, "512m", settings(relay.port()))) {
            TestRoom room = TestRoom.create(server.address());
            try (TestClient ann = room.enter(FrameFormat.PROTOBUF)) {
                ann.send(Frames.seek(1, 40));
                assertThat(ann.awaitSettled(1).hasProblem()).isFalse();
                relay.beSilent();
                ann.send(Frames.seek(2, 90));
                await().until(relay::hasKept);
                server.terminate();

                // 5 s, and what a busy machine takes beside that.
                assertThat(server.endsWithin(60)).isEqualTo(143);
                assertThat(ann.settled(2).filter(settled -> !settled.hasProblem()))
                        .isEmpty();
            }
            try (ServerProcess again = ServerProcess.start(folder, "512m", settings(postgres.getPort()));
                    TestClient ann =
                            new TestRoom(again.address(), room.code(), room.hostToken()).enter(FrameFormat.PROTOBUF)) {
                assertThat(ann.awaitMessage(ServerMessage::hasSnapshot).toString())
                        .contains("frame: 40")
                        .doesNotContain("frame: 90");
                again.kill();
            }
        }
    }

    private static Map<String, String> settings(int store) {
        return Map.of(
                "SAMEFRAME_STORAGE_URL",
                "jdbc:postgresql://127.0.0.1:" + store + "/postgres",
                "SAMEFRAME_STORAGE_USER",
                "postgres",
                "SAMEFRAME_STOP_WITHIN",
                "5s");
    }
}
