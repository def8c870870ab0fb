package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/operations.md says of backups on H2, done. */
class BackupTest {
    @TempDir
    private Path folder;

    private String room;
    private JsonNode head;

    @BeforeEach
    void fill() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("data"), Map.of())) {
            room = server.createRoom().get("code").asText();
            server.post("/v1/rooms/" + room + "/join", "{\"name\":\"Bob\"}");
            head = new Heads(server, folder.resolve("data")).checked(room);
        }
        copy(folder.resolve("data"), folder.resolve("backup"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    @Test
    @DisplayName("[BK1] a server on a copy of the data folder has the rooms with the same heads, and they go on")
    void restored() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("backup"), Map.of())) {
            Heads heads = new Heads(server, folder.resolve("backup"));

            assertThat(heads.checked(room)).isEqualTo(head);
            assertThat(server.post("/v1/rooms/" + room + "/join", "{\"name\":\"Cy\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(heads.checked(room).get("entries").asInt()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("[BK2] a copy without its keys is refused in a sentence, and is good once they are put back")
    void withoutKeys() throws Exception {
        Path backup = folder.resolve("backup");
        Files.move(backup.resolve("keys"), folder.resolve("keys"));

        assertThatThrownBy(() -> TestServer.start(backup, Map.of()))
                .isInstanceOf(StartProblem.class)
                .hasMessageContaining("master.key is missing")
                .hasMessageContaining("put back a backup of it");

        assertThat(backup.resolve("keys")).doesNotExist();
        Files.move(folder.resolve("keys"), backup.resolve("keys"));
        try (TestServer server = TestServer.start(backup, Map.of())) {
            assertThat(new Heads(server, backup).checked(room)).isEqualTo(head);
        }
    }
}
