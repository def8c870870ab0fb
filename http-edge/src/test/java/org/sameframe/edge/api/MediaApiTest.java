package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.server.TestServer;

class MediaApiTest {
    private static final String NAME = "shot 1 ü+%.mp4";
    private static final byte[] CONTENT = new byte[400_000];

    private static final List<String> CAPTIONS = List.of(
            "second.de.vtt",
            "second.pt-BR.VTT",
            "second.vtt",
            "second-other.vtt",
            "second.not a language.vtt",
            "sameframe-24.en.vtt");

    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        new Random(1).nextBytes(CONTENT);
        Path media = Files.createDirectories(folder.resolve("media"));
        Files.write(media.resolve(NAME), CONTENT);
        Files.write(media.resolve("second.WEBM"), new byte[0]);
        Files.writeString(media.resolve("notes.txt"), "secret");
        for (String captions : CAPTIONS) {
            Files.writeString(media.resolve(captions), "WEBVTT");
        }
        Files.writeString(media.resolve(".hidden.mp4"), "secret");
        Files.writeString(media.resolve("mp4"), "secret");
        Files.writeString(folder.resolve("outside.mp4"), "secret");
        Files.createDirectories(media.resolve("sub.mp4"));
        Files.createSymbolicLink(media.resolve("link-out.mp4"), folder.resolve("outside.mp4"));
        Files.createSymbolicLink(media.resolve("link-in.mov"), media.resolve(NAME));
        server = TestServer.start(folder.resolve("data"), Map.of("sameframe.media.folder", media.toString()));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    @DisplayName("[MD1] the library is the bundled clips and the folder's videos, with addresses that work")
    void listing() throws Exception {
        JsonNode media = TestServer.json(server.get("/v1/media")).get("media");

        assertThat(media.findValuesAsText("name"))
                .containsExactly("sameframe-24.mp4", "sameframe-2997.webm", "link-in.mov", "second.WEBM", NAME);
        assertThat(media.findValuesAsText("contentType").subList(0, 1)).containsExactly("video/mp4");
        JsonNode file = media.get(4);
        assertThat(file.get("title").asText()).isEqualTo("shot 1 ü+%");
        assertThat(file.get("location").asText()).isEqualTo("media:" + NAME);
        assertThat(file.get("bytes").asInt()).isEqualTo(CONTENT.length);
        assertThat(file.has("medium")).isFalse();
        assertThat(microsFromNow(file)).isBetween(14 * 60_000_000L, 15 * 60_000_000L);
        JsonNode clip = media.get(0).get("medium");
        assertThat(clip.get("frames").asInt()).isEqualTo(240);
        assertThat(clip.get("rate").toString()).isEqualTo("{\"numerator\":24,\"denominator\":1}");
        for (JsonNode each : media) {
            HttpResponse<byte[]> got =
                    server.bytes(server.request(each.get("url").asText()));
            assertThat(got.statusCode()).isEqualTo(200);
            assertThat(got.body()).hasSize(each.get("bytes").asInt());
        }
    }

