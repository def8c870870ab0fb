package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code compact} as people do, in a process of its own. */
class CompactTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("[ER7] a stopped server's store is compacted, and opens again; the sizes are said")
    void compacts() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("d"), Map.of())) {
            server.createRoom();
        }
        ServerProcess command = run(List.of("compact", "--data", "d"));
        assertThat(command.err()).isEmpty();
        assertThat(command.exit()).isZero();
        assertThat(command.out())
                .singleElement()
                .asString()
                .matches("The store is compact: \\d+ KiB, before \\d+ KiB\\.");
        try (TestServer server = TestServer.start(folder.resolve("d"), Map.of())) {
            assertThat(server.get("/v1/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName(
            "[ER7] a store that is not there, and one that is in use, get a sentence and 1, and are left as they are")
    void impossible() throws Exception {
        ServerProcess missing = run(List.of("compact", "--data", "nothing"));
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).singleElement().asString().contains("There is no store in");
        assertThat(Files.exists(folder.resolve("nothing"))).isFalse();

        TestServer server = TestServer.start(folder.resolve("d"), Map.of());
        try {
            ServerProcess inUse = run(List.of("compact", "--data", "d"));
            assertThat(inUse.exit()).isEqualTo(1);
            assertThat(inUse.err()).singleElement().asString().contains("in use");
        } finally {
            server.close();
        }
        ServerProcess wrong = run(List.of("compact", "--date", "d"));
        assertThat(wrong.exit()).isEqualTo(2);
    }

    private ServerProcess run(List<String> options) throws Exception {
        ServerProcess process = ServerProcess.start(folder, Map.of(), options);
        process.ends();
        return process;
    }
}
