package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.AuditScope;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.server.TestServer;

/** Holds what the server answers against the document that describes it, in both directions. */
class ContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    /** What takes a fault, a flood, a range or a moment that this test cannot choose; other tests make these happen. */
    private static final Set<String> NOT_TRIED =
            Set.of("206", "304", "408", "409", "410", "412", "413", "415", "416", "422", "429", "500", "503", "507");

    /** What takes a state, a mode or a token that this server has not; other tests ask for these. */
    private static final Set<String> ELSEWHERE = Set.of(
            "delete /v1/media/{name} 204",
            "delete /v1/media/{name} 400",
            "delete /v1/media/{name} 403",
            "delete /v1/media/{name} 404",
            "delete /v1/rooms/{code}/pin 200",
            "delete /v1/rooms/{code}/pin 401",
            "delete /v1/rooms/{code}/pin 403",
            "delete /v1/rooms/{code}/pin 404",
            "get /media/{name} 200",
            "get /media/{name} 404",
            "get /v1/media 403",
            "get /v1/media-folder 200",
            "get /v1/media-folder 403",
            "get /v1/rooms/{code} 403",
            "get /v1/rooms/{code}/knock 200",
            "get /v1/rooms/{code}/luts 403",
            "get /v1/rooms/{code}/luts 404",
            "get /v1/rooms/{code}/luts/{name} 200",
            "get /v1/rooms/{code}/luts/{name} 403",
            "get /v1/rooms/{code}/media/{id} 403",
            "get /v1/rooms/{code}/pin 403",
            "get /v1/rooms/{code}/pin 404",
            "get /v1/rooms/{code}/stills/{hash} 200",
            "get /v1/rooms/{code}/stills/{hash} 403",
            "post /v1/revocations 200",
            "post /v1/revocations 400",
            "post /v1/rooms 403",
            "post /v1/rooms/{code}/commands 403",
            "post /v1/rooms/{code}/commands 404",
            "post /v1/rooms/{code}/join 403",
            "post /v1/rooms/{code}/stills 201",
            "post /v1/rooms/{code}/stills 400",
            "post /v1/rooms/{code}/stills 403",
            "post /v1/rooms/{code}/stills 404",
            "post /v1/stream 400",
            "post /v1/webhooks/{id}/deliveries/{delivery}/replay 202",
            "put /v1/media/{name} 200",
            "put /v1/media/{name} 201",
            "put /v1/media/{name} 400",
            "put /v1/media/{name} 403",
            "put /v1/media/{name} 404",
            "put /v1/rooms/{code}/pin 200",
            "put /v1/rooms/{code}/pin 403",
            "put /v1/rooms/{code}/pin 404");

    private static TestServer server;
    private static JsonNode document;
    private static String admin;
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<String> faults = new java.util.ArrayList<>();

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data, Map.of("sameframe.room.ask-timeout", "30s"));
        document = closed(TestServer.json(server.get("/v1/openapi.json")));
        admin = AccessTokens.create(ServerKeys.open(data), Duration.ofHours(1), InstantSource.system())
                .issueAudit(new AuditScope(Optional.empty(), true, "contract"), Duration.ofHours(1))
                .text();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    @DisplayName(
            "[CT1] every operation is asked well and badly, and answers only what the document says; nothing it says is left out")
    void answers() throws Exception {
        JsonNode room = json("post", "/v1/rooms", "/v1/rooms", "{\"name\":\"Ann\"}", "", 201);
        String code = room.get("code").asText();
        String host = room.get("accessToken").asText();
        String audit = room.get("auditToken").asText();
        json("post", "/v1/rooms/{code}/join", "/v1/rooms/" + code + "/join", "{\"name\":\"Bob\"}", "", 200);
        json(
                "post",
                "/v1/rooms/{code}/commands",
                "/v1/rooms/" + code + "/commands",
                "{\"addNote\":{\"medium\":\"m1\",\"text\":\"x\"}}",
                host,
                200);
        json(
                "post",
                "/v1/rooms/{code}/commands",
                "/v1/rooms/" + code + "/commands",
                "{\"handLead\":{\"to\":99}}",
                host,
                400);
        JsonNode hook = json(
                "post",
                "/v1/webhooks",
                "/v1/webhooks",
                "{\"url\":\"https://example.com/\",\"events\":[\"note.added\"]}",
                admin,
                201);
        String own = "/v1/webhooks/" + hook.get("id").asText();
        json("get", "/v1/webhooks", "/v1/webhooks", "", admin, 200);
        json("get", "/v1/webhooks/{id}", own, "", admin, 200);
        json("patch", "/v1/webhooks/{id}", own, "{\"rotate\":true}", admin, 200);
        json("get", "/v1/webhooks/{id}/deliveries", own + "/deliveries", "", admin, 200);
        json("get", "/v1/webhooks/{id}/deliveries", own + "/deliveries?limit=0", "", admin, 400);
        ask("delete", "/v1/webhooks/{id}", own, "", admin);
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (String method : METHODS) {
                if (path.getValue().has(method)) {
                    String address = path.getKey()
                            .replace("{code}", code)
                            .replace("{id}", path.getKey().contains("media") ? "m1" : "we_none")
                            .replace("{delivery}", "1")
                            .replace("{name}", "a.mp4")
                            .replace("{hash}", "0".repeat(64))
                            .replace("{format}", "notes");
                    if (!method.equals("delete")) {
                        for (String token : List.of("", "nonsense", host, audit, admin)) {
                            ask(
                                    method,
                                    path.getKey(),
                                    address,
                                    method.equals("get") ? "" : "{\"name\":7,\"url\":7}",
                                    token);
                        }
                        ask(
                                method,
                                path.getKey(),
                                address + "?limit=x&nonsense=1",
                                method.equals("get") ? "" : "[]",
                                admin);
                        ask(
                                method,
                                path.getKey(),
                                address.replace(code, "AAAA-AAAA"),
                                method.equals("get") ? "" : "{\"name\":\"A\"}",
                                admin);
                    }
                }
            }
        }
        streamed();
        for (String token : List.of("", host, admin)) {
            ask("delete", "/v1/rooms/{code}/pin", "/v1/rooms/" + code + "/pin", "", token);
            ask("delete", "/v1/rooms/{code}", "/v1/rooms/AAAA-AAAA", "", token);
            ask("delete", "/v1/rooms/{code}", "/v1/rooms/" + code, "", token);
            ask("delete", "/v1/webhooks/{id}", "/v1/webhooks/we_none", "", token);
            ask("delete", "/v1/media/{name}", "/v1/media/a.mp4", "", token);
        }
        ask("delete", "/v1/rooms/{code}", "/v1/rooms/" + code + "?erase=maybe", "", admin);
        assertThat(faults).isEmpty();
        assertThat(documented()).as("statuses that were never answered").isSubsetOf(seen);
        assertThat(operations())
                .as("operations that were never answered")
                .isSubsetOf(seen.stream()
                        .map(some -> some.substring(0, some.lastIndexOf(' ')))
                        .toList());
    }

    @Test
    @DisplayName(
            "[CT3] both documents and the page are served, and nothing in the page needs a script or a style in it")
    void page() throws Exception {
        HttpResponse<String> page = server.get("/v1/docs");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .doesNotContain("unsafe");
        assertThat(page.body())
                .doesNotContain("<script")
                .doesNotContain("style=")
                .doesNotContain("<style")
                .contains("/v1/rooms/{code}/commands");
        assertThat(server.get("/v1/docs.css").statusCode()).isEqualTo(200);
        assertThat(TestServer.json(server.get("/v1/asyncapi.json"))
                        .get("asyncapi")
                        .asText())
                .isEqualTo("3.0.0");
    }

    /** What needs a stream that is open, and headers. */
    private void streamed() throws Exception {
        try (Stream<String> events = server.lines(
                        server.request("/v1/stream").POST(HttpRequest.BodyPublishers.noBody()))
                .body()) {
            String id = events.filter(line -> line.startsWith("data: "))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll(".*\"connection\":\"|\"}", "");
            for (String connection : List.of(id, "0".repeat(32))) {
                HttpResponse<String> answer = server.send(server.request("/v1/stream/frames")
                        .header("Sameframe-Connection", connection)
                        .header("Sameframe-Post", "1")
                        .POST(HttpRequest.BodyPublishers.noBody()));
                assertThat(answer.statusCode()).isEqualTo(connection.equals(id) ? 204 : 404);
                seen.add("post /v1/stream/frames " + answer.statusCode());
            }
        }
    }

    private JsonNode json(String method, String path, String address, String body, String token, int status)
            throws Exception {
        HttpResponse<String> response = ask(method, path, address, body, token);
        assertThat(response.statusCode())
                .as(method + " " + address + response.body())
                .isEqualTo(status);
        return TestServer.json(response);
    }

    private HttpResponse<String> ask(String method, String path, String address, String body, String token)
            throws Exception {
        HttpRequest.Builder request = server.request(address)
                .header("Content-Type", "application/json")
                .method(
                        method.toUpperCase(Locale.ROOT),
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> response =
                server.send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
        String what = "%s %s (%s) %s: %s".formatted(method, path, address, response.statusCode(), response.body());
        JsonNode documented = resolve(
                document.get("paths").get(path).get(method).get("responses").path("" + response.statusCode()));
        seen.add(method + " " + path + " " + response.statusCode());
        String type = response.headers().firstValue("Content-Type").orElse("");
        // with its character set, where the document says which
        JsonNode types = documented.path("content");
        JsonNode content = types.path(types.has(type) ? type : type.replaceFirst(";.*", ""));
        if (documented.isMissingNode()) {
            faults.add("undocumented: " + what);
        } else if (types.isMissingNode()) {
            if (!response.body().isEmpty()) {
                faults.add("a body: " + what);
            }
        } else if (content.isMissingNode()) {
            faults.add("type " + type + ": " + what);
        } else if (content.has("schema") && type.contains("json") && !type.contains("ndjson")) {
            faults(content.get("schema"), JSON.readTree(response.body()))
                    .forEach(fault -> faults.add(fault + ": " + what));
        }
        return response;
    }

    private static Set<ValidationMessage> faults(JsonNode schema, JsonNode value) {
        ObjectNode whole = document.deepCopy();
        whole.setAll((ObjectNode) schema);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(value);
    }

    private static Set<String> operations() {
        Set<String> all = new LinkedHashSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .forEach(method -> all.add(method + " " + path.getKey())));
        return all;
    }

    private static Set<String> documented() {
        Set<String> all = new LinkedHashSet<>();
        for (String operation : operations()) {
            String[] parts = operation.split(" ");
            document.get("paths")
                    .get(parts[1])
                    .get(parts[0])
                    .get("responses")
                    .fieldNames()
                    .forEachRemaining(status -> {
                        if (!NOT_TRIED.contains(status) && !ELSEWHERE.contains(operation + " " + status)) {
                            all.add(operation + " " + status);
                        }
                    });
        }
        return all;
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** With a field that the document does not name, an answer is not what it says. */
    private static JsonNode closed(JsonNode node) {
        List<JsonNode> open = new ArrayList<>(List.of(node));
        while (!open.isEmpty()) {
            JsonNode next = open.remove(open.size() - 1);
            next.forEach(open::add);
            if (next instanceof ObjectNode object
                    && object.path("type").asText().equals("object")
                    && object.has("properties")
                    && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        }
        return node;
    }
}
