package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM to the server as it is shipped, when its store does not answer any more. */
class HangingStoreIT {
    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @DisplayName("[GS4] the process ends though the store does not answer, and settles nothing that is not stored")
    void ends() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                Relay relay = Relay.to(postgres.getPort());
                ServerProcess server = ServerProcess.start(folder, "512m", settings(relay))) {
            TestRoom room = TestRoom.create(server.address());
            try (TestClient ann = room.enter(FrameFormat.PROTOBUF)) {
                ann.send(RoomFrames.say(1, "stored"));
                assertThat(ann.awaitSettled(1).hasProblem()).isFalse();
                relay.beSilent();
                ann.send(RoomFrames.say(2, "not stored"));
                server.terminate();

                assertThat(server.endsWithin(120)).isEqualTo(143);
                assertThat(ann.settled(2).filter(settled -> !settled.hasProblem()))
                        .isEmpty();
            }
        }
    }

    private static Map<String, String> settings(Relay store) {
        return Map.of(
                "SAMEFRAME_STORAGE_URL",
                "jdbc:postgresql://127.0.0.1:" + store.port() + "/postgres",
                "SAMEFRAME_STORAGE_USER",
                "postgres",
                "SAMEFRAME_STOP_WITHIN",
                "5s");
    }
}
