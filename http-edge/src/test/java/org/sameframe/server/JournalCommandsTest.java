package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs {@code export-journal} and {@code import-journal} as people do, in processes of their own. */
class JournalCommandsTest {
    private static final List<String> SEALED = List.of("--passphrase-file", "passphrase");

    @TempDir
    private static Path folder;

    private static String room;
    private static JsonNode head;

    @BeforeAll
    static void fill() throws Exception {
        Files.writeString(folder.resolve("passphrase"), "walnut harbour seven lanterns\n");
        Files.writeString(folder.resolve("other"), "another passphrase\n");
        Files.writeString(folder.resolve("short"), "too short\n");
        try (TestServer server = TestServer.start(folder.resolve("from"), Map.of())) {
            room = server.createRoom().get("code").asText();
            server.post("/v1/rooms/" + room + "/join", "{\"name\":\"Bob\"}");
            head = new Heads(server, folder.resolve("from")).checked(room);
        }
        ServerProcess exported = run("export-journal", List.of("rooms", "--data", "from"), SEALED);
        assertThat(exported.exit()).as(String.join("\n", exported.err())).isZero();
        assertThat(exported.out())
                .containsExactly(
                        "%s exported: 2 entries, head %s"
                                .formatted(room, head.get("head").asText()),
                        "Exported: 1 with 2 entries; there already: 0; refused: 0.");
        assertThat(exported.err()).isEmpty();
    }

    @SafeVarargs
    private static ServerProcess run(String command, List<String>... options) throws Exception {
        List<String> line = Stream.concat(Stream.of(command), Stream.of(options).flatMap(List::stream))
                .toList();
        ServerProcess process = ServerProcess.start(folder, Map.of(), line);
        process.ends();
        return process;
    }

    @Test
    @DisplayName(
            "[JT5] a room that was moved opens in a server, with the same head, and goes on; only its owner can read the file")
    void moved() throws Exception {
        ServerProcess imported = run("import-journal", List.of("rooms", "--data", "to"), SEALED);

        assertThat(imported.exit()).as(String.join("\n", imported.err())).isZero();
        assertThat(imported.out()).last().isEqualTo("Imported: 1 with 2 entries; there already: 0; refused: 0.");
        try (TestServer server = TestServer.start(folder.resolve("to"), Map.of())) {
            Heads heads = new Heads(server, folder.resolve("to"));
            assertThat(heads.checked(room)).isEqualTo(head);
            JsonNode joined = TestServer.json(server.post("/v1/rooms/" + room + "/join", "{\"name\":\"Cy\"}"));
            assertThat(joined.get("participantId").asInt()).isEqualTo(3);
            // Who was expected and did not come in time makes an entry as well.
            assertThat(heads.checked(room).get("entries").asInt()).isGreaterThanOrEqualTo(3);

            ServerProcess inUse = run("export-journal", List.of("more", "--data", "to"), SEALED);
            assertThat(inUse.exit()).isEqualTo(1);
            assertThat(inUse.err()).singleElement().asString().contains("in use", "stop the other server");
            assertThat(folder.resolve("more")).doesNotExist();
        }
        ServerProcess again = run("import-journal", List.of("rooms", "--data", "to"), SEALED);
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.out())
                .first()
                .asString()
                .startsWith(room + " refused as gone-on: it is there, and has gone on");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("rooms"))))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("[JT7] a room that was erased is so where it is moved to, and no file from before brings it back")
    void erased() throws Exception {
        JsonNode gone;
        try (TestServer server = TestServer.start(folder.resolve("erasing"), Map.of())) {
            gone = server.createRoom();
        }
        assertThat(run("export-journal", List.of("before", "--data", "erasing"), SEALED)
                        .exit())
                .isZero();
        try (TestServer server = TestServer.start(folder.resolve("erasing"), Map.of())) {
            assertThat(erase(server, gone).get("complete").asBoolean()).isFalse();
        }
        assertThat(run("export-journal", List.of("after", "--data", "erasing"), SEALED)
                        .exit())
                .isZero();

        ServerProcess imported = run("import-journal", List.of("after", "--data", "erased"), SEALED);

        assertThat(imported.out()).first().asString().endsWith(", erased");
        // With its token's key, so that its audit token is good there as well.
        Files.copy(
                folder.resolve("erasing").resolve("keys").resolve("token.key"),
                folder.resolve("erased").resolve("keys").resolve("token.key"));
        try (TestServer server = TestServer.start(folder.resolve("erased"), Map.of())) {
            assertThat(server.get("/v1/rooms/" + gone.get("code").asText()).statusCode())
                    .isEqualTo(410);
            assertThat(erase(server, gone).get("complete").asBoolean()).isTrue();
        }
        ServerProcess before = run("import-journal", List.of("before", "--data", "erased"), SEALED);
        assertThat(before.exit()).isEqualTo(1);
        assertThat(before.out())
                .first()
                .asString()
                .startsWith(gone.get("code").asText() + " refused as erased: it was erased here");
    }

    private static JsonNode erase(TestServer server, JsonNode created) throws Exception {
        String code = created.get("code").asText();
        return TestServer.json(server.send(server.request("/v1/rooms/" + code + "?erase=true&confirm=" + code)
                .header("Authorization", "Bearer " + created.get("auditToken").asText())
                .DELETE()));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("export-journal x --data from", 2, "--passphrase-file"),
                arguments("export-journal x --data from --passphrase-file nothing", 2, "nothing cannot be read"),
                arguments("export-journal x --data from --passphrase-file short", 2, "12 characters"),
                arguments("export-journal rooms --data from --passphrase-file other", 2, "is there already"),
                arguments("export-journal x --data from --passphrase-file other --room ABC", 2, "--room: ABC"),
                arguments("export-journal x --data nothing --passphrase-file other", 1, "There is no store"),
                arguments("import-journal nothing --passphrase-file other", 2, "nothing cannot be read"),
                arguments("import-journal rooms --data new", 2, "--passphrase-file"),
                arguments("import-journal rooms --data new --passphrase-file other", 1, "passphrase is another one"),
                arguments("import-journal other --data new --passphrase-file other", 1, "no file of rooms"));
    }

    @ParameterizedTest(name = "[JT5] {0} gets a sentence and exit code {1}")
    @MethodSource("refused")
    void refused(String line, int exit, String named) throws Exception {
        ServerProcess command =
                run(line.substring(0, 14), List.of(line.substring(15).split(" ")));

        assertThat(command.exit()).isEqualTo(exit);
        assertThat(command.err()).singleElement().asString().contains(named);
        assertThat(command.out()).isEmpty();
        assertThat(folder.resolve("x")).doesNotExist();
        assertThat(folder.resolve("new")).doesNotExist();
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    @Test
    @DisplayName("[JT5] a room that the store does not have is named, and no file is made")
    void unknown() throws Exception {
        ServerProcess command = run("export-journal", List.of("x", "--data", "from", "--room", "ZZZZ-9999"), SEALED);

        assertThat(command.exit()).isEqualTo(1);
        assertThat(command.out())
                .containsExactly(
                        "ZZZZ-9999 refused as unknown-room: it is no room of this store.",
                        "Exported: 0 with 0 entries; there already: 0; refused: 1.");
        assertThat(folder.resolve("x")).doesNotExist();
    }
}
