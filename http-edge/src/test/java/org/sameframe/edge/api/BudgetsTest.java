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
import org.sameframe.edge.auth.TestPlatform;
import org.sameframe.server.TestServer;

/** A server behind a proxy, which says where requests come from. */
class BudgetsTest {
    private static TestPlatform platform;
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        platform = new TestPlatform();
        server = TestServer.start(
                data,
                Map.of(
                        "sameframe.http.behind-proxy",
                        true,
                        "sameframe.limits.rooms-per-address",
                        2,
                        "sameframe.limits.rooms-per-account",
                        4,
                        "sameframe.limits.guesses-per-address",
                        3,
                        "sameframe.limits.joins-per-address",
                        20,
                        "sameframe.limits.joins-in-all",
                        100,
                        "sameframe.platform.issuer",
                        TestPlatform.ISSUER,
                        "sameframe.platform.audience",
                        TestPlatform.AUDIENCE,
                        "sameframe.platform.secret",
                        TestPlatform.SECRET));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        platform.close();
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
    @DisplayName(
            "[RE10] a backend with a token that grants create has the budget of its account, and leaves its address the other")
    void backend() throws Exception {
        for (String address : List.of("192.0.2.30", "192.0.2.30", "192.0.2.30", "192.0.2.31")) {
            assertThat(create(address, "backend", "create")).isEqualTo(201);
        }
        assertThat(create("192.0.2.32", "backend", "create")).isEqualTo(429);
        assertThat(create("192.0.2.30", "another", "create")).isEqualTo(201);

        assertThat(create("192.0.2.30").statusCode()).isEqualTo(201);
        assertThat(create("192.0.2.30", "without", "audit")).isEqualTo(201);
        assertThat(create("192.0.2.30", "without", "audit")).isEqualTo(429);
        assertThat(create("192.0.2.30").statusCode()).isEqualTo(429);
        assertThat(create("192.0.2.30", "another", "create")).isEqualTo(201);
    }

    private static int create(String from, String subject, String grant) throws Exception {
        String token = platform.hs256(TestPlatform.claims(subject).claim("grants", List.of(grant)));
        return server.send(creation(from).header("Authorization", "Bearer " + token))
                .statusCode();
    }

    @Test
    @DisplayName(
            "[RE11] guesses do not use up joins, and who brings a token that opens the room is not held up by either")
    void vouched() throws Exception {
        String code = TestServer.json(create("192.0.2.40")).get("code").asText();
        for (int i = 0; i < 300; i++) {
            assertThat(join("192.0.2.41", "AAAA-AAA2", "7319")).isIn(404, 429);
        }
        assertThat(join("192.0.2.44", code, "")).isEqualTo(200);
        assertThat(join("192.0.2.41", code, ""))
                .as("the guesser's own budget of guesses")
                .isEqualTo(429);
        assertThat(vouched("192.0.2.41", code)).isEqualTo(200);
        int joined = 0;
        while (join("192.0.2.42", code, "") == 200) {
            joined++;
        }
        assertThat(joined).isGreaterThanOrEqualTo(20);
        assertThat(vouched("192.0.2.42", code)).isEqualTo(200);
        for (int i = 0; i < 3; i++) {
            assertThat(vouched("192.0.2.42", "AAAA-AAA2")).isEqualTo(404);
        }
        assertThat(vouched("192.0.2.43", "AAAA-AAA2")).as("by account").isEqualTo(429);
    }

    private static int vouched(String from, String code) throws Exception {
        return server.send(server.request("/v1/rooms/" + code + "/join")
                        .header("X-Forwarded-For", from)
                        .header("Authorization", "Bearer " + platform.hs256(TestPlatform.claims("vera")))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .statusCode();
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
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"name\":\"Bob\"" + (pin.isEmpty() ? "" : ",\"pin\":\"" + pin + "\"") + "}")))
                .statusCode();
    }

    private static HttpRequest.Builder creation(String from) {
        return server.request("/v1/rooms")
                .header("X-Forwarded-For", from)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Ann\"}"));
    }
}
