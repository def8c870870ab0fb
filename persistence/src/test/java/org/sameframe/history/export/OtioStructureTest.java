package org.sameframe.history.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether timelines are built as OpenTimelineIO's files are: which schema in which version, with which members, and what may
 * stand in each. Its own library lists the members of its schemas under the title "Serialized Data (Fields Only)".
 */
class OtioStructureTest {
    private static final String SCHEMA = "OTIO_SCHEMA";

    private static final String REFERENCE = "ExternalReference.1 MissingReference.1";

    /** Of each schema the members, each with what it may be: names of schemas, of kinds of JSON, or lists of them. */
    private static final Map<String, Map<String, String>> SCHEMAS = Stream.of("""
                    Timeline.1 | name: text | metadata: object | global_start_time: null RationalTime.1 | tracks: Stack.1
                    Stack.1 | ITEM | children: [Track.1]
                    Track.1 | ITEM | children: [Clip.2 Gap.1] | kind: text
                    Clip.2 | ITEM | media_references: {REFERENCE} | active_media_reference_key: text
                    Gap.1 | ITEM
                    Marker.2 | name: text | metadata: object | marked_range: TimeRange.1 | color: text | comment: text
                    ExternalReference.1 | MEDIUM | target_url: text
                    MissingReference.1 | MEDIUM
                    TimeRange.1 | start_time: RationalTime.1 | duration: RationalTime.1
                    RationalTime.1 | value: number | rate: number
                    """.replace(
                            "ITEM",
                            "name: text | metadata: object | source_range: null TimeRange.1 | effects: [] | markers: [Marker.2]"
                                    + " | enabled: truth")
                    .replace(
                            "MEDIUM",
                            "name: text | metadata: object | available_range: null TimeRange.1"
                                    + " | available_image_bounds: null")
                    .replace("REFERENCE", REFERENCE)
                    .split("\n"))
            .map(line -> line.split(" \\| "))
            .collect(Collectors.toMap(parts -> parts[0], OtioStructureTest::members));

    private static final Map<String, Predicate<JsonNode>> KINDS = Map.of(
            "text", JsonNode::isTextual,
            "number", JsonNode::isNumber,
            "truth", JsonNode::isBoolean,
            "object", node -> node.isObject() && !node.has(SCHEMA),
            "null", JsonNode::isNull);

    /** The colours that the library has names for. */
    private static final Set<String> COLORS =
            Set.of("PINK", "RED", "ORANGE", "YELLOW", "GREEN", "CYAN", "BLUE", "PURPLE", "MAGENTA", "BLACK", "WHITE");

    private final List<String> faults = new ArrayList<>();
    private final Set<String> seen = new TreeSet<>();

    static Stream<Arguments> timelines() {
        Set<String> withoutDrawings = new TreeSet<>(SCHEMAS.keySet());
        withoutDrawings.removeAll(Set.of("Gap.1", "ExternalReference.1", "MissingReference.1"));
        return Stream.of(
                arguments("session.otio", Otio.of(Sessions.dailies()), SCHEMAS.keySet()),
                arguments("drop-frame.otio", Otio.of(Sessions.dropFrame()), withoutDrawings));
    }

    @ParameterizedTest(name = "[EX6] {0}")
    @MethodSource("timelines")
    void structure(String file, String text, Set<String> schemas) throws Exception {
        JsonNode timeline = new ObjectMapper().readTree(text);

        check("timeline", timeline, "Timeline.1");

        assertThat(faults).isEmpty();
        assertThat(seen).containsAll(schemas);
        assertThat(timeline.findValuesAsText("color")).allMatch(COLORS::contains);
        assertThat(timeline.findValuesAsText("kind")).containsOnly("Video");
        timeline.findParents("media_references")
                .forEach(clip -> assertThat(clip.get("media_references")
                                .has(clip.get("active_media_reference_key").asText()))
                        .isTrue());
    }

    private void check(String where, JsonNode node, String wanted) {
        if (wanted.startsWith("[")) {
            if (!node.isArray()) {
                faults.add(where + " is no list");
            }
            node.forEach(each -> check(where + "[]", each, inner(wanted)));
        } else if (wanted.startsWith("{")) {
            node.properties().forEach(each -> check(where + "." + each.getKey(), each.getValue(), inner(wanted)));
        } else if (node.has(SCHEMA)) {
            object(where, node, wanted);
        } else if (List.of(wanted.split(" ")).stream()
                .noneMatch(kind -> KINDS.getOrDefault(kind, any -> false).test(node))) {
            faults.add(where + " is " + node.getNodeType() + ", not " + wanted);
        }
    }

    private void object(String where, JsonNode node, String wanted) {
        String schema = node.get(SCHEMA).asText();
        if (!List.of(wanted.split(" ")).contains(schema)) {
            faults.add(where + " is " + schema + ", not " + wanted);
            return;
        }
        seen.add(schema);
        Map<String, String> members = SCHEMAS.getOrDefault(schema, Map.of());
        Set<String> names = StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
                .filter(name -> !name.equals(SCHEMA))
                .collect(Collectors.toSet());
        if (!names.equals(members.keySet())) {
            faults.add(where + ", " + schema + ", has " + names + ", not " + members.keySet());
            return;
        }
        members.forEach((name, kinds) -> check(where + "." + name, node.get(name), kinds));
    }

    private static String inner(String wanted) {
        return wanted.substring(1, wanted.length() - 1);
    }

    private static Map<String, String> members(String[] parts) {
        return Stream.of(parts)
                .skip(1)
                .map(part -> part.split(": "))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    }
}
