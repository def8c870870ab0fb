package org.sameframe.edge.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.edge.api.Asked.assertProblem;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
    private static Asked room;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(data, Map.of());
        room = new Asked(
                server,
                TestServer.json(server.post(
                        "/v1/rooms", "{\"name\":\"Ann\",\"title\":\"Dailies\",\"policy\":{\"maxParticipants\":200}}")));
        for (int i = 0; i < GUESTS; i++) {
            server.post("/v1/rooms/" + room.code() + "/join", "{\"name\":\"Bob\"}");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    @DisplayName("[HI11] the ledger is signed with the server's key, and whole, however many pages it is read in")
    void ledger() throws Exception {
        HttpResponse<String> response = room.get("export/ledger");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(response.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"%s.ndjson\"".formatted(room.code()));
        Verdict verdict = LedgerVerifier.of(Set.of(ExportKeyFile.open(data).fingerprint()), Witnesses.NONE)
                .verify(new ByteArrayInputStream(response.body().getBytes(UTF_8)));
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Sound.class, sound -> {
            assertThat(sound.room().value()).isEqualTo(room.code());
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
        HttpResponse<String> response = room.get("export/" + path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"%s.%s\"".formatted(room.code(), name));
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
        HttpResponse<String> response = room.get("export/" + path);

        assertProblem(response, status, code);
        assertThat(response.body()).contains(words);
    }

    @Test
    @DisplayName("[HI7] only a token that grants audit gets a file")
    void forAuditors() throws Exception {
        String host = room.room().get("accessToken").asText();

        assertThat(server.get(room.address("export/notes")).statusCode()).isEqualTo(401);
        assertThat(room.get("export/notes", host).statusCode()).isEqualTo(403);
    }
}
