package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server with an H2 store: what its data folder has of a room before the room is erased, and after. */
class ErasedDataTest {
    private static final String TITLE = "kingfisher-title";
    private static final String NAME = "kingfisher-name";
    private static final List<Charset> WRITTEN_IN =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

    @TempDir
    private Path data;

    @Test
    @DisplayName(
            "[ER1] [ER5] [ER6] [RD7] [AL4] what people wrote has left every file, the directory's too, when the server has stopped")
    void erased() throws Exception {
        String code;
        String audit;
        try (TestServer server = TestServer.start(data, Map.of())) {
            JsonNode room = TestServer.json(
                    server.post("/v1/rooms", "{\"name\":\"%s\",\"title\":\"%s\"}".formatted(NAME, TITLE)));
            code = room.get("code").asText();
            audit = room.get("auditToken").asText();
            await().until(() -> server.send(audited(server, "/v1/rooms?q=" + TITLE, audit))
                    .body()
                    .contains(TITLE));
            assertThat(containing(TITLE)).containsExactly("directory.mv.db");

            HttpResponse<String> answer =
                    server.send(audited(server, "/v1/rooms/%s?erase=true&confirm=%s".formatted(code, code), audit)
                            .DELETE());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(server.send(audited(server, "/v1/rooms", audit)).body())
                    .contains("erased")
                    .doesNotContain(TITLE, NAME);
        }

        assertThat(containing(TITLE)).isEmpty();
        assertThat(containing(NAME)).isEmpty();
        try (TestServer server = TestServer.start(data, Map.of())) {
            HttpResponse<String> ledger = server.send(audited(server, "/v1/rooms/" + code + "/ledger", audit));
            assertThat(ledger.statusCode()).isEqualTo(200);
            HttpResponse<String> again =
                    server.send(audited(server, "/v1/rooms/%s?erase=true&confirm=%s".formatted(code, code), audit)
                            .DELETE());
            assertThat(TestServer.json(again).get("complete").asBoolean()).isTrue();
        }
    }

    private static HttpRequest.Builder audited(TestServer server, String path, String token) {
        return server.request(path).header("Authorization", "Bearer " + token);
    }

    /** Names of the files in which a text stands, however it is written. */
    private List<String> containing(String text) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                boolean isThere = WRITTEN_IN.stream()
                        .anyMatch(charset ->
                                bytes.contains(new String(text.getBytes(charset), StandardCharsets.ISO_8859_1)));
                if (isThere) {
                    found.add(data.relativize(file).toString());
                }
            }
        }
        return found;
    }
}
