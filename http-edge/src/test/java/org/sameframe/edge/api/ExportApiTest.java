package org.sameframe.edge.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sameframe.edge.auth.ExportKeyFile;
import org.sameframe.history.LedgerVerifier;
import org.sameframe.history.Verdict;
import org.sameframe.history.Witnesses;
import org.sameframe.server.TestServer;

class ExportApiTest {
    private static final int GUESTS = 120;

    @TempDir
    private static Path data;

    private static TestServer server;
    private static JsonNode room;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(data, Map.of());
        room = TestServer.json(server.post(
                "/v1/rooms", "{\"name\":\"Ann\",\"title\":\"Dailies\",\"policy\":{\"maxParticipants\":200}}"));
        for (int i = 0; i < GUESTS; i++) {
            server.post("/v1/rooms/" + room.get("code").asText() + "/join", "{\"name\":\"Bob\"}");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    @DisplayName("[HI11] the ledger is signed with the server's key, and whole, however many pages it is read in")
    void ledger() throws Exception {
        HttpResponse<String> response = get(room, "ledger");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(response.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"%s.ndjson\""
                        .formatted(room.get("code").asText()));
        Verdict verdict = LedgerVerifier.of(Set.of(ExportKeyFile.open(data).fingerprint()), Witnesses.NONE)
                .verify(new ByteArrayInputStream(response.body().getBytes(UTF_8)));
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Sound.class, sound -> {
            assertThat(sound.room().value()).isEqualTo(room.get("code").asText());
            assertThat(sound.entries()).isEqualTo(GUESTS + 1);
        });
    }

    @ParameterizedTest(name = "{0}: {1}, named {2}, with {3}")
    @DisplayName("[HI11] a room as a file")
    @CsvSource(delimiter = '|', textBlock = """
            notes              | text/csv; charset=UTF-8   | notes.csv   | note,reply_to
            entries            | text/csv; charset=UTF-8   | entries.csv | Bob
            otio               | application/json          | otio        | Timeline.1
            edl                | text/plain; charset=UTF-8 | m1.edl      | FCM: NON-DROP FRAME
            edl?medium=m1      | text/plain; charset=UTF-8 | m1.edl      | TITLE:
            avid               | text/plain; charset=UTF-8 | m1.txt      | ''
            """)
    void files(String path, String type, String name, String content) throws Exception {
        HttpResponse<String> response = get(room, path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"%s.%s\""
                        .formatted(room.get("code").asText(), name));
        assertThat(response.body()).contains(content);
    }

    @ParameterizedTest(name = "{0}: {1} {2}, {3}")
    @DisplayName("[HI5][HI11][HI14] what cannot be a file is refused")
    @CsvSource(delimiter = '|', textBlock = """
            doc              | 404 | not-found | otio
            edl?medium=m9    | 400 | invalid   | m1
            edl?medium=a&medium=b | 400 | invalid | once
            notes?medium=m9       | 400 | invalid | m1
            entries?medium=m1     | 400 | invalid | whole room
            otio?medium=m1        | 400 | invalid | whole room
            ledger?medium=m1      | 400 | invalid | whole room
            """)
    void refused(String path, int status, String code, String words) throws Exception {
        HttpResponse<String> response = get(room, path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(new ObjectMapper().readTree(response.body()).get("code").asText())
                .isEqualTo(code);
        assertThat(response.body()).contains(words);
    }

    @Test
    @DisplayName("[HI7] only a token that grants audit gets a file")
    void forAuditors() throws Exception {
        String address = "/v1/rooms/" + room.get("code").asText() + "/export/notes";
        String host = room.get("accessToken").asText();

        assertThat(server.send(server.request(address)).statusCode()).isEqualTo(401);
        assertThat(server.send(server.request(address).header("Authorization", "Bearer " + host))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("[HI11] a damaged ledger breaks off, unsigned, and other files say where it is damaged")
    void damaged() throws Exception {
        JsonNode other = TestServer.json(server.post("/v1/rooms", "{\"name\":\"Eve\"}"));
        server.post("/v1/rooms/" + other.get("code").asText() + "/join", "{\"name\":\"Bob\"}");
        assertThat(get(other, "ledger").body().lines()).hasSize(3);
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:file:" + data.resolve("store"), "sameframe", "")) {
            connection
                    .createStatement()
                    .execute(
                            "DELETE FROM \"event_journal\" WHERE \"sequence_number\" = 1 AND \"persistence_id\" = 'room|"
                                    + other.get("code").asText() + "'");
        }
        HttpResponse<String> notes = get(other, "notes");
        assertThat(notes.statusCode()).isEqualTo(500);
        assertThat(notes.body()).contains("damaged").contains("Entry 1");
        assertThatThrownBy(() -> get(other, "ledger")).isInstanceOf(IOException.class);
    }

    private static HttpResponse<String> get(JsonNode of, String path) throws Exception {
        return server.send(server.request("/v1/rooms/" + of.get("code").asText() + "/export/" + path)
                .header("Authorization", "Bearer " + of.get("auditToken").asText()));
    }
}
