package org.sameframe.edge.socket;

import java.util.stream.Stream;

/** What nobody sends to {@code /v1/stream}. {@code CONNECTION} and {@code TOKEN} are the sender's own; of who is nobody there is none. */
final class HostileStreams {
    private static final String OPEN = "POST /v1/stream HTTP/1.1\r\nHost: HOST\r\nAUTH";
    private static final String FRAMES = "POST /v1/stream/frames HTTP/1.1\r\nHost: HOST\r\nAUTH";
    private static final String MINE = RoomStream.CONNECTION + ": CONNECTION\r\n";
    private static final String PING = "{\"ping\":{\"t1\":\"1\"}}";

    private HostileStreams() {}

    /**
     * @param answer status and code
     * @param member the answer to who has a stream open, if it is another
     */
    record Line(String what, String answer, String member, String request) {
        @Override
        public String toString() {
            return what;
        }
    }

    /**
     * A stream that is opened, and ended with a goodbye.
     *
     * @param bye its reason
     * @param member the reason to who has a token
     * @param frames that come with the opening
     */
    record Ended(String what, int bye, int member, String frames) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Line> lines() {
        return Stream.concat(openings(), posts());
    }

    private static Stream<Line> openings() {
        return Stream.of(
                line("a protocol that is none", "400 unsupported", OPEN + protocol("sameframe.v9.json"), PING),
                line("bytes that are no Base64", "400 invalid", OPEN + protocol("sameframe.v1.protobuf"), PING),
                line("129 frames", "429 rate-limited", OPEN, "{}\n".repeat(129)),
                line("more than 128 KiB", "413 too-large", OPEN, "x".repeat(131_073)),
                line("a foreign origin", "403 forbidden", OPEN + "Origin: https://evil.example\r\n", PING),
                line("origin null", "403 forbidden", OPEN + "Origin: null\r\n", PING),
                line("GET", "405 method-not-allowed", OPEN.replace("POST", "GET"), ""),
                line("PUT", "405 method-not-allowed", OPEN.replace("POST", "PUT"), PING));
    }

    private static Stream<Line> posts() {
        String first = RoomStream.POST + ": 1\r\n";
        return Stream.of(
                line(
                        "a name that was never given",
                        "404 unknown-connection",
                        FRAMES + first + RoomStream.CONNECTION + ": " + "0".repeat(32) + "\r\n",
                        PING),
                line(
                        "a name of 7 KB",
                        "404 unknown-connection",
                        FRAMES + first + RoomStream.CONNECTION + ": " + "0".repeat(7_000) + "\r\n",
                        PING),
                line("no name", "404 unknown-connection", FRAMES + first, PING),
                line(
                        "the name in the address",
                        "404 unknown-connection",
                        FRAMES.replace("frames ", "frames?connection=CONNECTION ") + first,
                        PING),
                line("no number", "400 invalid", FRAMES + MINE, PING),
                number("0"),
                number("-1"),
                number("1e3"),
                number("0x1"),
                number("99999999999999999999"),
                new Line(
                        "far ahead",
                        "404 unknown-connection",
                        "409 out-of-order",
                        request(FRAMES + MINE + RoomStream.POST + ": 9\r\n", PING)),
                new Line(
                        "129 frames at once",
                        "404 unknown-connection",
                        "429 rate-limited",
                        request(FRAMES + MINE + first, "{}\n".repeat(129))),
                line("more than 128 KiB at once", "413 too-large", FRAMES + MINE + first, "x".repeat(131_073)),
                line(
                        "frames from a foreign origin",
                        "403 forbidden",
                        FRAMES + MINE + first + "Origin: https://evil.example\r\n",
                        PING),
                line("GET of frames", "405 method-not-allowed", FRAMES.replace("POST", "GET") + MINE, ""));
    }

    static Stream<Ended> ended() {
        String hello = "{\"hello\":{\"accessToken\":\"TOKEN\",\"instance\":\"one-instance\"}}";
        return Stream.of(
                new Ended("no JSON", 3501, 3501, "{{"),
                new Ended("100,000 levels", 3501, 3501, "[".repeat(100_000)),
                new Ended("a command before hello", 3501, 3501, "{\"command\":{\"op\":1,\"play\":{}}}"),
                new Ended("a token that is none", 3500, 3500, hello.replace("TOKEN", "token-canary")),
                new Ended("hello twice", 3500, 3501, hello + "\n" + hello),
                new Ended("no JSON behind hello", 3500, 3501, hello + "\n'"));
    }

    private static Line number(String number) {
        return line("number " + number, "400 invalid", FRAMES + MINE + RoomStream.POST + ": " + number + "\r\n", PING);
    }

    private static String protocol(String name) {
        return RoomStream.PROTOCOL + ": " + name + "\r\n";
    }

    private static Line line(String what, String answer, String head, String body) {
        return new Line(what, answer, answer, request(head, body));
    }

    private static String request(String head, String body) {
        return head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
