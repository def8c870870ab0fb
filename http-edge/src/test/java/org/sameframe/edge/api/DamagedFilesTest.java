package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.edge.api.Asked.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sameframe.server.TestServer;

/** What is made of a room whose record is damaged in the midst. */
class DamagedFilesTest {
    private static final int GUESTS = 8;
    private static final int GONE = 4;

    @TempDir
    private static Path data;

    private static TestServer server;
    private static Asked room;

    /** Entry 1 creates the room, and each of the others lets somebody in. There are snapshots behind the damage. */
    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(data, Map.of("sameframe.room.snapshot-every", 3));
        room = new Asked(server, server.createRoom());
        for (int i = 0; i < GUESTS; i++) {
            server.post(room.address("join"), "{\"name\":\"Guest %d\"}".formatted(i));
        }
        remove(room, GONE);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static void remove(Asked from, int seq) throws Exception {
        execute("DELETE FROM \"event_journal\" WHERE \"sequence_number\" = %d AND \"persistence_id\" = 'room|%s'"
                .formatted(seq, from.code()));
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:file:" + data.resolve("store"), "sameframe", "")) {
            connection.createStatement().execute(sql);
        }
    }

    @ParameterizedTest(name = "{0}: named {1}, with {2}")
    @DisplayName(
            "[HI11] files end before the damage, and say so: in their name, in the answer, and within where there is"
                    + " place")
    @CsvSource(delimiter = '|', textBlock = """
        notes           | notes.csv    | note,reply_to
        notes?medium=m1 | m1.notes.csv | note,reply_to
        entries         | entries.csv  | Guest 1
        otio            | otio         | "damaged_from" : 4
        edl             | m1.edl       | * The record of this session is damaged from entry 4 on
        avid            | m1.txt       | ''
        ledger          | ndjson       | Guest 1
        """)
    void files(String path, String name, String content) throws Exception {
        HttpResponse<String> response = room.get("export/" + path);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Sameframe-Damaged-From")).hasValue("4");
        assertThat(response.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"%s.damaged-from-4.%s\"".formatted(room.code(), name));
        assertThat(response.body().replace("\":", "\" : ").replace(" :  ", " : "))
                .contains(content)
                .doesNotContain("Guest 2");
    }

    @Test
    @DisplayName(
            "[HI11] a damaged ledger has all lines before the damage and no signature; a sound room's files no warning")
    void ledger() throws Exception {
        List<String> lines = room.get("export/ledger").body().lines().toList();
        assertThat(lines).hasSize(GONE - 1);
        assertThat(lines.get(GONE - 2))
                .startsWith("{\"seq\":" + (GONE - 1) + ",")
                .doesNotContain("signature");

        HttpResponse<String> sound = new Asked(server, server.createRoom()).get("export/edl");
        assertThat(sound.headers().firstValue("Sameframe-Damaged-From")).isEmpty();
        assertThat(sound.body()).doesNotContain("damaged");
    }

    @Test
    @DisplayName("[HI11] where an entry stands in the place of another, the lines before it are there as well")
    void overwritten() throws Exception {
        Asked other = new Asked(server, server.createRoom());
        for (int i = 0; i < 3; i++) {
            server.post(other.address("join"), "{\"name\":\"Bob\"}");
        }
        execute("""
            UPDATE "event_journal" SET "event_payload" = (SELECT "event_payload" FROM "event_journal"
              WHERE "sequence_number" = 2 AND "persistence_id" = 'room|%1$s')
            WHERE "sequence_number" = 3 AND "persistence_id" = 'room|%1$s'\
            """.formatted(other.code()));

        HttpResponse<String> ledger = other.get("export/ledger");

        assertThat(ledger.statusCode()).isEqualTo(200);
        assertThat(ledger.headers().firstValue("Sameframe-Damaged-From")).hasValue("3");
        assertThat(ledger.body().lines()).hasSize(2);
    }

    @Test
    @DisplayName("[HI11] of a room whose first entry is damaged there is no file")
    void nothingSound() throws Exception {
        Asked other = new Asked(server, server.createRoom());
        server.post(other.address("join"), "{\"name\":\"Bob\"}");
        remove(other, 1);

        assertProblem(other.get("export/notes"), 500, "damaged");
        assertProblem(other.get("export/edl"), 500, "damaged");
        assertProblem(other.get("export/ledger"), 500, "damaged");
    }

    @Test
    @DisplayName("[HI8] the room as it was behind the damage comes from a snapshot, with the warning that entries have")
    void state() throws Exception {
        JsonNode damage = room.json("ledger").get("damage");
        JsonNode behind = room.json("state?seq=" + (GUESTS + 1));

        assertThat(damage.get("seq").asInt()).isEqualTo(GONE);
        assertThat(behind.get("seq").asInt()).isEqualTo(GUESTS + 1);
        assertThat(behind.get("damage")).isEqualTo(damage);
        assertThat(room.json("state").get("damage")).isEqualTo(damage);
        assertThat(room.json("state?seq=" + (GONE - 1)).has("damage")).isFalse();
    }
}
