package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.server.TestServer;

/** A server behind a proxy, which says where requests come from. */
class BudgetsTest {
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(
                data,
                Map.of(
                        "sameframe.http.behind-proxy", true,
                        "sameframe.limits.rooms-per-address", 2,
                        "sameframe.limits.guesses-per-address", 3));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    @DisplayName("[RE8] who guesses is stopped, who knows the code is not, and others do not suffer")
    void guesses() throws Exception {
        String code = TestServer.json(create("192.0.2.1")).get("code").asText();
        for (int i = 0; i < 10; i++) {
            assertThat(find("192.0.2.1", code).statusCode()).isEqualTo(200);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(find("192.0.2.1", "AAAA-AAA" + (i + 2)).statusCode()).isEqualTo(404);
        }

        HttpResponse<String> refused = find("192.0.2.1", "AAAA-AAAA");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(TestServer.json(refused).get("code").asText()).isEqualTo("rate-limited");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        assertThat(find("192.0.2.2", code).statusCode()).isEqualTo(200);
        assertThat(find("192.0.2.9, 192.0.2.1", code).statusCode()).isEqualTo(429);
    }

    @Test
    @DisplayName(
            "[GB1] wrong PINs, and rooms that hide behind one, are guesses like unknown codes; who knows it pays nothing")
    void pins() throws Exception {
        String code = TestServer.json(create("192.0.2.6", ",\"pin\":\"7319\""))
                .get("code")
                .asText();
        for (int i = 0; i < 10; i++) {
            assertThat(join("192.0.2.7", code, "7319")).isEqualTo(200);
        }
        assertThat(find("192.0.2.7", code).statusCode()).isEqualTo(404);
        assertThat(find("192.0.2.7", "AAAA-AAA2").statusCode()).isEqualTo(404);
        assertThat(join("192.0.2.7", code, "0000")).isEqualTo(404);

        assertThat(find("192.0.2.7", code).statusCode()).isEqualTo(429);
        assertThat(join("192.0.2.7", code, "7319")).isEqualTo(429);
        assertThat(join("192.0.2.8", code, "7319")).isEqualTo(200);
    }

    @Test
    @DisplayName("[RE8] rooms have a budget of their own")
    void rooms() throws Exception {
        assertThat(create("192.0.2.3").statusCode()).isEqualTo(201);
        assertThat(create("192.0.2.3").statusCode()).isEqualTo(201);
        assertThat(create("192.0.2.3").statusCode()).isEqualTo(429);
        assertThat(create("192.0.2.4").statusCode()).isEqualTo(201);
    }

    @Test
    @DisplayName("[RE1] a link leads to the address that the proxy was asked for")
    void link() throws Exception {
        HttpResponse<String> created = server.send(creation("192.0.2.5")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "frames.example"));

        assertThat(TestServer.json(created).get("joinUrl").asText()).startsWith("https://frames.example/r/");
    }

    @Test
    @DisplayName("[RE2] a body that does not arrive is not waited for")
    void slowBody() throws Exception {
        String head = server.raw("POST /v1/rooms HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 100\r\n\r\n{\"name\":");

        assertThat(head).startsWith("HTTP/1.1 408 ").contains("application/problem+json");
    }

    private static HttpResponse<String> find(String from, String code) throws Exception {
        return server.send(server.request("/v1/rooms/" + code).header("X-Forwarded-For", from));
    }

    private static HttpResponse<String> create(String from) throws Exception {
        return server.send(creation(from));
    }

    private static HttpResponse<String> create(String from, String more) throws Exception {
        return server.send(creation(from).POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Ann\"" + more + "}")));
    }

    private static int join(String from, String code, String pin) throws Exception {
        return server.send(server.request("/v1/rooms/" + code + "/join")
                        .header("X-Forwarded-For", from)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Bob\",\"pin\":\"" + pin + "\"}")))
                .statusCode();
    }

    private static HttpRequest.Builder creation(String from) {
        return server.request("/v1/rooms")
                .header("X-Forwarded-For", from)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Ann\"}"));
    }
}
