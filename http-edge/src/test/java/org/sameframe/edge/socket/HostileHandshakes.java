package org.sameframe.edge.socket;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Ways to shake hands wrongly. */
final class HostileHandshakes {
    private HostileHandshakes() {}

    /**
     * @param answer status and code; what the level below refuses has none
     * @param change of a handshake that would succeed
     */
    record Line(String what, String answer, UnaryOperator<String> change) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Line> lines() {
        return Stream.of(
                new Line("nothing wrong", "101", request -> request),
                new Line("own origin", "101", with("Origin: http://HOST")),
                new Line("foreign origin", "403 forbidden", with("Origin: https://evil.example")),
                new Line("origin null", "403 forbidden", with("Origin: null")),
                new Line("origin twice", "403 forbidden", with("Origin: http://HOST\r\nOrigin: https://evil.example")),
                new Line("two origins in one", "403 forbidden", with("Origin: http://HOST https://evil.example")),
                new Line("own origin as a prefix", "403 forbidden", with("Origin: http://HOST.evil.example")),
                new Line("own origin as a user", "403 forbidden", with("Origin: http://HOST@evil.example")),
                new Line("own origin with a path", "403 forbidden", with("Origin: http://HOST/")),
                new Line("empty origin", "403 forbidden", with("Origin: ")),
                new Line("another port", "403 forbidden", with("Origin: http://127.0.0.1:1")),
                new Line("wrong version", "426 invalid", replaced("Version: 13", "Version: 8")),
                new Line("no version", "426 invalid", replaced("Sec-WebSocket-Version: 13\r\n", "")),
                new Line("no key", "426 invalid", replaced("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", "")),
                new Line("short key", "426 invalid", replaced("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHM=")),
                new Line(
                        "key that is no base64",
                        "426 invalid",
                        replaced("dGhlIHNhbXBsZSBub25jZQ==", "%%%%%%%%%%%%%%%%%%%%%%==")),
                new Line("no upgrade", "426 invalid", replaced("Upgrade: websocket\r\n", "")),
                new Line("another upgrade", "426 invalid", replaced("Upgrade: websocket", "Upgrade: h2c")),
                new Line("POST", "405 method-not-allowed", replaced("GET ", "POST ")),
                new Line("HTTP/1.0", "426 invalid", replaced("HTTP/1.1", "HTTP/1.0")),
                new Line("unknown subprotocol", "400 unsupported", replaced("sameframe.v1.json", "sameframe.v9.json")),
                new Line(
                        "no subprotocol",
                        "400 unsupported",
                        replaced("Sec-WebSocket-Protocol: sameframe.v1.json\r\n", "")),
                new Line("header of 9 KB", "431", with("X-Large: " + "x".repeat(9 * 1024))),
                new Line("no host", "400", request -> request.replaceFirst("Host: [^\r]*\r\n", "")));
    }

    private static UnaryOperator<String> replaced(String part, String with) {
        return request -> request.replace(part, with);
    }

    private static UnaryOperator<String> with(String header) {
        return request -> {
            String host = request.replaceFirst("(?s).*Host: ([^\r]*)\r\n.*", "$1");
            return request.replaceFirst("\r\n\r\n$", "\r\n" + header.replace("HOST", host) + "\r\n\r\n");
        };
    }
}
