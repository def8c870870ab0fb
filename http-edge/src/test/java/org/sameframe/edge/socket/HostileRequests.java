package org.sameframe.edge.socket;

import java.util.stream.Stream;

/**
 * Requests that nobody needs, as bytes. {@code HOST}, {@code CODE}, {@code AUTH} (a header, or nothing) and
 * {@code AUDIT} (the header of who may read the history) are filled in.
 */
final class HostileRequests {
    private static final String JOIN = "POST /v1/rooms/CODE/join HTTP/1.1\r\nHost: HOST\r\nAUTH";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String NAME = "{\"name\":\"Mallory-canary\"}";

    private HostileRequests() {}

    /**
     * @param answer status and code
     * @param withToken the answer to who has a token, if it is another
     */
    record Line(String what, String answer, String withToken, String request) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Line line(String what, String answer, String request) {
        return new Line(what, answer, answer, request);
    }

    static Stream<Line> lines() {
        return Stream.of(pages(), framing(), uploads(), heads(), paths(), bodies(), domain())
                .flatMap(lines -> lines);
    }

    /** Where a body ends has to be one thing to everybody on the way. */
    private static Stream<Line> framing() {
        String chunked = "1a\r\n" + NAME + "\r\n0\r\n\r\n";
        return Stream.of(
                line(
                        "both lengths",
                        "400",
                        JOIN + JSON + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked),
                line(
                        "both lengths, the other way round",
                        "400",
                        JOIN + JSON + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n" + chunked),
                line("two lengths", "400", JOIN + JSON + "Content-Length: 26\r\nContent-Length: 3\r\n\r\n" + NAME),
                line("two lengths in one", "400", JOIN + JSON + "Content-Length: 26, 3\r\n\r\n" + NAME),
                line("length below 0", "400", JOIN + JSON + "Content-Length: -1\r\n\r\n" + NAME),
                line("length with a sign", "400", JOIN + JSON + "Content-Length: +26\r\n\r\n" + NAME),
                line("length of 20 digits", "400", JOIN + JSON + "Content-Length: 99999999999999999999\r\n\r\n" + NAME),
                line("length of 1 GB", "408 too-slow", JOIN + JSON + "Content-Length: 1000000000\r\n\r\n" + NAME),
                line("length in hexadecimal", "400", JOIN + JSON + "Content-Length: 0x1a\r\n\r\n" + NAME),
                line("a space before the colon", "400", JOIN + JSON + "Content-Length : 26\r\n\r\n" + NAME),
                line("folded header", "400", JOIN + JSON + "X-One: a\r\n b\r\nContent-Length : 26\r\n\r\n" + NAME),
                line("folded length", "400", JOIN + JSON + "Content-Length:\r\n 26\r\n\r\n" + NAME),
                line("chunked twice", "400", JOIN + JSON + "Transfer-Encoding: chunked, chunked\r\n\r\n" + chunked),
                line("unknown coding", "400", JOIN + JSON + "Transfer-Encoding: xchunked\r\n\r\n" + chunked),
                line(
                        "coding behind chunked",
                        "400",
                        JOIN + JSON + "Transfer-Encoding: chunked, gzip\r\n\r\n" + chunked),
                line(
                        "chunk size that is none",
                        "400 invalid",
                        JOIN + JSON + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + NAME),
                line(
                        "chunk size of 2^64",
                        "400 invalid",
                        JOIN + JSON + "Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\n" + NAME),
                line(
                        "chunk extension of 9 KB",
                        "400 invalid",
                        JOIN + JSON + "Transfer-Encoding: chunked\r\n\r\n1a;" + "x".repeat(9_000) + "\r\n" + NAME
                                + "\r\n0\r\n\r\n"),
                line(
                        "chunked on HTTP/1.0",
                        "500",
                        (JOIN + JSON).replace("1.1", "1.0") + "Transfer-Encoding: chunked\r\n\r\n" + chunked));
    }

    /** Uploads, which take a token that nobody here has [UP1]: what is sent is not looked at before. */
    private static Stream<Line> uploads() {
        String put = "PUT /v1/media/canary.mp4 HTTP/1.1\r\nHost: HOST\r\nAUTH";
        return Stream.of(
                line("upload of 1 TB", "401 token-required", put + "Content-Length: 1000000000000\r\n\r\ncanary"),
                line(
                        "upload out of the folder",
                        "401 token-required",
                        put.replace("canary.mp4", "..%2Fcanary.mp4") + "Content-Length: 6\r\n\r\ncanary"),
                line(
                        "upload in chunks that never end",
                        "401 token-required",
                        put + "Transfer-Encoding: chunked\r\n\r\n6\r\ncanary\r\n"),
                line(
                        "upload in a chunk that is none",
                        "401 token-required",
                        put + "Transfer-Encoding: chunked\r\n\r\nzz\r\ncanary"),
                line(
                        "deletion out of the folder",
                        "401 token-required",
                        put.replace("PUT", "DELETE").replace("canary.mp4", "%2e%2e%2fcanary") + "\r\n"));
    }

    private static Stream<Line> heads() {
        String get = "GET /v1/rooms/CODE HTTP/1.1\r\nHost: HOST\r\nAUTH";
        return Stream.of(
                line("header of 9 KB", "431", get + "X-Large: " + "x".repeat(9 * 1024) + "\r\n\r\n"),
                line("header name of 9 KB", "431", get + "x".repeat(9 * 1024) + ": 1\r\n\r\n"),
                line("70 headers", "400", get + "X-Many: 1\r\n".repeat(70) + "\r\n"),
                line(
                        "address of 3 KB",
                        "414",
                        "GET /v1/rooms/" + "A".repeat(3_000) + " HTTP/1.1\r\nHost: HOST\r\n\r\n"),
                line("no host", "400", "GET /v1/rooms/CODE HTTP/1.1\r\nAUTH\r\n"),
                line("two hosts", "400", get + "Host: evil.example\r\n\r\n"),
                line("NUL in a header", "400", get + "X-Nul: a\0b\r\n\r\n"),
                line("bare CR in a header", "400", get + "X-Cr: a\rb\r\n\r\n"),
                line("unknown method", "501", get.replace("GET", "BREW") + "\r\n"),
                line("TRACE", "405 method-not-allowed", get.replace("GET", "TRACE") + "\r\n"),
                line("CONNECT", "400", "CONNECT HOST HTTP/1.1\r\nHost: HOST\r\n\r\n"),
                line("preface of HTTP/2", "501", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                line("HTTP/3.0", "505", get.replace("1.1", "3.0") + "\r\n"),
                line("no HTTP", "400", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n"),
                line("foreign origin", "403 forbidden", get + "Origin: https://evil.example\r\n\r\n"),
                line("origin null", "403 forbidden", get + "Origin: null\r\n\r\n"));
    }

    private static Line path(String answer, String path) {
        return line(path, answer, "GET " + path + " HTTP/1.1\r\nHost: HOST\r\nAUTH\r\n");
    }

    private static Stream<Line> paths() {
        return Stream.of(
                path("404 not-found", "/media/../../../../etc/passwd"),
                path("403 bad-address", "/media/..%2f..%2f..%2fetc%2fpasswd"),
                path("404 not-found", "/media/%2e%2e/%2e%2e/etc/passwd"),
                path("403 bad-address", "/media/..%5c..%5cetc%5cpasswd"),
                path("403 bad-address", "/media/a.mp4%00.txt"),
                path("404 not-found", "/media/%c0%ae%c0%ae/etc/passwd"),
                path("400", "/media/%zz.mp4"),
                path("400", "/media/%"),
                path("403 bad-address", "/media/.hidden.mp4"),
                path("403 bad-address", "/media/counter-24.mp4?expires=99999999999999999999&signature=x"),
                path("403 bad-address", "/media/counter-24.mp4?expires=1&expires=2&signature=x"),
                path("404 not-found", "/assets/../reference.conf"),
                path("404 not-found", "/assets/%2e%2e/%2e%2e/logback.xml"),
                path("404 unknown-room", "/v1/rooms/%00"),
                path("404 unknown-room", "/v1/rooms/..%2f.."),
                path("404 unknown-room", "/v1/rooms/AAAA-AAAA"),
                path("404 unknown-room", "/v1/rooms/" + "A".repeat(1_500)));
    }

    private static Line body(String what, String answer, String body) {
        return line(what, answer, JOIN + JSON + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static Stream<Line> bodies() {
        return Stream.of(
                body("nothing", "400 invalid", ""),
                body("null", "400 invalid", "null"),
                body("a list", "400 invalid", "[" + NAME + "]"),
                body("100,000 levels", "413 too-large", "{\"x\":" + "[".repeat(100_000) + "}"),
                body("30,000 levels", "400 invalid", "{\"x\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}"),
                body("number of a million digits", "413 too-large", "{\"name\":" + "9".repeat(1_000_000) + "}"),
                body(
                        "number of 60,000 digits",
                        "400 invalid",
                        "{\"name\":\"Mallory\",\"x\":" + "9".repeat(60_000) + "}"),
                body("NaN", "400 invalid", "{\"name\":NaN}"),
                body("1e400 for a name", "400 invalid", "{\"name\":1e400}"),
                body("a key twice", "400 invalid", "{\"name\":\"a\",\"name\":\"b\"}"),
                body("single quotes", "400 invalid", "{'name':'a'}"),
                body("trailing text", "400 invalid", NAME + " x"),
                body("two values", "400 invalid", NAME + NAME),
                body("cut off", "400 invalid", NAME.substring(0, 20)),
                body("a byte order mark and UTF-16", "400 invalid", "\u00fe\u00ff\0{\0}"),
                body("bad UTF-8", "400 invalid", "{\"name\":\"\u00c3\u0028\"}"),
                body("name of 64 KB", "413 too-large", "{\"name\":\"" + "x".repeat(64 * 1024) + "\"}"),
                body("name of 60 KB", "400 invalid", "{\"name\":\"" + "x".repeat(60_000) + "\"}"),
                body("name with NUL", "400 invalid", "{\"name\":\"a\\u0000b\"}"),
                body("name with right-to-left marks", "400 invalid", "{\"name\":\"\\u202ennA\"}"),
                body("empty name", "400 invalid", "{\"name\":\"\"}"),
                body("name that is a number", "400 invalid", "{\"name\":7}"),
                body("name that is a list", "400 invalid", "{\"name\":[\"a\"]}"),
                body("PIN as a list", "400 invalid", "{\"name\":\"Mallory\",\"pin\":[\"7319\",\"0000\"]}"),
                body("PIN as a number", "400 invalid", "{\"name\":\"Mallory\",\"pin\":7319}"),
                body("PIN as an object", "400 invalid", "{\"name\":\"Mallory\",\"pin\":{\"$ne\":\"\"}}"),
                line(
                        "form",
                        "415 unsupported-media-type",
                        JOIN + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\n\r\nname=a"));
    }

    private static Stream<Line> domain() {
        String bearer = "GET /v1/rooms/CODE/%s HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer %s\r\n\r\n";
        String none = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.";
        String own = "GET /v1/rooms/CODE/%s HTTP/1.1\r\nHost: HOST\r\nAUTH\r\n";
        return Stream.of(
                line("history with a token without a signature", "401 bad-token", bearer.formatted("entries", none)),
                line("history with a token of 8 KB", "401 bad-token", bearer.formatted("entries", "x".repeat(8_000))),
                line("history with garbage", "401 bad-token", bearer.formatted("state", "' OR 1=1 --")),
                new Line("history", "401 bad-token", "403 forbidden", own.formatted("entries")),
                new Line(
                        "a page of a billion",
                        "401 bad-token",
                        "403 forbidden",
                        own.formatted("entries?limit=1000000000")),
                new Line("the ledger", "401 bad-token", "403 forbidden", own.formatted("ledger")),
                new Line("an export", "401 bad-token", "403 forbidden", own.formatted("export/ndjson")),
                new Line("the report", "401 bad-token", "403 forbidden", own.formatted("report")),
                new Line(
                        "all rooms",
                        "401 bad-token",
                        "403 forbidden",
                        "GET /v1/rooms HTTP/1.1\r\nHost: HOST\r\nAUTH\r\n"),
                new Line(
                        "a still that is none",
                        "401 bad-token",
                        "400 invalid",
                        "POST /v1/rooms/CODE/stills HTTP/1.1\r\nHost: HOST\r\nAUTHContent-Type: image/png\r\n"
                                + "Content-Length: 4\r\n\r\nGIF8"));
    }

    /** Of the history, asked by who may read it. */
    private static Stream<Line> pages() {
        return Stream.of(
                        "entries?limit=1000000000",
                        "entries?limit=0",
                        "entries?limit=-1",
                        "entries?limit=1e9",
                        "entries?limit=99999999999999999999",
                        "entries?limit=1&limit=1000000000",
                        "entries?after=18446744073709551616",
                        "entries?after=AAAA",
                        "entries?participant=-1",
                        "entries?category=%2e%2e",
                        "entries?from=9223372036854775808",
                        "state?seq=18446744073709551616",
                        "state?at=tomorrow")
                .map(page -> line(
                        page + " with an audit token",
                        "400 invalid",
                        "GET /v1/rooms/CODE/" + page + " HTTP/1.1\r\nHost: HOST\r\nAUDIT\r\n"));
    }
}
