package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.AuditScope;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.room.RoomCode;
import org.sameframe.schema.v1.Role;
import org.sameframe.server.TestServer;
import org.slf4j.LoggerFactory;

/** Closing and erasing a room, as programs do it. */
class EndingTest {
    private static final String CANARY = "canary-51c0ffee";

    /** The directory holds texts as they are, until a room is erased; what leaves its file, ErasedDataTest shows. */
    private static final Map<String, ?> UNLISTED = Map.of("sameframe.directory.interval", "1h");

    @TempDir
    private Path data;

    private TestServer server;
    private TestRoom room;
    private String audit;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.start(data, UNLISTED);
        JsonNode created = TestServer.json(server.post("/v1/rooms", """
                {"name":"Ann %1$s","title":"Dailies %1$s","policy":{"off":[]},
                 "media":{"title":"Clip %1$s","rate":{"numerator":24,"denominator":1},"frames":90,
                  "matchKeys":[{"scheme":"s","value":"%1$s"}],"sources":[{"location":"https://example.com/%1$s"}]}}""".formatted(CANARY)));
        room = new TestRoom(
                server.address(),
                created.get("code").asText(),
                created.get("accessToken").asText());
        audit = created.get("auditToken").asText();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    @DisplayName(
            "[ER1] [ER4] [ER5] [ER6] [HI11] an erased room keeps its entries without what was personal, and lets nobody in")
    void erase() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        String guest = room.join("Bob " + CANARY);
        try (TestClient host = room.enter(FrameFormat.PROTOBUF);
                TestClient bob = room.enter(FrameFormat.JSON, guest, TestRoom.instance())) {
            host.send(Frames.rename(1, "Anna " + CANARY));
            host.send(RoomFrames.note(2, "A note: " + CANARY));
            host.send(RoomFrames.say(3, CANARY));
            host.send(RoomFrames.label(4, CANARY));
            host.awaitSettled(4);
            assertThat(history("entries").body()).contains(CANARY);
            assertThat(history("export/notes").body()).contains(CANARY);
            assertThat(besidesDirectory()).as("what is stored is sealed").isEmpty();

            JsonNode erased = TestServer.json(delete("?erase=true&confirm=" + room.code(), audit));
            assertThat(erased.get("room").asText()).isEqualTo(room.code());
            assertThat(erased.get("state").asText()).isEqualTo("erased");
            assertThat(erased.get("complete").asBoolean()).isFalse();
            assertThat(erased.get("detail").asText()).contains("stops");
            assertThat(host.awaitBye().getReason()).isEqualTo(4500);
            assertThat(bob.awaitBye().getReason()).isEqualTo(4500);
        }
        check(server.get("/v1/rooms/" + room.code()), 410, "erased");
        check(server.post("/v1/rooms/" + room.code() + "/join", "{\"name\":\"Cy\"}"), 410, "erased");
        try (TestClient back = room.connect(FrameFormat.PROTOBUF, guest, TestRoom.instance())) {
            assertThat(back.awaitBye().getReason()).isEqualTo(4505);
        }
        for (String resource : List.of("entries", "state", "ledger", "export/ledger", "export/notes", "export/otio")) {
            HttpResponse<String> response = history(resource);
            assertThat(response.statusCode()).as(resource).isEqualTo(200);
            assertThat(response.body()).as(resource).isNotEmpty().doesNotContain(CANARY);
        }
        assertThat(history("export/notes").headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"%s.erased.notes.csv\"".formatted(room.code()));
        assertThat(history("export/otio").body()).contains("\"erased\" : true");
        assertThat(TestServer.json(history("ledger")).has("damage")).isFalse();
        assertThat(besidesDirectory()).isEmpty();

