package org.sameframe.history.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.room.Medium;

/** What people write does not break the formats, and what stands in a timeline adds up. */
class ExportTextsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> cells() {
        return Stream.of(
                arguments("plain", "plain"),
                arguments("", ""),
                arguments("a,b", "\"a,b\""),
                arguments("say \"no\"", "\"say \"\"no\"\"\""),
                arguments("two\nlines", "\"two\nlines\""),
                arguments("two\r\nlines", "\"two\r\nlines\""),
                arguments("=1+1", "'=1+1"),
                arguments("+1", "'+1"),
                arguments("-1", "'-1"),
                arguments("@SUM(A1)", "'@SUM(A1)"),
                arguments("\t=1", "\"'\t'=1\""),
                arguments("\tplain", "\"'\tplain\""),
                arguments(" =1+1", "' =1+1"),
                arguments("\u00A0+1", "'\u00A0+1"),
                arguments("\u3000\u200B\uFEFF-1", "'\u3000\u200B\uFEFF-1"),
                arguments(" \t@SUM(A1)", "\" \t'@SUM(A1)\""),
                arguments("  plain - text", "  plain - text"),
                arguments("a;b", "\"a;b\""),
                arguments("a;=1+1", "\"a;'=1+1\""),
                arguments("a; \u00A0@SUM(A1);-1", "\"a;' \u00A0@SUM(A1);'-1\""),
                arguments("a;\"=1+1\"", "\"a;'\"\"=1+1\"\"\""),
                arguments("\r=1", "\"'\r'=1\""),
                arguments("\n=1", "\"'\n'=1\""),
                arguments("note\n=1", "\"note\n'=1\""),
                arguments("note\r\n\r\n +1\n-1", "\"note\r\n\r\n' +1\n'-1\""),
                arguments("note\t@SUM(A1)", "\"note\t'@SUM(A1)\""),
                arguments("a\n1 = 1", "\"a\n1 = 1\""),
                arguments("\uFF1D1+1", "'\uFF1D1+1"),
                arguments("=A1,\"x\"", "\"'=A1,\"\"x\"\"\""),
                arguments("1=1", "1=1"),
                arguments("'=1", "'=1"));
    }

    @ParameterizedTest(name = "[EX4] {0}")
    @MethodSource("cells")
    void cell(String text, String cell) {
        assertThat(Csv.text(text)).isEqualTo(cell);
    }

    @Test
    @DisplayName("[EX4] a number may be negative: it is none of the texts that people wrote")
    void number() {
        assertThat(Csv.number(-8)).isEqualTo("-8");
    }

    @ParameterizedTest(name = "[EX4] a table has as many lines and cells as it should, whatever is written: {0}")
    @ValueSource(strings = {"a,b\"c", "x\r\ny,\"", "=cmd|' /C calc'!A0", "\",\"", "\n\n", "'", "a;b", ";"})
    void table(String text) {
        String table = NotesCsv.of(Sessions.with(text, text, text));

        List<List<String>> read = readCsv(table);
        assertThat(read).hasSize(2).allSatisfy(line -> assertThat(line).hasSize(13));
        assertThat(read.get(1).get(9)).isIn(text, "'" + text);
        assertThat(readCsv(EntriesCsv.of(Sessions.with(text, text, text))))
                .hasSize(6)
                .allSatisfy(line -> assertThat(line).hasSize(8));
    }

    /** As RFC 4180 says. */
    private static List<List<String>> readCsv(String table) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < table.length(); i++) {
            char c = table.charAt(i);
            if (c == '"' && isQuoted && i + 1 < table.length() && table.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && (c == ',' || table.startsWith("\r\n", i))) {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\r') {
                    lines.add(line);
                    line = new ArrayList<>();
                    i++;
                }
            } else {
                cell.append(c);
            }
        }
        return lines;
    }

    @ParameterizedTest(name = "[EX5] {0}")
    @ValueSource(
            strings = {
                "two\nlines",
                "002  AX       V     C        00:00:00:00 00:00:00:01 00:00:00:00 00:00:00:01",
                "a\r\n* LOC: 01:00:00:00 RED     forged",
                "a\tb\t1\nname\t01:00:00:00\tV1\tred\tforged\t1",
                "a\u0085b\u2028c\u2029d\u000Be\u000Cf\u0000g\u001Bh",
                "x |D:99 |C:ResolveColorGreen |M:forged",
                "\u202Etxt.exe"
            })
    void lines(String text) {
        Session session = Sessions.with(text, text, text);
        Medium medium = session.room().medium("m1").orElseThrow();

        String edl = Edl.of(session, medium);
        assertThat(edl.split("\\R", -1)).hasSize(8);
        assertThat(edl.lines().filter(line -> line.matches("\\d{3}  .*"))).hasSize(1);
        assertThat(edl.lines().filter(line -> line.startsWith("* LOC: "))).hasSize(1);
        assertThat(edl.lines().filter(line -> line.startsWith(" |C:")))
                .singleElement()
                .asString()
                .matches(" \\|C:ResolveColorRed \\|M:[^|]* \\|D:1");
        String avid = AvidMarkers.of(session, medium);
        assertThat(avid.split("\\R", -1)).hasSize(2);
        assertThat(avid.split("\t", -1)).hasSize(6);
        assertThat(edl + avid).doesNotContainPattern("[\\p{Cc}&&[^\\n\\t]]").doesNotContain("\u202E");
    }

    static Stream<Session> sessions() {
        return Stream.of(Sessions.dailies(), Sessions.dropFrame(), Sessions.with("a", "b", "c"));
    }

    @ParameterizedTest(name = "[EX6] what stands in a timeline adds up")
    @MethodSource("sessions")
    void timeline(Session session) throws Exception {
        JsonNode tracks = JSON.readTree(Otio.of(session)).at("/tracks/children");
        for (int i = 0; i < tracks.size(); i += 2) {
            assertThat(seconds(tracks.get(i + 1)))
                    .as("length of the track of annotations")
                    .isCloseTo(seconds(tracks.get(i)), offset(1e-6));
            for (JsonNode clip : tracks.get(i).path("children")) {
                JsonNode available = clip.at("/media_references/DEFAULT_MEDIA").path("available_range");
                assertThat(clip.path("OTIO_SCHEMA").textValue()).isEqualTo("Clip.2");
                assertThat(available.isNull() || isWithin(clip.path("source_range"), available))
                        .isTrue();
                clip.path("markers").forEach(marker -> {
                    assertThat(marker.path("OTIO_SCHEMA").textValue()).isEqualTo("Marker.2");
                    assertThat(available.isNull() || isWithin(marker.path("marked_range"), available))
                            .isTrue();
                });
            }
        }
    }

    private static double seconds(JsonNode track) {
        double seconds = 0;
        for (JsonNode item : track.path("children")) {
            JsonNode duration = item.at("/source_range/duration");
            seconds +=
                    duration.path("value").doubleValue() / duration.path("rate").doubleValue();
        }
        return seconds;
    }

    private static boolean isWithin(JsonNode range, JsonNode outer) {
        double start = range.at("/start_time/value").doubleValue();
        double outerStart = outer.at("/start_time/value").doubleValue();
        return start >= outerStart
                && start + range.at("/duration/value").doubleValue()
                        <= outerStart + outer.at("/duration/value").doubleValue();
    }

    @Test
    @DisplayName(
            "[EX9] what was drawn stands as SyncEvents on its first frame: a stroke for each shape, a text as text")
    void syncEvents() throws Exception {
        JsonNode timeline = JSON.readTree(Otio.of(Sessions.dailies()));

        List<String> schemas = new ArrayList<>();
        timeline.at("/tracks/children/1")
                .findValues("annotation_commands")
                .forEach(commands -> commands.forEach(
                        command -> schemas.add(command.path("OTIO_SCHEMA").textValue())));
        List<String> stroke = List.of("PaintStart.1", "PaintPoint.1", "PaintEnd.1");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            expected.addAll(stroke);
        }
        expected.add("TextAnnotation.1");
        assertThat(schemas).isEqualTo(expected);

        JsonNode vertices = timeline.at("/tracks/children/1/children/0/metadata/annotation_commands/1/points");
        assertThat(vertices.path("OTIO_SCHEMA").textValue()).isEqualTo("PaintVertices.1");
        assertThat(vertices.path("x")).hasToString("[-0.444444,0.444444,0.888889]");
        assertThat(vertices.path("y")).hasToString("[0.25,0.0,-0.5]");
        assertThat(vertices.path("size")).hasToString("[0.017795,0.008898,0.0]");
    }
}
