package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.room.AgreementRecord;
import org.sameframe.room.Category;
import org.sameframe.room.Conflict;
import org.sameframe.room.Control;
import org.sameframe.room.HostAbsence;
import org.sameframe.server.TestServer;

class OpenApiTest {
    private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");

    private static final Map<Class<?>, String> TYPES =
            Map.of(String.class, "string", Integer.class, "integer", Boolean.class, "boolean", List.class, "array");

    private static TestServer server;
    private static JsonNode document;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data, Map.of());
        document = TestServer.json(server.get("/v1/openapi.json"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    @DisplayName("[RE7] the document says of every operation what the server answers")
    void matchesTheServer() throws Exception {
        assertThat(document.get("openapi").asText()).isEqualTo("3.1.0");
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            List<String> documented = new ArrayList<>();
            for (String method : METHODS) {
                if (path.getValue().has(method)) {
                    documented.add(method);
                }
                HttpResponse<String> response = send(method, path.getKey());
                String type = response.headers().firstValue("Content-Type").orElse("");
                String what = method + " " + path.getKey() + ": " + response.statusCode() + " " + response.body();
                if (path.getValue().has(method)) {
                    JsonNode answer =
                            path.getValue().get(method).get("responses").get("" + response.statusCode());
                    assertThat(answer).as(what).isNotNull();
                    assertThat(resolve(answer).get("content").has(type))
                            .as(what)
                            .isTrue();
                } else {
                    assertThat(response.statusCode()).as(what).isEqualTo(405);
                }
            }
            assertThat(documented).as(path.getKey()).isNotEmpty();
        }
    }

    @Test
    @DisplayName("[RE7] every reference of the document leads somewhere")
    void referencesLeadSomewhere() {
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments("CreateRoom", RoomRequests.Create.class, ""),
                arguments("JoinRoom", RoomRequests.Join.class, ""),
                arguments("Pin", RoomRequests.Pin.class, "pin"),
                arguments("Knock", RoomRequests.Knock.class, "name"),
                arguments("Policy", PolicyDescription.class, ""),
                arguments("Medium", RoomRequests.MediumDescription.class, "rate frames sources"),
                arguments("MediaSource", RoomRequests.Source.class, "location"),
                arguments("MatchKey", RoomRequests.Key.class, "scheme value"),
                arguments("FrameRate", RoomRequests.Rate.class, "numerator denominator"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    @DisplayName("[RE7] the document describes every field that a request can have, and says which must be there")
    void fields(String schema, Class<? extends Record> read, String required) {
        JsonNode described = document.at("/components/schemas/" + schema);
        assertThat(described.get("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(read.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        assertThat(texts(described.path("required"))).isEqualTo(words(required));
        for (RecordComponent component : read.getRecordComponents()) {
            JsonNode property = described.get("properties").get(component.getName());
            String type = property.has("$ref")
                    ? "object"
                    : property.has("enum") ? "string" : property.get("type").asText();
            assertThat(type)
                    .as("%s.%s", schema, component.getName())
                    .isEqualTo(TYPES.getOrDefault(component.getType(), "object"));
        }
    }

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("control", Control.values()),
                arguments("conflict", Conflict.values()),
                arguments("hostAbsence", HostAbsence.values()),
                arguments("agreementRecord", AgreementRecord.values()),
                arguments(
                        "off/items",
                        EnumSet.complementOf(EnumSet.of(Category.ROOM, Category.ROSTER, Category.MEDIA))
                                .toArray(Category[]::new)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    @DisplayName("[RE7] the document names every choice that a policy has")
    void choices(String field, Enum<?>[] constants) {
        String path = "/components/schemas/Policy/properties/" + field + "/enum";
        assertThat(texts(document.at(path)))
                .isEqualTo(Arrays.stream(constants)
                        .map(constant ->
                                constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList());
    }

    @Test
    @DisplayName("[RE7] bounds that the document names are taken, and what lies beyond is not")
    void bounds() throws Exception {
        JsonNode properties = document.at("/components/schemas/Policy/properties");
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            if (property.getValue().has("maximum")) {
                long least = property.getValue().get("minimum").asLong();
                long most = property.getValue().get("maximum").asLong();
                String companion = property.getKey().equals("leadMinMs") ? ",\"leadMaxMs\":10000" : ",\"leadMinMs\":0";
                for (long bound : List.of(least, most)) {
                    assertThat(create(property.getKey(), bound, companion))
                            .as("%s", property)
                            .isEqualTo(201);
                }
                for (long beyond : List.of(least - 1, most + 1)) {
                    assertThat(create(property.getKey(), beyond, companion))
                            .as("%s", property)
                            .isEqualTo(400);
                }
            }
        }
    }

    private static int create(String field, long value, String companion) throws Exception {
        String body = "{\"name\":\"Ann\",\"policy\":{\"%s\":%d%s}}".formatted(field, value, companion);
        return server.post("/v1/rooms", body).statusCode();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    @Test
    @DisplayName("[RE7] joining may be answered that the room is locked, full or closed")
    void joining() {
        JsonNode answers = document.at("/paths/~1v1~1rooms~1{code}~1join/post/responses");
        assertThat(answers.fieldNames()).toIterable().contains("403", "404", "409", "410");
        assertThat(resolve(answers.get("403")).get("description").asText()).contains("locked");
        assertThat(resolve(answers.get("410")).get("description").asText()).contains("closed");
    }

    @Test
    @DisplayName("[RE9] health tells that the process lives, and that it takes in work with its store")
    void health() throws Exception {
        assertThat(server.get("/v1/health/live").body()).isEqualTo("{\"status\":\"live\"}");
        assertThat(server.get("/v1/health/ready").body()).isEqualTo("{\"status\":\"ready\"}");
    }

    private static JsonNode resolve(JsonNode answer) {
        return answer.has("$ref") ? document.at(answer.get("$ref").asText().substring(1)) : answer;
    }

    private static HttpResponse<String> send(String method, String path) throws Exception {
        String address = path.replace("{code}", "AAAA-AAAA")
                .replace("{id}", "m1")
                .replace("{name}", "a.mp4")
                .replace("{number}", "1")
                .replace("{delivery}", "1")
                .replace("{hash}", "0".repeat(64))
                .replace("{format}", "notes");
        return server.send(server.request(address)
                .header("Content-Type", "application/json")
                .method(method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.ofString("{\"name\":\"Ann\"}")));
    }
}
