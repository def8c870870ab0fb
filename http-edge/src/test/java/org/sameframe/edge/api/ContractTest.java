package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sameframe.edge.auth.TestPlatform.claims;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.AuditScope;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.edge.auth.TestPlatform;
import org.sameframe.server.TestServer;

/** Holds what the server answers against the document that describes it, in both directions. */
class ContractTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ROOM = "/v1/rooms/{code}";
    private static final String PIN = ROOM + "/pin";
    private static final String STILLS = ROOM + "/stills";
    private static final String LUTS = ROOM + "/luts";
    private static final String HOOK = "/v1/webhooks/{id}";

    /** What takes a fault, a flood, a range or a moment that this test cannot choose; other tests make these happen. */
    private static final Set<String> NOT_TRIED =
            Set.of("206", "304", "408", "409", "410", "412", "413", "415", "416", "422", "429", "500", "503", "507");

    /** What nobody sees who is not meanwhile overtaken by somebody else. */
    private static final Set<String> OVERTAKEN = Set.of("put /v1/media/{name} 404");

    private static TestPlatform platform;
    private static TestServer server;
    /** Another one, which wants a token of who creates rooms. */
    private static TestServer guests;

    private static Contract contract;
    private static String admin;
    /** Of the platform: grants everything; nothing, in all rooms; nothing, in a room that is not there. */
    private static String master;

    private static String visitor;
    private static String stranger;

    @BeforeAll
    static void start(@TempDir Path data, @TempDir Path other, @TempDir Path media) throws Exception {
        platform = new TestPlatform();
        Map<String, Object> settings = platform.settings();
        settings.put("sameframe.room.ask-timeout", "30s");
        settings.put("sameframe.mode", "open");
        settings.put("sameframe.webhooks.interval", "20ms");
        for (int n = 1; n <= 2; n++) {
            Files.write(media.resolve("shot.000" + n + ".png"), picture());
        }
        Files.writeString(media.resolve("show.cube"), "LUT_1D_SIZE 2\n0 0 0\n1 1 1\n");
        settings.put("sameframe.media.folder", media.toString());
        server = TestServer.start(data, settings);
        settings.put("sameframe.mode", "guests");
        guests = TestServer.start(other, settings);
        contract = new Contract(TestServer.json(server.get("/v1/openapi.json")));
        admin = AccessTokens.create(ServerKeys.open(data), Duration.ofHours(1), InstantSource.system())
                .issueAudit(new AuditScope(Optional.empty(), true, "contract"), Duration.ofHours(1))
                .text();
        master = platform.token(claims("master").claim("grants", List.of("create", "admin")));
        visitor = platform.token(claims("visitor"));
        stranger = platform.token(claims("stranger").claim("room", "AAAA-AAAA"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        guests.close();
        platform.close();
    }

    @Test
    @DisplayName(
            "[CT1] every operation is asked well and badly, and answers only what the document says; nothing it says is left out")
    void answers() throws Exception {
        rooms();
        pins();
        stills();
        media();
        uploads();
        luts();
        knocking();
        erased();
        webhooks();
        revocations();
        streams();
        refusals();
        parts();
        everything();

        assertThat(contract.faults()).isEmpty();
        Set<String> wanted = new LinkedHashSet<>(contract.answers());
        wanted.removeAll(OVERTAKEN);
        wanted.removeIf(answer -> NOT_TRIED.contains(answer.substring(answer.lastIndexOf(' ') + 1)));
        assertThat(wanted).as("answers that never came").isSubsetOf(contract.seen());
        assertThat(contract.operations())
                .as("operations that were never answered")
                .isSubsetOf(contract.seen().stream()
                        .map(some -> some.substring(0, some.lastIndexOf(' ')))
                        .toList());
    }

    private void rooms() throws Exception {
        JsonNode room = create("{\"name\":\"Ann\"}");
        String host = room.get("accessToken").asText();
        String commands = at(ROOM + "/commands", room);
        wanted(200, ask("post", ROOM + "/join", at(ROOM + "/join", room), "{\"name\":\"Bob\"}", ""));
        wanted(200, ask("post", ROOM + "/join", at(ROOM + "/join", room), "{}", visitor));
        wanted(403, ask("post", ROOM + "/join", at(ROOM + "/join", room), "{}", stranger));
        wanted(403, ask("get", ROOM, at(ROOM, room), "", stranger));
        String note = "{\"addNote\":{\"medium\":\"m1\",\"text\":\"x\"}}";
        wanted(200, ask("post", ROOM + "/commands", commands, note, host));
        wanted(400, ask("post", ROOM + "/commands", commands, "{\"handLead\":{\"to\":99}}", host));
        wanted(403, ask("post", ROOM + "/commands", commands, note, stranger));
        wanted(404, ask("post", ROOM + "/commands", "/v1/rooms/AAAA-AAAA/commands", note, master));
        wanted(200, ask("delete", ROOM, at(ROOM, room), "", host));
        wanted(400, ask("delete", ROOM, at(ROOM, room) + "?erase=maybe", "", admin));

        wanted(403, check(guests, "post", "/v1/rooms", "/v1/rooms", json("{}"), visitor));
        wanted(403, check(guests, "get", "/v1/media", "/v1/media", BodyPublishers.noBody(), visitor));
    }

    private void pins() throws Exception {
        JsonNode room = create("{\"name\":\"Ann\"}");
        String host = room.get("accessToken").asText();
        String pin = at(PIN, room);
        String one = "{\"pin\":\"kingfisher\"}";
        wanted(200, ask("put", PIN, pin, one, host));
        wanted(200, ask("get", PIN, pin, "", host));
        wanted(404, ask("post", ROOM + "/join", at(ROOM + "/join", room), "{\"name\":\"Bob\"}", ""));
        wanted(200, ask("delete", PIN, pin, "", host));
        for (String method : List.of("get", "put", "delete")) {
            String body = method.equals("put") ? one : "";
            wanted(401, ask(method, PIN, pin, body, ""));
            wanted(403, ask(method, PIN, pin, body, stranger));
            wanted(404, ask(method, PIN, "/v1/rooms/AAAA-AAAA/pin", body, master));
        }
    }

    private void stills() throws Exception {
        JsonNode room = create("{\"name\":\"Ann\"}");
        String host = room.get("accessToken").asText();
        String stills = at(STILLS, room);
        BodyPublisher picture = BodyPublishers.ofByteArray(picture());
        HttpResponse<String> kept = wanted(201, check(server, "post", STILLS, stills, picture, "image/png", host));
        wanted(400, check(server, "post", STILLS, stills, json("picture"), "image/png", host));
        wanted(403, check(server, "post", STILLS, stills, picture, "image/png", stranger));
        wanted(404, check(server, "post", STILLS, "/v1/rooms/AAAA-AAAA/stills", picture, "image/png", master));
        String still = stills + "/" + TestServer.json(kept).get("hash").asText();
        wanted(200, ask("get", STILLS + "/{hash}", still, "", host));
        wanted(403, ask("get", STILLS + "/{hash}", still, "", stranger));
    }

    private void media() throws Exception {
        JsonNode room = create("""
                {"name":"Ann","media":{"title":"Gone","rate":{"numerator":24,"denominator":1},"frames":24,
                 "sources":[{"location":"media:gone.mp4"}]}}""");
        String path = ROOM + "/media/{id}";
        String host = room.get("accessToken").asText();
        JsonNode gone = TestServer.json(wanted(200, ask("get", path, at(ROOM + "/media/m1", room), "", host)));
        wanted(403, ask("get", path, at(ROOM + "/media/m1", room), "", stranger));
        wanted(404, ask("get", "/media/{name}", gone.at("/sources/0/url").asText(), "", ""));
        wanted(403, ask("get", "/media/{name}", "/media/gone.mp4?expires=1&signature=x", "", ""));
        JsonNode listed = TestServer.json(wanted(200, ask("get", "/v1/media", "/v1/media", "", "")));
        wanted(200, ask("get", "/media/{name}", listed.at("/media/0/url").asText(), "", ""));
        String shot = listed.get("media").findValuesAsText("url").stream()
                .filter(url -> url.contains("shot"))
                .findFirst()
                .orElseThrow();
        wanted(200, ask("get", "/media/{name}/{number}", shot.replace("?", "/2?"), "", ""));
        wanted(404, ask("get", "/media/{name}/{number}", shot.replace("?", "/3?"), "", ""));
        wanted(403, ask("get", "/media/{name}/{number}", shot.replaceFirst("\\?.*", "/2"), "", ""));
    }

    private void uploads() throws Exception {
        String path = "/v1/media/{name}";
        String uploader = platform.token(claims("uploader").claim("grants", List.of("upload")));
        wanted(201, ask("put", path, "/v1/media/up.vtt", "WEBVTT", uploader));
        wanted(
                200,
                checked(
                        server,
                        path,
                        server.request("/v1/media/up.vtt")
                                .header("Authorization", "Bearer " + uploader)
                                .header("If-Match", "*")
                                .PUT(BodyPublishers.ofString("WEBVTT"))));
        for (String method : List.of("put", "delete")) {
            wanted(400, ask(method, path, "/v1/media/up.exe", "", uploader));
            wanted(401, ask(method, path, "/v1/media/up.vtt", "", ""));
            wanted(403, ask(method, path, "/v1/media/up.vtt", "", visitor));
        }
        wanted(409, ask("put", path, "/v1/media/up.vtt", "WEBVTT", uploader));
        wanted(
                412,
                checked(
                        server,
                        path,
                        server.request("/v1/media/up.vtt")
                                .header("Authorization", "Bearer " + uploader)
                                .header("If-Match", "\"other\"")
                                .PUT(BodyPublishers.ofString("WEBVTT"))));
        wanted(204, ask("delete", path, "/v1/media/up.vtt", "", uploader));
        wanted(404, ask("delete", path, "/v1/media/up.vtt", "", uploader));
        wanted(200, ask("get", "/v1/media-folder", "/v1/media-folder", "", uploader));
        wanted(401, ask("get", "/v1/media-folder", "/v1/media-folder", "", ""));
        wanted(403, ask("get", "/v1/media-folder", "/v1/media-folder", "", visitor));
    }

    private void luts() throws Exception {
        JsonNode room = create("{\"name\":\"Ann\"}");
        String host = room.get("accessToken").asText();
        String luts = at(LUTS, room);
        wanted(200, ask("get", LUTS, luts, "", host));
        wanted(200, ask("get", LUTS + "/{name}", luts + "/show.cube", "", host));
        wanted(404, ask("get", LUTS + "/{name}", luts + "/none.cube", "", host));
        wanted(404, ask("get", LUTS, "/v1/rooms/AAAA-AAAA/luts", "", master));
        for (String address : List.of("", "/show.cube")) {
            String path = address.isEmpty() ? LUTS : LUTS + "/{name}";
            wanted(401, ask("get", path, luts + address, "", ""));
            wanted(403, ask("get", path, luts + address, "", stranger));
        }
    }

    private void knocking() throws Exception {
        JsonNode room = create("{\"name\":\"Ann\"}");
        String knock = at(ROOM + "/knock", room);
        HttpResponse<String> heard = wanted(202, ask("post", ROOM + "/knock", knock, "{\"name\":\"Bob\"}", ""));
        String ticket = TestServer.json(heard).get("ticket").asText();
        wanted(200, ask("get", ROOM + "/knock", knock, "", ticket));
        wanted(401, ask("get", ROOM + "/knock", knock, "", "nonsense"));
        wanted(401, ask("post", ROOM + "/knock", knock, "{\"name\":\"Bob\"}", "nonsense"));
        wanted(403, ask("post", ROOM + "/knock", knock, "{\"name\":\"Bob\"}", stranger));
    }

    /** Where a room was erased. */
    private void erased() throws Exception {
        JsonNode room = create("{\"name\":\"Ann\"}");
        String gone = "?erase=true&confirm=" + room.get("code").asText();
        wanted(200, ask("delete", ROOM, at(ROOM, room) + gone, "", admin));
        String host = room.get("accessToken").asText();
        String medium = ROOM + "/media/{id}";
        wanted(410, ask("get", medium, at(medium, room).replace("{id}", "m1"), "", host));
        String still = ROOM + "/stills/{hash}";
        wanted(410, ask("get", still, at(still, room).replace("{hash}", "0".repeat(64)), "", host));
        String stills = at(ROOM + "/stills", room);
        wanted(
                410,
                check(
                        server,
                        "post",
                        ROOM + "/stills",
                        stills,
                        BodyPublishers.ofByteArray(picture()),
                        "image/png",
                        host));
    }

    private void webhooks() throws Exception {
        String body = "{\"url\":\"http://127.0.0.1:1/\",\"events\":[\"room.opened\"]}";
        JsonNode hook = TestServer.json(wanted(201, ask("post", "/v1/webhooks", "/v1/webhooks", body, admin)));
        String own = "/v1/webhooks/" + hook.get("id").asText();
        wanted(200, ask("get", "/v1/webhooks", "/v1/webhooks", "", admin));
        wanted(200, ask("get", HOOK, own, "", admin));
        wanted(200, ask("patch", HOOK, own, "{\"rotate\":true}", admin));
        create("{\"name\":\"Ann\"}");
        String log = own + "/deliveries";
        JsonNode told = await().atMost(PATIENCE)
                .until(
                        () -> TestServer.json(ask("get", HOOK + "/deliveries", log, "", admin))
                                .get("deliveries"),
                        list -> !list.isEmpty());
        wanted(400, ask("get", HOOK + "/deliveries", log + "?limit=0", "", admin));
        String replay = log + "/" + told.at("/0/id").asText() + "/replay";
        wanted(202, ask("post", HOOK + "/deliveries/{delivery}/replay", replay, "", admin));
        wanted(204, ask("delete", HOOK, own, "", admin));
        wanted(404, ask("delete", HOOK, own, "", admin));
        wanted(401, ask("delete", HOOK, own, "", ""));
        wanted(403, ask("delete", HOOK, own, "", visitor));
    }

    private void revocations() throws Exception {
        String path = "/v1/revocations";
        wanted(200, ask("post", path, path, "{\"jti\":\"nobody\"}", master));
        wanted(400, ask("post", path, path, "{\"room\":\"nowhere\"}", master));
    }

    /** Answers that say what is wrong with a request as such. */
    private void refusals() throws Exception {
        String rooms = "/v1/rooms";
        String large = "{\"name\":\"" + "x".repeat(70_000) + "\"}";
        String key = UUID.randomUUID().toString();
        wanted(415, check(server, "post", rooms, rooms, json("{}"), "text/plain", ""));
        wanted(413, ask("post", rooms, rooms, large, ""));
        wanted(201, keyed(rooms, rooms, key, "{\"name\":\"Ann\"}", ""));
        wanted(422, keyed(rooms, rooms, key, "{\"name\":\"Bob\"}", ""));

        JsonNode room = create("{\"name\":\"Ann\"}");
        String host = room.get("accessToken").asText();
        String commands = at(ROOM + "/commands", room);
        String join = at(ROOM + "/join", room);
        wanted(415, check(server, "post", ROOM + "/join", join, json("{}"), "text/plain", ""));
        wanted(413, ask("post", ROOM + "/join", join, large, ""));
        wanted(413, ask("post", ROOM + "/commands", commands, large, host));
        wanted(200, keyed(ROOM + "/commands", commands, key, "{\"play\":{}}", host));
        wanted(422, keyed(ROOM + "/commands", commands, key, "{\"pause\":{}}", host));
        BodyPublisher gif = BodyPublishers.ofString("GIF8");
        wanted(415, check(server, "post", STILLS, at(STILLS, room), gif, "image/gif", host));
        wanted(200, ask("delete", ROOM, at(ROOM, room), "", host));
        wanted(410, ask("post", ROOM + "/join", join, "{\"name\":\"Bob\"}", ""));
        wanted(410, ask("post", ROOM + "/commands", commands, "{\"play\":{}}", host));
    }

    private static HttpResponse<String> keyed(String path, String address, String key, String body, String token)
            throws Exception {
        HttpRequest.Builder request = server.request(address)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(json(body));
        return checked(server, path, token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    /** Answers with a part of a file, or with none since the client has it. */
    private void parts() throws Exception {
        JsonNode listed = TestServer.json(ask("get", "/v1/media", "/v1/media", "", ""));
        String clip = listed.at("/media/0/url").asText();
        HttpResponse<String> whole = wanted(200, ask("get", "/media/{name}", clip, "", ""));
        String tag = whole.headers().firstValue("ETag").orElseThrow();
        wanted(206, checked(server, "/media/{name}", server.request(clip).header("Range", "bytes=0-9")));
        wanted(304, checked(server, "/media/{name}", server.request(clip).header("If-None-Match", tag)));
        wanted(416, checked(server, "/media/{name}", server.request(clip).header("Range", "bytes=999999999-")));
    }

    /** What needs a stream that is open, and headers. */
    private void streams() throws Exception {
        String path = "/v1/stream";
        wanted(
                400,
                checked(
                        server,
                        path,
                        server.request(path)
                                .header("Sameframe-Protocol", "nonsense")
                                .POST(BodyPublishers.noBody())));
        for (String one : List.of(path, path + "/frames")) {
            wanted(
                    403,
                    checked(
                            server,
                            one,
                            server.request(one)
                                    .header("Origin", "https://elsewhere.example")
                                    .POST(BodyPublishers.noBody())));
        }
        try (Stream<String> events =
                server.lines(server.request(path).POST(BodyPublishers.noBody())).body()) {
            String id = events.filter(line -> line.startsWith("data: "))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll(".*\"connection\":\"|\"}", "");
            for (String connection : List.of(id, "0".repeat(32))) {
                HttpRequest.Builder request = server.request(path + "/frames")
                        .header("Sameframe-Connection", connection)
                        .header("Sameframe-Post", "1")
                        .POST(BodyPublishers.noBody());
                wanted(connection.equals(id) ? 204 : 404, checked(server, path + "/frames", request));
            }
        }
    }

    /** Each operation by everybody, with bodies and parameters that mean nothing. */
    private void everything() throws Exception {
        JsonNode room = create("{\"name\":\"Ann\"}");
        String host = room.get("accessToken").asText();
        String audit = room.get("auditToken").asText();
        for (String operation : contract.operations()) {
            String method = operation.split(" ")[0];
            String path = operation.split(" ")[1];
            if (method.equals("delete")) {
                continue;
            }
            String address = at(path, room)
                    .replace("{id}", path.contains("media") ? "m1" : "we_none")
                    .replace("{delivery}", "1")
                    .replace("{name}", "a.mp4")
                    .replace("{number}", "1")
                    .replace("{hash}", "0".repeat(64))
                    .replace("{format}", "notes");
            boolean isGet = method.equals("get");
            for (String token : List.of("", "nonsense", host, audit, admin)) {
                ask(method, path, address, isGet ? "" : "{\"name\":7,\"url\":7}", token);
            }
            ask(method, path, address + "?limit=x&nonsense=1", isGet ? "" : "[]", admin);
            String elsewhere = address.replace(room.get("code").asText(), "AAAA-AAAA");
            ask(method, path, elsewhere, isGet ? "" : "{\"name\":\"A\"}", admin);
        }
        for (String token : List.of("", host, admin)) {
            ask("delete", ROOM, "/v1/rooms/AAAA-AAAA", "", token);
            ask("delete", ROOM, at(ROOM, room), "", token);
        }
    }

    @Test
    @DisplayName(
            "[CT3] both documents and the page are served, and nothing in the page needs a script or a style in it")
    void page() throws Exception {
        HttpResponse<String> page = server.get("/v1/docs");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .doesNotContain("unsafe");
        assertThat(page.body())
                .doesNotContain("<script")
                .doesNotContain("style=")
                .doesNotContain("<style")
                .contains("/v1/rooms/{code}/commands");
        assertThat(server.get("/v1/docs.css").statusCode()).isEqualTo(200);
        assertThat(TestServer.json(server.get("/v1/asyncapi.json"))
                        .get("asyncapi")
                        .asText())
                .isEqualTo("3.0.0");
    }

    /** A small PNG. */
    private static byte[] picture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(16, 9, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    private static JsonNode create(String body) throws Exception {
        return TestServer.json(wanted(201, ask("post", "/v1/rooms", "/v1/rooms", body, "")));
    }

    private static String at(String path, JsonNode room) {
        return path.replace("{code}", room.get("code").asText());
    }

    private static HttpResponse<String> wanted(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response + " " + response.body()).isEqualTo(status);
        return response;
    }

    private static BodyPublisher json(String body) {
        return body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    }

    private static HttpResponse<String> ask(String method, String path, String address, String body, String token)
            throws Exception {
        return check(server, method, path, address, json(body), token);
    }

    private static HttpResponse<String> check(
            TestServer where, String method, String path, String address, BodyPublisher body, String token)
            throws Exception {
        return check(where, method, path, address, body, "application/json", token);
    }

    private static HttpResponse<String> check(
            TestServer where, String method, String path, String address, BodyPublisher body, String type, String token)
            throws Exception {
        HttpRequest.Builder request =
                where.request(address).header("Content-Type", type).method(method.toUpperCase(Locale.ROOT), body);
        return checked(where, path, token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> checked(TestServer where, String path, HttpRequest.Builder request)
            throws Exception {
        HttpResponse<String> response = where.send(request);
        contract.check(path, request.build(), response);
        return response;
    }
}
