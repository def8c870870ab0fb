package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.server.ServerProcess;

/** What a server writes into its log, at its most talkative. */
class LogTest {
    private static final String CANARY = "canary-5e11";

    @TempDir
    private Path folder;

    @Test
    @DisplayName("[MG2] every line of the log is a JSON object, and none has a name, a text, a token or a key")
    void log() throws Exception {
        ServerProcess process = ServerProcess.start(
                folder,
                Map.of(
                        "SAMEFRAME_LOG_FORMAT", "json",
                        "SAMEFRAME_LOG_LEVEL", "debug",
                        "SAMEFRAME_STORAGE_PASSWORD", "password-" + CANARY),
                List.of("--port", "0", "--data", "d"));
        String token;
        String guest;
        String instance = TestRoom.instance();
        try {
            URI address = URI.create(process.ready().toString().replaceAll("/$", ""));
            TestRoom room = TestRoom.create(address, "{}", "Title " + CANARY, "Ann " + CANARY);
            token = room.hostToken();
            guest = room.join("Bob " + CANARY);
            try (TestClient ann = room.enter(FrameFormat.PROTOBUF, token, instance);
                    TestClient bob = room.enter(FrameFormat.JSON, guest, TestRoom.instance())) {
                ann.send(Frames.rename(1, "Anna " + CANARY));
                ann.send(RoomFrames.note(2, "Note " + CANARY));
                ann.send(RoomFrames.say(3, "Text " + CANARY));
                ann.send(RoomFrames.say(4, CANARY + "x".repeat(20_000)));
                bob.send(Frames.seek(1, -1));
                ann.awaitSettled(4);
                bob.awaitSettled(1);
            }
            try (TestClient stranger = room.connect(FrameFormat.JSON, "token-" + CANARY, TestRoom.instance())) {
                stranger.awaitBye();
            }
            assertThat(process.terminate()).isEqualTo(143);
        } finally {
            process.kill();
        }
        ObjectMapper json = new ObjectMapper();
        String keys =
                Files.readString(folder.resolve("d/keys/token.key"), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(process.err()).isNotEmpty().allSatisfy(line -> {
            JsonNode event = json.readTree(line);
            assertThat(event.has("level") && event.has("timestamp") && event.has("formattedMessage"))
                    .isTrue();
            assertThat(line).doesNotContain(CANARY, token, guest, keys.strip());
        });
        assertThat(String.join("\n", process.out())).doesNotContain(CANARY, token);
    }
}
