package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.SetRole;
import org.sameframe.schema.v1.Settled;

/**
 * The server as it is shipped, with a heap of 256 MiB, and everything that must get a clear answer and change nothing, from
 * everybody: who has no token, a viewer, a reviewer, a host.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileTableIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    enum Sender {
        NOBODY,
        VIEWER,
        REVIEWER,
        HOST
    }

    private static final Map<Sender, String> TOKENS = new EnumMap<>(Sender.class);
    private static final List<TestClient> HERE = new ArrayList<>();

    private static ServerProcess server;
    private static Path log;
    /** Between two pings to one who has not answered, in nanoseconds. */
    private static final long AGAIN = TimeUnit.SECONDS.toNanos(1);

    private static TestRoom room;
    private static String audit;
    private static TestClient witness;

    private JsonNode before;
    private long entries;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        log = data.resolve("log");
        server = ServerProcess.start(
                data,
                "256m",
                Map.of(
                        "SAMEFRAME_HEARTBEAT",
                        "120s",
                        "SAMEFRAME_HELLO_TIMEOUT",
                        "2s",
                        "SAMEFRAME_MESSAGE_TIMEOUT",
                        "2s",
                        "SAMEFRAME_LOG_LEVEL",
                        "debug"));
        JsonNode created = new ObjectMapper()
                .readTree(HTTP.send(
                                HttpRequest.newBuilder(URI.create(server.address() + "/v1/rooms"))
                                        .header("Content-Type", "application/json")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        "{\"name\":\"Ann-canary\",\"policy\":{\"off\":[],\"agreementRecord\":\"off\"}}"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body());
        room = new TestRoom(
                server.address(),
                created.get("code").asText(),
                created.get("accessToken").asText());
        audit = created.get("auditToken").asText();
        witness = room.enter(FrameFormat.PROTOBUF);
        HERE.add(witness);
        TOKENS.put(Sender.NOBODY, "");
        int op = 0;
        for (Sender sender : List.of(Sender.VIEWER, Sender.REVIEWER, Sender.HOST)) {
            String token = room.join(sender + "-canary");
            TOKENS.put(sender, token);
            // Stays, so that a further connection of the same participant comes and goes without an entry.
            TestClient here = room.enter(FrameFormat.JSON, token, TestRoom.instance());
            HERE.add(here);
            int id = here.awaitWelcome().getYou();
            op++;
            witness.send(Frames.command(
                    op,
                    Command.newBuilder()
                            .setSetRole(SetRole.newBuilder().setParticipant(id).setRoleValue(role(sender)))));
            witness.awaitSettled(op);
        }
    }

    private static int role(Sender sender) {
        return switch (sender) {
            case HOST -> org.sameframe.schema.v1.Role.ROLE_HOST.getNumber();
            case VIEWER -> org.sameframe.schema.v1.Role.ROLE_VIEWER.getNumber();
            case REVIEWER, NOBODY -> org.sameframe.schema.v1.Role.ROLE_REVIEWER.getNumber();
        };
    }

    /** Nothing of what anybody sent, or was given, is in the log, down to its finest. */
    @AfterAll
    static void stop() throws Exception {
        HERE.forEach(TestClient::close);
        server.close();
        String written = Files.readString(log);
        assertThat(written).doesNotContain("canary", "eyJ", audit, room.hostToken(), "GIF8", "passwd");
        for (String token : TOKENS.values()) {
            assertThat(token.isEmpty() || !written.contains(token)).isTrue();
        }
    }

    private static JsonNode ledger() throws Exception {
        return new ObjectMapper()
                .readTree(HTTP.send(
                                HttpRequest.newBuilder(
                                                URI.create(server.address() + "/v1/rooms/" + room.code() + "/ledger"))
                                        .header("Authorization", "Bearer " + audit)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    @BeforeEach
    void head() throws Exception {
        before = ledger();
        entries = witness.entries().size();
    }

    @AfterEach
    void unchanged() throws Exception {
        HERE.forEach(HostileTableIT::awaitPong);

        assertThat(ledger()).isEqualTo(before);
        assertThat(witness.entries()).hasSize((int) entries);
        assertThat(HERE).noneMatch(TestClient::isEnded);
        assertThat(server.isAlive()).isTrue();
    }

    /** Of more than 20 a second some are not answered, and rows may be that quick: then another one is. */
    private static void awaitPong(TestClient client) {
        long t1 = System.nanoTime();
        AtomicLong sent = new AtomicLong(t1 - AGAIN);
        TestClient.awaiting().until(() -> {
            long now = System.nanoTime();
            if (now - sent.get() >= AGAIN) {
                sent.set(now);
                client.send(Frames.ping(t1));
            }
            return client.messages()
                    .anyMatch(message -> message.hasPong() && message.getPong().getT1() == t1);
        });
    }

    private static <T> Stream<Arguments> everybody(Stream<T> lines) {
        return lines.flatMap(line -> Stream.of(Sender.values()).map(sender -> Arguments.of(sender, line)));
    }

    static Stream<Arguments> requests() {
        return everybody(HostileRequests.lines());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("requests")
    @DisplayName("[HX1] a request that makes no sense gets a status and a code, whoever sends it, and changes nothing")
    void request(Sender sender, HostileRequests.Line line) throws Exception {
        String token = TOKENS.getOrDefault(sender, "");
        try (RawSocket raw = RawSocket.open(server.address())) {
            HostileFrames.flood(
                    raw,
                    line.request()
                            .replace("HOST", server.address().getAuthority())
                            .replace("CODE", room.code())
                            .replace("AUTH", token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
                            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                    1);

            assertThat(raw.answer()).isEqualTo(sender == Sender.NOBODY ? line.answer() : line.withToken());
        }
    }

    static Stream<Arguments> handshakes() {
        return everybody(HostileHandshakes.lines().filter(line -> line.status() != 101));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("handshakes")
    @DisplayName("[HX1] a handshake that is not right is answered with a status, also with a token")
    void handshake(Sender sender, HostileHandshakes.Line line) throws Exception {
        String token = TOKENS.getOrDefault(sender, "");
        try (RawSocket raw = RawSocket.open(server.address())) {
            raw.write(line.change()
                    .apply(RawSocket.handshake(server.address(), FrameFormat.JSON))
                    .replace("\r\n\r\n", "\r\nAuthorization: Bearer " + token + "\r\n\r\n"));

            assertThat(raw.head()).startsWith("HTTP/1.1 " + line.status());
        }
    }

    static Stream<Arguments> frames() {
        // Who is in a room may be silent, and pings of this level are answered.
        return everybody(HostileFrames.lines()).filter(row -> {
            String what = row.get()[1].toString();
            return row.get()[0] == Sender.NOBODY || !(what.equals("nothing at all") || what.equals("ping flood"));
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("frames")
    @DisplayName("[HX2] a frame that is none ends its connection, whosever it is")
    void frame(Sender sender, HostileFrames.Line line) throws Exception {
        try (RawSocket raw = enter(sender, line.format())) {
            line.attack().accept(raw);

            assertThat(raw.end()).isIn(line.ends());
        }
    }

    static Stream<Arguments> messages() {
        // A command is one to who is in a room: see commands().
        return everybody(HostileMessages.lines())
                .filter(row -> row.get()[0] == Sender.NOBODY
                        || !row.get()[1].toString().equals("a command before hello"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("messages")
    @DisplayName("[HX2] a message that is none ends its connection, whosever it is, and so does a second hello")
    void message(Sender sender, HostileMessages.Line line) throws Exception {
        try (RawSocket raw = enter(sender, line.format())) {
            raw.write(line.frame());
            String answer = sender == Sender.NOBODY ? "bye " + line.bye() : line.inRoom();
            if (answer.startsWith("bye")) {
                assertThat("bye " + raw.end().bye().orElse(0)).isEqualTo(answer);
            } else {
                // What it is to who is no stranger: nothing.
                byte[] ping = line.format() == FrameFormat.JSON
                        ? RawSocket.text(Frames.json(Frames.ping(99)))
                        : RawSocket.binary(Frames.ping(99));
                raw.write(ping);
                assertThat(awaitMessage(
                                        raw,
                                        message -> message.hasPong()
                                                && message.getPong().getT1() == 99)
                                .hasPong())
                        .isTrue();
            }
        }
    }

    static Stream<Arguments> commands() {
        return everybody(Stream.concat(DomainInputTest.refused(), HostileCommands.lines()))
                // What only a host may do is no attack of theirs.
                .filter(row -> row.get()[0] != Sender.HOST
                        || !((HostileCommands.Line) row.get()[1]).code().equals("forbidden"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("commands")
    @DisplayName(
            "[HX3] a command that makes no sense, or is not theirs, is settled with a problem, or ends the connection of who is nobody")
    void command(Sender sender, HostileCommands.Line line) throws Exception {
        String op = line.command().contains("\"op\"") ? "" : "\"op\":1,";
        try (RawSocket raw = enter(sender, FrameFormat.JSON)) {
            raw.write(RawSocket.text("{\"command\":{" + op + line.command() + "}}"));
            if (sender == Sender.NOBODY) {
                assertThat(raw.end().bye()).hasValue(3501);
                return;
            }
            Settled settled = awaitMessage(raw, ServerMessage::hasSettled).getSettled();

            assertThat(settled.getProblem().getCode()).isEqualTo(sender == Sender.VIEWER ? line.viewer() : line.code());
            assertThat(settled.getProblem().getDetail()).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    "play":{}
                    "pause":{"frame":3}
                    "seek":{"frame":3}
                    "step":{"frames":1}
                    "setSpeed":{"speed":2000}
                    "say":{"text":"note-canary"}
                    "addNote":{"medium":"m1","text":"note-canary"}
                    "closeRoom":{}
                    "lock":{"locked":true}
                    """)
    @DisplayName("[HX3] a viewer moves nothing")
    void viewer(String command) throws Exception {
        try (RawSocket raw = enter(Sender.VIEWER, FrameFormat.JSON)) {
            raw.write(RawSocket.text("{\"command\":{\"op\":1," + command + "}}"));
            Settled settled = awaitMessage(raw, ServerMessage::hasSettled).getSettled();

            assertThat(settled.getProblem().getCode()).isEqualTo("forbidden");
        }
    }

    private static ServerMessage awaitMessage(RawSocket raw, java.util.function.Predicate<ServerMessage> wanted)
            throws Exception {
        while (true) {
            for (ServerMessage message : raw.read().orElseThrow().getMessagesList()) {
                if (wanted.test(message)) {
                    return message;
                }
            }
        }
    }

    /** A socket that is in the room; of who has no token one that has only shaken hands. */
    private static RawSocket enter(Sender sender, FrameFormat format) throws Exception {
        RawSocket raw = RawSocket.upgrade(server.address(), format);
        if (sender != Sender.NOBODY) {
            var hello = Frames.hello(TOKENS.getOrDefault(sender, ""), TestRoom.instance());
            raw.write(format == FrameFormat.JSON ? RawSocket.text(Frames.json(hello)) : RawSocket.binary(hello));
            awaitMessage(raw, ServerMessage::hasSnapshot);
        }
        return raw;
    }
}
