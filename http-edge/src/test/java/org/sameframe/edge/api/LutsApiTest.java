package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.server.TestServer;

class LutsApiTest {
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path media = Files.createDirectories(folder.resolve("media"));
        Files.writeString(media.resolve("show look.cube"), "LUT_1D_SIZE 2");
        Files.writeString(media.resolve("other.CUBE"), "x");
        Files.writeString(media.resolve("take.mp4"), "x");
        Files.writeString(media.resolve(".hidden.cube"), "secret");
        server = TestServer.start(folder.resolve("data"), Map.of("sameframe.media.folder", media.toString()));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static HttpResponse<String> luts(JsonNode room, String token, String name) throws Exception {
        return server.send(server.request("/v1/rooms/" + room.get("code").asText() + "/luts" + name)
                .header("Authorization", "Bearer " + token));
    }

    @Test
    @DisplayName("[PV13] LUTs of the folder are listed apart from videos, with addresses that work")
    void listing() throws Exception {
        JsonNode listing = TestServer.json(server.get("/v1/media"));

        assertThat(listing.get("media").findValuesAsText("name"))
                .contains("take.mp4")
                .noneMatch(MediaLibrary::isLut);
        assertThat(listing.get("luts").findValuesAsText("location"))
                .containsExactly("media:other.CUBE", "media:show look.cube");
        HttpResponse<byte[]> got = server.bytes(
                server.request(listing.get("luts").get(1).get("url").asText()));
        assertThat(new String(got.body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("LUT_1D_SIZE 2");
        assertThat(got.headers().firstValue("Content-Type")).hasValue("text/plain; charset=UTF-8");
    }

    @Test
    @DisplayName("[PV13] who drives sees them all; who does not gets the address of the one that the room's grade has")
    void rights() throws Exception {
        JsonNode room = TestServer.json(
                server.post("/v1/rooms", "{\"name\":\"Ann\",\"policy\":{\"control\":\"host\",\"off\":[]}}"));
        String host = room.get("accessToken").asText();
        String guest = TestServer.json(
                        server.post("/v1/rooms/" + room.get("code").asText() + "/join", "{\"name\":\"Bob\"}"))
                .get("accessToken")
                .asText();

        assertThat(TestServer.json(luts(room, host, "")).toString())
                .isEqualTo("{\"luts\":[{\"name\":\"other.CUBE\",\"location\":\"media:other.CUBE\"},"
                        + "{\"name\":\"show look.cube\",\"location\":\"media:show look.cube\"}]}");
        assertThat(luts(room, guest, "").statusCode()).isEqualTo(403);
        assertThat(luts(room, guest, "/show%20look.cube").statusCode()).isEqualTo(403);
        assertThat(luts(room, host, "/none.cube").statusCode()).isEqualTo(404);
        assertThat(luts(room, host, "/take.mp4").statusCode()).isEqualTo(404);
        assertThat(luts(room, host, "/.hidden.cube").statusCode()).isEqualTo(404);
        assertThat(luts(server.createRoom(), host, "").statusCode()).isEqualTo(403);
        assertThat(luts(room, "nonsense", "").statusCode()).isEqualTo(401);

        HttpResponse<String> set = server.send(
                server.request("/v1/rooms/" + room.get("code").asText() + "/commands")
                        .header("Authorization", "Bearer " + host)
                        .header("Content-Type", "application/json")
                        .POST(
                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                        "{\"setGrade\":{\"grade\":{\"gamma\":1,\"contrast\":1,\"saturation\":1,\"lut\":\"media:show look.cube\"}}}")));
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        JsonNode address = TestServer.json(luts(room, guest, "/show%20look.cube"));
        assertThat(address.get("location").asText()).isEqualTo("media:show look.cube");
        assertThat(server.bytes(server.request(address.get("url").asText())).statusCode())
                .isEqualTo(200);
        assertThat(luts(room, guest, "/other.CUBE").statusCode()).isEqualTo(403);
    }
}
