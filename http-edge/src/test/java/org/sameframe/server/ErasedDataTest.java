package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server with an H2 store: what its data folder has of a room before the room is erased, and after. */
class ErasedDataTest {
    private static final String TITLE = "kingfisher-title";
    private static final String NAME = "kingfisher-name";

    @TempDir
    private Path data;

    @Test
    @DisplayName(
            "[ER1] [ER5] [ER6] [RD7] [AL4] what people wrote has left every file, the directory's too, when the server"
                    + " has stopped")
    void erased() throws Exception {
        Leftovers left = new Leftovers(data);
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
            assertThat(left.files(Leftovers.text(TITLE))).containsExactly("directory.mv.db");

            HttpResponse<String> answer =
                    server.send(audited(server, "/v1/rooms/%s?erase=true&confirm=%s".formatted(code, code), audit)
                            .DELETE());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(server.send(audited(server, "/v1/rooms", audit)).body())
                    .contains("erased")
                    .doesNotContain(TITLE, NAME);
        }

        for (String text : List.of(TITLE, NAME)) {
            assertThat(left.files(Leftovers.text(text))).isEmpty();
            assertThat(left.columns(Leftovers.text(text))).isEmpty();
        }
        assertThat(left.columns(Leftovers.text(code))).contains("store.event_journal.persistence_id");
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
}
