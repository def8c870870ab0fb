package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.server.TestServer;

class OpenApiTest {
    private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");

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
        String address =
                path.replace("{code}", "AAAA-AAAA").replace("{id}", "m1").replace("{name}", "a.mp4");
        return server.send(server.request(address)
                .header("Content-Type", "application/json")
                .method(method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.ofString("{\"name\":\"Ann\"}")));
    }
}