        server.close();
        assertThat(files()).isEmpty();
        assertThat(log.list)
                .isNotEmpty()
                .noneMatch(event -> event.getFormattedMessage().contains(CANARY));
        root.detachAppender(log);
        server = TestServer.start(data, UNLISTED);
        JsonNode again = TestServer.json(delete("?erase=true&confirm=" + room.code(), audit));
        assertThat(again.get("complete").asBoolean()).isTrue();
    }

    private AccessTokens tokens() throws IOException {
        return AccessTokens.create(ServerKeys.open(data), Duration.ofDays(1), InstantSource.system());
    }

    @Test
    @DisplayName(
            "[ER2][AU3] a room is erased by a host who has left, by nobody without its code or whose token only reads, and not by a slip")
    void allowed() throws Exception {
        String guest = room.join("Bob");
        JsonNode other = server.createRoom();
        String erase = "?erase=true&confirm=" + room.code();
        check(server.send(server.request("/v1/rooms/" + room.code() + erase).DELETE()), 401, "bad-token");
        check(delete(erase, audit + "x"), 401, "bad-token");
        check(delete(erase, guest), 403, "forbidden");
        check(delete("", guest), 403, "forbidden");
        check(delete(erase, other.get("accessToken").asText()), 403, "forbidden");
        check(delete(erase, other.get("auditToken").asText()), 403, "forbidden");
        for (AuditScope reader :
                List.of(AuditScope.readOnly(Optional.empty()), AuditScope.readOnly(RoomCode.parse(room.code())))) {
            String reads = tokens().issueAudit(reader, Duration.ofDays(1)).text();
            check(delete(erase, reads), 403, "read-only");
            check(delete("", reads), 403, "read-only");
        }
        for (String slip : List.of(
                "?erase=true",
                "?erase=true&confirm=" + other.get("code").asText(),
                "?erase=true&confirm=yes",
                "?erase=yes&confirm=" + room.code(),
                erase + "&confirm=" + room.code())) {
            check(delete(slip, audit), 400, "invalid");
        }
        assertThat(server.get("/v1/rooms/" + room.code()).statusCode()).isEqualTo(200);

        try (TestClient host = room.enter(FrameFormat.PROTOBUF)) {
            host.send(RoomFrames.role(1, 2, Role.ROLE_HOST));
            host.awaitSettled(1);
            host.send(RoomFrames.kick(2, 2));
            host.awaitSettled(2);
        }
        check(delete(erase, guest), 403, "forbidden");
        HttpResponse<String> first =
                delete(erase.toLowerCase(java.util.Locale.ROOT).replace("-", ""), room.hostToken());
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(delete(erase, room.hostToken()).body()).isEqualTo(first.body());
        assertThat(delete(erase, audit).body()).isEqualTo(first.body());
        check(delete("", audit), 410, "erased");
    }

    @Test
    @DisplayName("[ER2] a room is closed without being erased, once and again")
    void close() throws Exception {
        try (TestClient host = room.enter(FrameFormat.PROTOBUF)) {
            HttpResponse<String> closed = delete("", room.hostToken());
            assertThat(closed.body()).isEqualTo("{\"room\":\"%s\",\"state\":\"closed\"}".formatted(room.code()));
            assertThat(host.awaitBye().getReason()).isEqualTo(4500);
            assertThat(delete("", audit).body()).isEqualTo(closed.body());
            assertThat(delete("?erase=false", room.hostToken()).body()).isEqualTo(closed.body());
        }
        check(server.post("/v1/rooms/" + room.code() + "/join", "{\"name\":\"Cy\"}"), 410, "closed");
        assertThat(history("entries").body()).contains(CANARY);
    }

    @Test
    @DisplayName("[PT1] who asks for a room reads what it records")
    void recorded() throws Exception {
        JsonNode usual = TestServer.json(server.get("/v1/rooms/" + room.code())).get("recorded");
        assertThat(usual.get("attendance").asBoolean()).isTrue();
        assertThat(usual.get("acts").asBoolean()).isTrue();
        for (String kept : List.of("off", "counts", "names")) {
            String code = TestServer.json(server.post(
                            "/v1/rooms", "{\"name\":\"Ann\",\"policy\":{\"agreementRecord\":\"" + kept + "\"}}"))
                    .get("code")
                    .asText();
            assertThat(TestServer.json(server.get("/v1/rooms/" + code))
                            .get("recorded")
                            .get("frameAgreements")
                            .asText())
                    .isEqualTo(kept);
        }
    }

    private HttpResponse<String> delete(String query, String token) throws Exception {
        return server.send(server.request("/v1/rooms/" + room.code() + query)
                .header("Authorization", "Bearer " + token)
                .DELETE());
    }

    private HttpResponse<String> history(String resource) throws Exception {
        return server.send(
                server.request("/v1/rooms/" + room.code() + "/" + resource).header("Authorization", "Bearer " + audit));
    }

    /** Files of the data folder that have the canary, in any encoding. */
    /** The directory has titles and names as they are, to search in; what was deleted there goes when the server stops. */
    private List<Path> besidesDirectory() throws IOException {
        return files().stream()
                .filter(file -> !file.getFileName().toString().startsWith("directory."))
                .toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(EndingTest::hasCanary)
                    .toList();
        }
    }

    private static boolean hasCanary(Path file) {
        try {
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            return Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                    .anyMatch(encoding -> content.contains(encoded(encoding)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(Charset encoding) {
        return new String(CANARY.getBytes(encoding), StandardCharsets.ISO_8859_1);
    }

    private static void check(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(TestServer.json(response).get("code").asText()).isEqualTo(code);
        assertThat(TestServer.json(response).get("detail").asText()).isNotEmpty();
    }
}
