package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.AuditScope;
import org.sameframe.edge.auth.ServerKeys;

/** The whole server with an H2 store: what its data folder has of a room before the room is erased, and after. */
class ErasedDataTest {
    private static final String TITLE = "kingfisher-title";
    private static final String NAME = "kingfisher-name";
    private static final String NOTE = "kingfisher-note";
    private static final String PIN = "kingfisher-pin";

    /** An endpoint that wants texts and takes nothing: messages wait for it. */
    private static final Map<String, Object> SETTINGS = Map.of(
            "sameframe.webhooks.allowed-networks", List.of("127.0.0.0/8"), "sameframe.webhooks.interval", "20ms");

    @TempDir
    private Path data;

    @Test
    @DisplayName(
            "[ER1] [ER5] [ER6] [RD7] [AL4] [WH9] what people wrote has left every file, the directory's too, when the server"
                    + " has stopped")
    void erased() throws Exception {
        Leftovers left = new Leftovers(data);
        String code;
        String audit;
        try (Receiver receiver = Receiver.start();
                TestServer server = TestServer.start(data, SETTINGS)) {
            receiver.answers(500);
            send(server, "/v1/webhooks", all(), "{\"url\":\"%s\",\"texts\":true}".formatted(receiver.url()), 201);
            JsonNode room = TestServer.json(server.post(
                    "/v1/rooms", "{\"name\":\"%s\",\"title\":\"%s\",\"pin\":\"%s\"}".formatted(NAME, TITLE, PIN)));
            code = room.get("code").asText();
            send(
                    server,
                    "/v1/rooms/" + code + "/commands",
                    room.get("accessToken").asText(),
                    "{\"addNote\":{\"medium\":\"m1\",\"text\":\"%s\"}}".formatted(NOTE),
                    200);
            await().until(() -> receiver.messages().toString().contains(TITLE));
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

        for (String text : List.of(TITLE, NAME, NOTE, PIN)) {
            assertThat(left.files(Leftovers.text(text))).isEmpty();
            assertThat(left.columns(Leftovers.text(text))).isEmpty();
        }
        assertThat(left.columns(Leftovers.text(code)))
                .contains("store.event_journal.persistence_id")
                .noneMatch(column -> column.toLowerCase(Locale.ROOT).contains("webhook_delivery"));
        try (TestServer server = TestServer.start(data, Map.of())) {
            HttpResponse<String> ledger = server.send(audited(server, "/v1/rooms/" + code + "/ledger", audit));
            assertThat(ledger.statusCode()).isEqualTo(200);
            HttpResponse<String> again =
                    server.send(audited(server, "/v1/rooms/%s?erase=true&confirm=%s".formatted(code, code), audit)
                            .DELETE());
            assertThat(TestServer.json(again).get("complete").asBoolean()).isTrue();
        }
    }

    /** A token for all rooms. */
    private String all() throws Exception {
        return AccessTokens.create(ServerKeys.open(data), Duration.ofHours(1), InstantSource.system())
                .issueAudit(new AuditScope(Optional.empty(), true, "test"), Duration.ofHours(1))
                .text();
    }

    private static void send(TestServer server, String path, String token, String body, int status) throws Exception {
        HttpResponse<String> answer = server.send(audited(server, path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private static HttpRequest.Builder audited(TestServer server, String path, String token) {
        return server.request(path).header("Authorization", "Bearer " + token);
    }
}
