package org.sameframe.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.server.TestServer;

/** Handshakes as bytes, since clients write no wrong ones. */
class HandshakeTest {
    private static final String GOOD = "GET /v1/socket HTTP/1.1\r\n"
            + "Host: frames.example\r\n"
            + "Connection: Upgrade\r\n"
            + "Upgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Sec-WebSocket-Protocol: sameframe.v1.json\r\n";

    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data, Map.of("sameframe.http.origins", "https://review.example.com"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    static Stream<Arguments> handshakes() {
        String own = "Origin: http://frames.example\r\n";
        String key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        return Stream.of(
                arguments("[HS1] no origin", GOOD, 101),
                arguments("[HS1] the server's own", GOOD + own, 101),
                arguments("[HS1] one that is allowed", GOOD + "Origin: https://review.example.com\r\n", 101),
                arguments("[HS2] a foreign one", GOOD + "Origin: https://evil.example\r\n", 403),
                arguments("[HS2] null", GOOD + "Origin: null\r\n", 403),
                arguments("[HS2] its own twice", GOOD + own + own, 403),
                arguments("[HS2] its own and another", GOOD + own + "Origin: https://evil.example\r\n", 403),
                arguments("[HS2] two in one", GOOD + "Origin: http://frames.example https://evil.example\r\n", 403),
                arguments("[HS2] its own as a prefix", GOOD + "Origin: http://frames.example.evil.example\r\n", 403),
                arguments("[HS2] its own as a suffix", GOOD + "Origin: http://evil-frames.example\r\n", 403),
                arguments("[HS3] HTTP/1.0", GOOD.replace("HTTP/1.1", "HTTP/1.0"), 426),
                arguments("[HS3] no upgrade", "GET /v1/socket HTTP/1.1\r\nHost: frames.example\r\n", 426),
                arguments("[HS3] no key", GOOD.replace(key, ""), 426),
                arguments("[HS3] a short key", GOOD.replace(key, "Sec-WebSocket-Key: c2hvcnQ=\r\n"), 426),
                arguments("[HS3] version 12", GOOD.replace("Version: 13", "Version: 12"), 426),
                arguments("[HS3] POST", GOOD.replace("GET", "POST") + "Content-Length: 0\r\n", 405),
                arguments("[HS3] an unknown subprotocol", GOOD.replace("v1.json", "v9.json"), 400));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("handshakes")
    void handshake(String what, String request, int status) throws Exception {
        assertThat(server.raw(request + "\r\n")).startsWith("HTTP/1.1 " + status + " ");
    }
}