    @Test
    @DisplayName("[CP1] captions are no videos of their own: each video has those that are named like it")
    void captions() throws Exception {
        JsonNode media = TestServer.json(server.get("/v1/media")).get("media");

        assertThat(media.findValuesAsText("name"))
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).endsWith("vtt"));
        assertThat(media.get(3).get("captions").toString())
                .isEqualTo("[{\"location\":\"media:second.de.vtt\",\"contentType\":\"text/vtt; lang=de\"},"
                        + "{\"location\":\"media:second.pt-BR.VTT\",\"contentType\":\"text/vtt; lang=pt-BR\"},"
                        + "{\"location\":\"media:second.vtt\",\"contentType\":\"text/vtt\"}]");
        assertThat(media.get(0).get("captions").toString())
                .isEqualTo("[{\"location\":\"media:sameframe-24.en.vtt\",\"contentType\":\"text/vtt; lang=en\"}]");
        assertThat(media.get(4).get("captions")).isEmpty();
    }

    @Test
    @DisplayName("[CP1] captions of a room's medium are handed out as text in UTF-8, with a signed address")
    void captionsAreServed() throws Exception {
        JsonNode room = room("media:second.de.vtt");
        JsonNode source = TestServer.json(server.send(addressesOf(room, bearer(room))))
                .get("sources")
                .get(0);

        HttpResponse<byte[]> got = server.bytes(server.request(source.get("url").asText()));
        assertThat(got.headers().firstValue("Content-Type")).hasValue("text/vtt; charset=UTF-8");
        assertThat(new String(got.body(), StandardCharsets.UTF_8)).isEqualTo("WEBVTT");
    }

    @Test
    @DisplayName("[MD2] a room's medium has addresses for its participants")
    void addresses() throws Exception {
        JsonNode room = room("media:" + NAME);
        HttpResponse<String> response = server.send(addressesOf(room, bearer(room)));
        JsonNode addresses = TestServer.json(response);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(addresses.get("id").asText()).isEqualTo("m1");
        assertThat(microsFromNow(addresses)).isBetween(14 * 60_000_000L, 15 * 60_000_000L);
        JsonNode source = addresses.get("sources").get(0);
        assertThat(source.get("contentType").asText()).isEqualTo("video/mp4");
        assertThat(server.bytes(server.request(source.get("url").asText())).body())
                .isEqualTo(CONTENT);
        assertThat(addresses.get("sources").get(1).get("url").asText()).isEqualTo("https://clips.example/a.mp4");
    }

    @Test
    @DisplayName("[HP8] who may read the history gets addresses of what was looked at, and of nothing else")
    void addressesForTheHistory() throws Exception {
        JsonNode room = room("media:" + NAME);
        JsonNode other = room("media:" + NAME);

        HttpResponse<String> response = server.send(addressesOf(room, auditor(room)));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        JsonNode source = TestServer.json(response).get("sources").get(0);
        assertThat(server.bytes(server.request(source.get("url").asText())).body())
                .isEqualTo(CONTENT);

        assertThat(server.send(addressesOf(room, auditor(other))).statusCode()).isEqualTo(403);
        String path = "/v1/rooms/" + room.get("code").asText() + "/media/";
        assertThat(TestServer.json(server.send(server.request(path + "m7").header("Authorization", auditor(room))))
                        .get("code")
                        .asText())
                .isEqualTo("not-found");
        HttpResponse<String> before =
                server.send(server.request(path + "m1?at=1").header("Authorization", auditor(room)));
        assertThat(before.statusCode()).isEqualTo(400);
        HttpResponse<String> then =
                server.send(server.request(path + "m1?seq=1").header("Authorization", auditor(room)));
        assertThat(then.statusCode()).isEqualTo(200);
        HttpResponse<String> twice =
                server.send(server.request(path + "m1?seq=1&at=1").header("Authorization", auditor(room)));
        assertThat(TestServer.json(twice).get("field").asText()).isEqualTo("at");
    }

    @Test
    @DisplayName("[MD2] without a token of the room there are none")
    void addressesNeedAToken() throws Exception {
        JsonNode room = room("media:" + NAME);
        JsonNode other = server.createRoom();

        HttpResponse<String> none = server.get("/v1/rooms/" + room.get("code").asText() + "/media/m1");
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(server.send(addressesOf(room, "Bearer x")).statusCode()).isEqualTo(401);
        assertThat(server.send(addressesOf(room, "Basic QTpC")).statusCode()).isEqualTo(401);
        assertThat(server.send(addressesOf(room, bearer(other))).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest(name = "[MD4] Range \"{0}\": {1}, {2} bytes from {3}")
    @CsvSource({
        "bytes=0-, 206, 400000, 0",
        "bytes=0-99, 206, 100, 0",
        "bytes=131000-262500, 206, 131501, 131000",
        "bytes=399999-, 206, 1, 399999",
        "bytes=-1000, 206, 1000, 399000",
        "'bytes=0-1,5-6', 200, 400000, 0",
    })
    void ranges(String range, int status, int length, int from) throws Exception {
        HttpResponse<byte[]> response = server.bytes(server.request(url()).header("Range", range));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(Arrays.copyOfRange(CONTENT, from, from + length));
        assertThat(response.headers().firstValue("Content-Type")).hasValue("video/mp4");
        assertThat(response.headers().firstValue("Accept-Ranges")).hasValue("bytes");
        if (status == 206) {
            assertThat(response.headers().firstValue("Content-Range"))
                    .hasValue("bytes " + from + "-" + (from + length - 1) + "/400000");
        }
    }

    @Test
    @DisplayName("[MD4] a range behind the end is answered with the size")
    void rangeBehindTheEnd() throws Exception {
        HttpResponse<String> response = server.send(server.request(url()).header("Range", "bytes=400000-"));

        assertThat(response.statusCode()).isEqualTo(416);
        assertThat(response.headers().firstValue("Content-Range")).hasValue("bytes */400000");
    }

    @Test
    @DisplayName("[MD5] the bundled clip has ranges too, is known again by its tag, and HEAD tells its size")
    void conditions() throws Exception {
        String url = TestServer.json(server.get("/v1/media"))
                .get("media")
                .get(0)
                .get("url")
                .asText();
        HttpResponse<byte[]> whole = server.bytes(server.request(url));
        String etag = whole.headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> same = server.bytes(server.request(url).header("If-None-Match", etag));
        HttpResponse<byte[]> part =
                server.bytes(server.request(url).header("Range", "bytes=10-19").header("If-Range", etag));
        HttpResponse<byte[]> changed =
                server.bytes(server.request(url).header("Range", "bytes=10-19").header("If-Range", "\"other\""));
        HttpResponse<byte[]> head =
                server.bytes(server.request(url).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 10, 20));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).isEqualTo(whole.body());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(whole.body().length);
    }

    static Stream<Arguments> badAddresses() throws Exception {
        String url = url();
        String query = url.substring(url.indexOf('?'));
        return Stream.of(
                arguments("no signature", url.substring(0, url.indexOf('?')), 403),
                arguments("half a signature", url.substring(0, url.length() - 3), 403),
                arguments("another end", url.replaceFirst("expires=\\d", "expires=9"), 403),
                arguments("the end twice", url.replaceFirst("expires", "expires=9999999999&expires"), 403),
                arguments("another file", "/media/second.WEBM" + query, 403),
                arguments("a step up", "/media/../outside.mp4" + query, 404),
                arguments("an escaped step up", "/media/..%2Foutside.mp4" + query, 403),
                arguments("a step up escaped twice", "/media/%252e%252e%252foutside.mp4" + query, 403),
                arguments("a subfolder", "/media/sub.mp4/x.mp4" + query, 404),
                arguments("NUL", "/media/a%00.mp4" + query, 403),
                arguments("a bad escape", "/media/%zz.mp4" + query, 400),
                arguments("half an escape", "/media/a.mp4%" + query, 400),
                arguments("overlong UTF-8", "/media/%c0%ae%c0%ae%c0%afoutside.mp4" + query, 403));
    }

    @ParameterizedTest(name = "[MD6] {0}: {2}")
    @MethodSource("badAddresses")
    void refusesAddress(String what, String path, int status) throws Exception {
        String head = server.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(head).startsWith("HTTP/1.1 " + status + " ");
    }

    @ParameterizedTest(name = "[MD6] a room whose medium is {0} gets no file")
    @ValueSource(
            strings = {
                "media:notes.txt",
                "media:.hidden.mp4",
                "media:sub.mp4",
                "media:link-out.mp4",
                "media:nothing.mp4"
            })
    void servesNothingElse(String location) throws Exception {
        JsonNode room = room(location);
        String url = TestServer.json(server.send(addressesOf(room, bearer(room))))
                .get("sources")
                .get(0)
                .get("url")
                .asText();

        HttpResponse<String> response = server.get(url);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).doesNotContain("secret");
    }

    @ParameterizedTest(name = "[ME4] a room whose medium is {0} is not made")
    @ValueSource(
            strings = {
                "media:../outside.mp4",
                "media:..\\outside.mp4",
                "media:/etc/hostname.mp4",
                "media:",
                "/media/a.mp4",
                "javascript:alert(1)"
            })
    void isNoLocation(String location) throws Exception {
        JsonNode problem = room(location);

        assertThat(problem.get("code").asText()).isEqualTo("invalid");
        assertThat(problem.get("detail").asText()).contains("https://");
    }

    private static long microsFromNow(JsonNode answer) {
        return answer.get("expires").asLong() - Instant.now().getEpochSecond() * 1_000_000;
    }

    private static String url() throws Exception {
        return TestServer.json(server.get("/v1/media"))
                .get("media")
                .get(4)
                .get("url")
                .asText();
    }

    private static HttpRequest.Builder addressesOf(JsonNode room, String authorization) {
        return server.request("/v1/rooms/" + room.get("code").asText() + "/media/m1")
                .header("Authorization", authorization);
    }

    private static String auditor(JsonNode room) {
        return "Bearer " + room.get("auditToken").asText();
    }

    private static String bearer(JsonNode room) {
        return "Bearer " + room.get("accessToken").asText();
    }

    private static JsonNode room(String location) throws Exception {
        String body = ("{\"name\":\"Ann\",\"media\":{\"title\":\"A\",\"rate\":{\"numerator\":24,\"denominator\":1},"
                        + "\"frames\":24,\"sources\":[{\"location\":\"%s\",\"contentType\":\"video/mp4\"},"
                        + "{\"location\":\"https://clips.example/a.mp4\"}]}}")
                .formatted(location.replace("\\", "\\\\"));
        return TestServer.json(server.post("/v1/rooms", body));
    }
}
