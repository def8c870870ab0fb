package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
import org.sameframe.server.TestServer;

class SequenceAddressesTest {
    private static final String NAME = "shot ü.[0998-1001].png";
    private static final byte[][] PICTURES = new byte[4][5_000];

    private static TestServer server;
    private static JsonNode listed;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path media = Files.createDirectories(folder.resolve("media"));
        Random random = new Random(1);
        for (int n = 0; n < PICTURES.length; n++) {
            random.nextBytes(PICTURES[n]);
            Files.write(media.resolve("shot ü.%04d.png".formatted(998 + n)), PICTURES[n]);
        }
        Files.writeString(media.resolve("shot ü.1003.png"), "secret");
        Files.writeString(media.resolve("other.1.png"), "other 1");
        Files.writeString(media.resolve("other.2.png"), "other 2");
        Files.writeString(folder.resolve("outside.png"), "secret");
        Files.writeString(media.resolve("link.1.png"), "first");
        Files.createSymbolicLink(media.resolve("link.2.png"), folder.resolve("outside.png"));
        server = TestServer.start(folder.resolve("data"), Map.of("sameframe.media.folder", media.toString()));
        listed = sequence();
    }

    private static JsonNode sequence() throws Exception {
        for (JsonNode each : TestServer.json(server.get("/v1/media")).get("media")) {
            if (each.get("name").asText().equals(NAME)) {
                return each;
            }
        }
        throw new AssertionError("not listed: " + NAME);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    @DisplayName(
            "[SQ2] the listing says what it is, its numbers, how many pictures it has, and its rate unless another is said")
    void listing() {
        JsonNode medium = listed.get("medium");

        assertThat(listed.get("location").asText()).isEqualTo("media:" + NAME);
        assertThat(listed.get("title").asText()).isEqualTo("shot ü.[0998-1001]");
        assertThat(listed.get("contentType").asText()).isEqualTo("image/png; sequence=998-1001");
        assertThat(listed.get("bytes").asInt()).isEqualTo(5_000);
        assertThat(medium.get("frames").asInt()).isEqualTo(4);
        assertThat(medium.get("firstFrameNumber").asInt()).isEqualTo(998);
        assertThat(medium.get("rate").toString()).isEqualTo("{\"numerator\":24,\"denominator\":1}");
        assertThat(medium.get("sources").get(0).get("location").asText()).isEqualTo("media:" + NAME);
    }

    @Test
    @DisplayName("[SQ3] one address is good for each picture by its number, and is itself that of the first")
    void pictures() throws Exception {
        for (int n = 0; n < PICTURES.length; n++) {
            HttpResponse<byte[]> got = server.bytes(server.request(url("/" + (998 + n))));
            assertThat(got.statusCode()).isEqualTo(200);
            assertThat(got.body()).isEqualTo(PICTURES[n]);
            assertThat(got.headers().firstValue("Content-Type")).hasValue("image/png");
        }
        assertThat(server.bytes(server.request(url(""))).body()).isEqualTo(PICTURES[0]);
    }

    @Test
    @DisplayName("[SQ3] a room with a sequence hands out such an address")
    void addressesOfARoom() throws Exception {
        JsonNode room = room("media:" + NAME);
        JsonNode source = sourceOf(room);

        assertThat(source.get("contentType").asText()).isEqualTo("image/png; sequence=998-1001");
        String url = source.get("url").asText().replace("?", "/1001?");
        assertThat(server.bytes(server.request(url)).body()).isEqualTo(PICTURES[3]);
    }

    @Test
    @DisplayName("[SQ3] pictures have ranges and tags as other files")
    void ranges() throws Exception {
        HttpResponse<byte[]> part = server.bytes(server.request(url("/999")).header("Range", "bytes=10-19"));
        String etag = part.headers().firstValue("ETag").orElseThrow();

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(PICTURES[1], 10, 20));
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 10-19/5000");
        assertThat(server.bytes(server.request(url("/999")).header("If-None-Match", etag))
                        .statusCode())
                .isEqualTo(304);
        assertThat(server.send(server.request(url("/999")).header("Range", "bytes=5000-"))
                        .statusCode())
                .isEqualTo(416);
    }

    static Stream<Arguments> badAddresses() {
        String query = query();
        String tampered = query.substring(0, query.length() - 1) + (query.endsWith("A") ? "B" : "A");
        String name = path();
        return Stream.of(
                arguments("a number before the first", name + "/997" + query, 404),
                arguments("a number behind the last", name + "/1002" + query, 404),
                arguments("a picture of the folder that is not in it", name + "/1003" + query, 404),
                arguments("a number with zeros before it", name + "/0999" + query, 404),
                arguments("a number with a sign", name + "/-999" + query, 404),
                arguments("too long a number", name + "/9999999999" + query, 404),
                arguments("no number", name + "/x" + query, 404),
                arguments("a step up", name + "/../999" + query, 403),
                arguments("more behind it", name + "/999/1" + query, 404),
                arguments("no signature", name + "/999", 403),
                arguments("another signature", name + "/999" + tampered, 403),
                arguments("another end", name + "/999" + query.replaceFirst("expires=\\d", "expires=9"), 403),
                arguments("a longer range", name.replace("1001", "1003") + "/999" + query, 403),
                arguments("a shorter range", name.replace("1001", "1000") + "/999" + query, 403),
                arguments("another sequence", "/media/other.%5B1-2%5D.png/1" + query, 403),
                arguments("a single picture", "/media/shot%20%C3%BC.0998.png" + query, 403));
    }

    @ParameterizedTest(name = "[SQ3] {0}: {2}")
    @MethodSource("badAddresses")
    void refusesAddress(String what, String address, int status) throws Exception {
        String head = server.raw("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(head).startsWith("HTTP/1.1 " + status + " ");
    }

    @ParameterizedTest(name = "[SQ3] a room whose medium is {0} gets nothing at {1}")
    @CsvSource({
        "media:link.[1-2].png, /2",
        "media:other.1.png, ''",
        "media:other.1.png, /1",
        "media:other.[1-3].png, /3",
        "media:nothing.[1-2].png, /1",
        "media:.other.[1-2].png, /1",
        "media:sameframe-24.mp4, /1",
    })
    void servesNothingElse(String location, String number) throws Exception {
        String url = sourceOf(room(location)).get("url").asText().replace("?", number + "?");

        HttpResponse<String> response = server.get(url);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).doesNotContain("secret");
    }

    private static String path() {
        String url = listed.get("url").asText();
        return url.substring(0, url.indexOf('?'));
    }

    private static String query() {
        String url = listed.get("url").asText();
        return url.substring(url.indexOf('?'));
    }

    private static String url(String number) {
        return path() + number + query();
    }

    private static JsonNode sourceOf(JsonNode room) throws Exception {
        return TestServer.json(server.send(
                        server.request("/v1/rooms/" + room.get("code").asText() + "/media/m1")
                                .header(
                                        "Authorization",
                                        "Bearer " + room.get("accessToken").asText())))
                .get("sources")
                .get(0);
    }

    private static JsonNode room(String location) throws Exception {
        String body = ("{\"name\":\"Ann\",\"media\":{\"title\":\"A\",\"rate\":{\"numerator\":24,\"denominator\":1},"
                        + "\"frames\":4,\"firstFrameNumber\":998,\"sources\":[{\"location\":\"%s\","
                        + "\"contentType\":\"image/png; sequence=998-1001\"}]}}")
                .formatted(location);
        HttpResponse<String> made = server.post("/v1/rooms", body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return TestServer.json(made);
    }
}
