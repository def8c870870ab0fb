package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.server.TestServer;

class SecurityHeadersTest {
    private static final List<String> EVERYWHERE =
            List.of("/", "/r/K7PM-2XQA", "/history", "/v1/media", "/v1/rooms/AAAA-AAAA", "/nothing");

    @TempDir
    private Path data = Path.of("");

    @Test
    @DisplayName(
            "[WB6] no answer sets a cookie; each keeps its window to its own origin, and asks for no camera or microphone")
    void everywhere() throws Exception {
        try (TestServer server = TestServer.start(data, Map.of("sameframe.http.public-url", "http://frames.example"))) {
            for (String path : EVERYWHERE) {
                HttpHeaders headers = server.get(path).headers();
                assertThat(headers.firstValue("Set-Cookie")).isEmpty();
                assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
                assertThat(headers.firstValue("Permissions-Policy").orElse(""))
                        .contains("camera=()", "microphone=()", "geolocation=()");
                assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
                assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
            }
            for (String path : List.of("/v1/media", "/v1/rooms/AAAA-AAAA")) {
                assertThat(server.get(path).headers().firstValue("Cross-Origin-Resource-Policy"))
                        .hasValue("same-origin");
            }
            String media =
                    TestServer.json(server.get("/v1/media")).at("/media/0/url").asText();
            assertThat(server.get(media).headers().firstValue("Cross-Origin-Resource-Policy"))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("[TS4] where people come by https, browsers are told to come by nothing else")
    void https() throws Exception {
        try (TestServer server =
                TestServer.start(data, Map.of("sameframe.http.public-url", "https://frames.example/"))) {
            for (String path : EVERYWHERE) {
                assertThat(server.get(path).headers().firstValue("Strict-Transport-Security"))
                        .hasValue("max-age=31536000");
            }
        }
    }
}
