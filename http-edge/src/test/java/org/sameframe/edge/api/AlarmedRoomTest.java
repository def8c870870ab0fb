package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.edge.api.Asked.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.server.TestServer;

/** What is told of a room whose ledger is sound in itself, and is not what the directory has seen of it. */
class AlarmedRoomTest {
    private static final int GUESTS = 8;
    private static final int KEPT = 4;
    private static final String WHAT = "it was seen, and the ledger ends with entry " + KEPT;
    private static final String SENTENCE =
            "Entry " + (GUESTS + 1) + " of this room is not what was seen of it earlier: " + WHAT + ".";

    @TempDir
    private static Path data;

    private static TestServer server;
    private static Asked room;
    private static Asked sound;

    /** Entry 1 creates the room, each of the others lets somebody in. Then the end is cut off. */
    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(data, Map.of());
        room = filled();
        sound = filled();
        assertThat(room.json("ledger").get("intact").asBoolean()).isTrue();
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:file:" + data.resolve("store"), "sameframe", "")) {
            connection
                    .createStatement()
                    .execute(
                            "DELETE FROM \"event_journal\" WHERE \"sequence_number\" > %d AND \"persistence_id\" = 'room|%s'"
                                    .formatted(KEPT, room.code()));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static Asked filled() throws Exception {
        Asked some = new Asked(server, server.createRoom());
        for (int i = 0; i < GUESTS; i++) {
            server.post(some.address("join"), "{\"name\":\"Guest %d\"}".formatted(i));
        }
        return some;
    }

    @Test
    @DisplayName("[HI18] a ledger that is not what was seen of it is not signed, and the problem says why")
    void notSigned() throws Exception {
        HttpResponse<String> refused = room.get("export/ledger");

        assertProblem(refused, 409, "alarm");
        assertThat(TestServer.json(refused).get("detail").asText()).startsWith(SENTENCE + " So it is not signed.");
        assertThat(refused.headers().firstValue("Sameframe-Alarm")).hasValue("" + (GUESTS + 1));
        assertThat(sound.get("export/ledger").body()).contains("\"signature\"");
    }

    @ParameterizedTest(name = "{0}: named {1}, with {2}")
    @DisplayName("[HI18] files say so: in their name, in the answer, and within where there is place")
    @CsvSource(delimiter = '|', textBlock = """
        notes   | notes.csv   | note,reply_to
        entries | entries.csv | Guest 2
        otio    | otio        | "alarm" : 9
        edl     | m1.edl      | * Entry 9 of this room is not what was seen of it earlier
        avid    | m1.txt      | ''
        """)
    void files(String path, String name, String content) throws Exception {
        HttpResponse<String> file = room.get("export/" + path);

        assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
        assertThat(file.headers().firstValue("Sameframe-Alarm")).hasValue("" + (GUESTS + 1));
        assertThat(file.headers().firstValue("Sameframe-Damaged-From")).isEmpty();
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"%s.alarm-%d.%s\"".formatted(room.code(), GUESTS + 1, name));
        assertThat(file.body().replace("\":", "\" : ").replace(" :  ", " : ")).contains(content);
        assertThat(sound.get("export/" + path).body()).doesNotContain("seen of it");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[HI18] whoever reads is told, in the answer and within; of a sound room nothing is said")
    @ValueSource(strings = {"entries", "entries?after=2", "state", "state?seq=2", "ledger", "report?as=json"})
    void told(String path) throws Exception {
        HttpResponse<String> answer = room.get(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Sameframe-Alarm")).hasValue("" + (GUESTS + 1));
        JsonNode alarm = TestServer.json(answer).get("alarm");
        assertThat(alarm.get("seq").asInt()).isEqualTo(GUESTS + 1);
        assertThat(alarm.get("what").asText()).isEqualTo(WHAT);

        HttpResponse<String> other = sound.get(path);
        assertThat(other.headers().firstValue("Sameframe-Alarm")).isEmpty();
        assertThat(TestServer.json(other).has("alarm")).isFalse();
    }

    @Test
    @DisplayName("[HI18] the report as a page has a sentence, and a stream of entries a line before them")
    void pageAndStream() throws Exception {
        assertThat(room.get("report?as=html").body()).contains(SENTENCE);
        assertThat(sound.get("report?as=html").body()).doesNotContain("seen of it earlier");

        List<String> lines = lines(room);
        assertThat(lines).hasSize(1 + KEPT);
        assertThat(new ObjectMapper()
                        .readTree(lines.get(0))
                        .get("alarm")
                        .get("seq")
                        .asInt())
                .isEqualTo(GUESTS + 1);
        assertThat(lines.get(1)).startsWith("{\"seq\":1,");
        assertThat(lines(sound)).hasSize(1 + GUESTS).allMatch(line -> line.startsWith("{\"seq\":"));
    }

    private static List<String> lines(Asked from) throws Exception {
        return server.send(server.request(from.address("entries"))
                        .header("Accept", "application/x-ndjson")
                        .header("Authorization", "Bearer " + from.audit()))
                .body()
                .lines()
                .toList();
    }

    @Test
    @DisplayName("[HI19] a check answers the hashes of entries that it is asked for, as far as they are there")
    void hashes() throws Exception {
        JsonNode entries = sound.json("entries").get("entries");
        JsonNode hashes = sound.json("ledger?seq=7&seq=1&seq=99").get("hashes");

        assertThat(hashes).hasSize(2);
        for (JsonNode each : hashes) {
            assertThat(each.get("hash"))
                    .isEqualTo(entries.get(each.get("seq").asInt() - 1).get("hash"));
        }
        assertThat(sound.json("ledger").has("hashes")).isFalse();
        assertThat(room.json("ledger?seq=" + (GUESTS + 1)).has("hashes")).isFalse();
        assertThat(room.json("ledger?seq=" + KEPT).get("hashes")).hasSize(1);
        for (String wrong : List.of("seq=0", "seq=x", "seq=" + "1&seq=".repeat(100) + "1")) {
            HttpResponse<String> refused = sound.get("ledger?" + wrong);
            assertProblem(refused, 400, "invalid");
            assertThat(TestServer.json(refused).get("field").asText()).isEqualTo("seq");
        }
    }
}
