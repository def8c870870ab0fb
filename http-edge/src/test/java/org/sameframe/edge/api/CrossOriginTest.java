package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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

class CrossOriginTest {
    private static final String PLATFORM = "https://review.example.com";

    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data, Map.of("sameframe.http.origins", List.of(PLATFORM)));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest(name = "[XO1] {0} answers {1} to a page of an allowed origin, which may read that")
    @CsvSource({
        "/v1/media, 200",
        "/v1/rooms/AAAA-AAAA, 404",
        "/v1/rooms, 401",
        "/v1/nothing, 404",
        "/media/nothing.mp4, 403",
    })
    void allowed(String path, int status) throws Exception {
        HttpResponse<String> response = get(path, PLATFORM);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue(PLATFORM);
        assertThat(response.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(response.headers().allValues("Vary")).contains("Origin");
        assertThat(response.headers().firstValue("Access-Control-Expose-Headers"))
                .hasValueSatisfying(exposed -> assertThat(exposed).contains("ETag", "Retry-After", "Content-Range"));
    }

    @Test
    @DisplayName("[XO1] the server's own pages may do what those of allowed origins may")
    void own() throws Exception {
        String origin = server.address().toString().replaceAll("/$", "");

        assertThat(get("/v1/media", origin).headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue(origin);
    }

    @Test
    @DisplayName("[XO1] a page of an allowed origin makes a room, after its browser has asked whether it may")
    void asked() throws Exception {
        HttpResponse<String> preflight = server.send(server.request("/v1/rooms")
                .header("Origin", PLATFORM)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, content-type")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue(PLATFORM);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValueSatisfying(methods -> assertThat(methods).contains("POST", "DELETE"));
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValueSatisfying(names -> assertThat(names).contains("Authorization", "Content-Type", "Range"));
        assertThat(preflight.headers().firstValue("Access-Control-Max-Age")).hasValue("7200");

        assertThat(create(PLATFORM).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest(name = "[XO2] a page of {0} is not served")
    @ValueSource(
            strings = {
                "https://other.example.com",
                "null",
                "http://review.example.com",
                "https://review.example.com.evil.example",
                "https://review.example.com:8443",
            })
    void refused(String origin) throws Exception {
        for (HttpResponse<String> response : List.of(get("/v1/media", origin), create(origin))) {
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(TestServer.json(response).get("code").asText()).isEqualTo("forbidden");
            assertThat(response.body()).contains("sameframe.http.origins");
            assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThat(response.headers().allValues("Vary")).contains("Origin");
        }
    }

    @Test
    @DisplayName("[XO2] who sends no origin is no page; caches are told that answers differ by origin")
    void programs() throws Exception {
        HttpResponse<String> response = server.get("/v1/media");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(response.headers().allValues("Vary")).contains("Origin");
    }

    @ParameterizedTest(name = "[XO3] {0} is for every page")
    @ValueSource(strings = {"/icon.svg", "/sameframe-player.js", "/v1/openapi.json"})
    void files(String path) throws Exception {
        HttpResponse<String> response = get(path, "https://anybody.example.com");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    private static HttpResponse<String> get(String path, String origin) throws Exception {
        return server.send(server.request(path).header("Origin", origin));
    }

    private static HttpResponse<String> create(String origin) throws Exception {
        return server.send(server.request("/v1/rooms")
                .header("Origin", origin)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Ann\"}")));
    }
}
