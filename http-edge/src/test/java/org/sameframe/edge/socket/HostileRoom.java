package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sameframe.edge.auth.TestPlatform;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.Role;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.SetRole;

/**
 * The server as it is shipped, with a heap of 256 MiB, which takes a platform's tokens as well; a room there, and somebody of
 * each role in it.
 */
final class HostileRoom implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Between two pings to one who has not answered, in nanoseconds. */
    private static final long AGAIN = TimeUnit.SECONDS.toNanos(1);

    enum Sender {
        NOBODY,
        VIEWER,
        REVIEWER,
        HOST;

        static Stream<Sender> members() {
            return Stream.of(VIEWER, REVIEWER, HOST);
        }

        private int role() {
            return switch (this) {
                case HOST -> Role.ROLE_HOST.getNumber();
                case VIEWER -> Role.ROLE_VIEWER.getNumber();
                case REVIEWER, NOBODY -> Role.ROLE_REVIEWER.getNumber();
            };
        }
    }

    /** What somebody does. */
    @FunctionalInterface
    interface Deed<T> {
        void by(Sender sender, T line) throws Exception;
    }

    /** A line, and from whom it comes. */
    record Row<T>(T line, List<Sender> senders) {
        /** From all of them at the same time; what waits for the server's patience does so once. */
        void fromEach(Deed<T> deed) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(senders.size());
            try {
                Map<Sender, Future<?>> deeds = new EnumMap<>(Sender.class);
                for (Sender sender : senders) {
                    deeds.put(sender, threads.submit(() -> {
                        deed.by(sender, line);
                        return null;
                    }));
                }
                for (Map.Entry<Sender, Future<?>> one : deeds.entrySet()) {
                    try {
                        one.getValue().get();
                    } catch (ExecutionException e) {
                        throw new AssertionError(one.getKey() + ": " + e.getCause(), e.getCause());
                    }
                }
            } finally {
                threads.shutdownNow();
            }
        }

        @Override
        public String toString() {
            return line.toString();
        }
    }

    /** Each line from each of them. */
    static <T> Stream<Row<T>> everybody(Stream<T> lines) {
        return everybody(lines, (sender, line) -> true);
    }

    /** @param isAttack of theirs; what is none is left out */
    static <T> Stream<Row<T>> everybody(Stream<T> lines, BiPredicate<Sender, T> isAttack) {
        return lines.map(line -> new Row<>(
                        line,
                        Stream.of(Sender.values())
                                .filter(sender -> isAttack.test(sender, line))
                                .toList()))
                .filter(row -> !row.senders().isEmpty());
    }

    private final Map<Sender, String> tokens = new EnumMap<>(Sender.class);
    private final List<TestClient> here = new ArrayList<>();
    private final Path log;
    private final ServerProcess server;
    private final TestRoom room;
    private final String audit;
    private final TestClient witness;

    private JsonNode before;
    private int entries;

    static HostileRoom start(Path data, TestPlatform platform) throws Exception {
        ServerProcess server = ServerProcess.start(data, "256m", settings(platform));
        try {
            return new HostileRoom(server, data.resolve("log"));
        } catch (Exception | AssertionError e) {
            server.close();
            throw e;
        }
    }

    private HostileRoom(ServerProcess server, Path log) throws Exception {
        this.server = server;
        this.log = log;
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
        here.add(witness);
        int op = 0;
        for (Sender sender : Sender.members().toList()) {
            String token = room.join(sender + "-canary");
            tokens.put(sender, token);
            // Stays, so that a further connection of the same participant comes and goes without an entry.
            TestClient staying = room.enter(FrameFormat.JSON, token, TestRoom.instance());
            here.add(staying);
            op++;
            witness.send(Frames.command(
                    op,
                    Command.newBuilder()
                            .setSetRole(SetRole.newBuilder()
                                    .setParticipant(staying.awaitWelcome().getYou())
                                    .setRoleValue(sender.role()))));
            witness.awaitThrough(witness.awaitSettled(op).getSeq());
        }
        before = ledger();
        entries = witness.entries().size();
    }

    private static Map<String, String> settings(TestPlatform platform) {
        return Map.of(
                "SAMEFRAME_HEARTBEAT",
                "120s",
                "SAMEFRAME_HELLO_TIMEOUT",
                "2s",
                "SAMEFRAME_MESSAGE_TIMEOUT",
                "2s",
                "SAMEFRAME_REST_COMMAND_BURST",
                "10000",
                "SAMEFRAME_LOG_LEVEL",
                "debug",
                "SAMEFRAME_PLATFORM_ISSUER",
                TestPlatform.ISSUER,
                "SAMEFRAME_PLATFORM_AUDIENCE",
                TestPlatform.AUDIENCE,
                "SAMEFRAME_PLATFORM_JWKS",
                String.valueOf(platform.settings().get("sameframe.platform.jwks")),
                "SAMEFRAME_PLATFORM_SECRET",
                TestPlatform.SECRET,
                "SAMEFRAME_PLATFORM_LEEWAY",
                "0s");
    }

    URI address() {
        return server.address();
    }

    /** Empty of nobody. */
    String token(Sender sender) {
        return tokens.getOrDefault(sender, "");
    }

    /** Fills in what a line leaves open. */
    String filled(String request, String token) {
        return request.replace("HOST", address().getAuthority())
                .replace("CODE", room.code())
                .replace("AUDIT", "Authorization: Bearer " + audit + "\r\n")
                .replace("AUTH", token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n");
    }

    /** What a request is answered on a connection of its own: status and code. */
    String answer(String request, String token) throws Exception {
        try (RawSocket raw = RawSocket.open(address())) {
            HostileFrames.flood(raw, filled(request, token).getBytes(StandardCharsets.ISO_8859_1), 1);
            return raw.answer();
        }
    }

    /** What {@code POST} of some JSON is answered. */
    String posted(String path, String body, String token) throws Exception {
        return answer(
                "POST /v1/rooms/CODE/" + path + " HTTP/1.1\r\nHost: HOST\r\nAUTHContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body,
                token);
    }

    /** A socket that is in the room; of who has no token one that has only shaken hands. */
    RawSocket enter(Sender sender, FrameFormat format) throws Exception {
        RawSocket raw = RawSocket.upgrade(address(), format);
        if (sender != Sender.NOBODY) {
            var hello = Frames.hello(token(sender), TestRoom.instance());
            raw.write(format == FrameFormat.JSON ? RawSocket.text(Frames.json(hello)) : RawSocket.binary(hello));
            awaitMessage(raw, ServerMessage::hasSnapshot);
        }
        return raw;
    }

    String code() {
        return room.code();
    }

    static ServerMessage awaitMessage(RawSocket raw, Predicate<ServerMessage> wanted) throws Exception {
        while (true) {
            for (ServerMessage message : raw.read().orElseThrow().getMessagesList()) {
                if (wanted.test(message)) {
                    return message;
                }
            }
        }
    }

    static void assertPong(RawSocket raw, FrameFormat format) throws Exception {
        ClientFrame ping = Frames.ping(99);
        raw.write(format == FrameFormat.JSON ? RawSocket.text(Frames.json(ping)) : RawSocket.binary(ping));
        assertThat(awaitMessage(
                                raw,
                                message ->
                                        message.hasPong() && message.getPong().getT1() == 99)
                        .hasPong())
                .isTrue();
    }

    /** Since it was asked last: nobody is disturbed, and nothing is recorded. */
    void assertUnchanged() throws Exception {
        JsonNode last = before;
        int known = entries;
        awaitPongs();
        before = ledger();
        entries = witness.entries().size();

        assertThat(before).isEqualTo(last);
        assertThat(entries).isEqualTo(known);
        assertThat(here).noneMatch(TestClient::isEnded);
        assertThat(server.isAlive()).isTrue();
    }

    private JsonNode ledger() throws Exception {
        return new ObjectMapper()
                .readTree(HTTP.send(
                                HttpRequest.newBuilder(URI.create(address() + "/v1/rooms/" + room.code() + "/ledger"))
                                        .header("Authorization", "Bearer " + audit)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    /** Of more than 20 a second some are not answered, and rows may be that quick: then another one is. */
    private void awaitPongs() {
        long t1 = System.nanoTime();
        AtomicLong sent = new AtomicLong(t1 - AGAIN);
        TestClient.awaiting().until(() -> {
            List<TestClient> silent = here.stream()
                    .filter(client -> client.messages()
                            .noneMatch(message ->
                                    message.hasPong() && message.getPong().getT1() == t1))
                    .toList();
            long now = System.nanoTime();
            if (now - sent.get() >= AGAIN) {
                sent.set(now);
                silent.forEach(client -> client.send(Frames.ping(t1)));
            }
            return silent.isEmpty();
        });
    }

    /** Nothing of what anybody sent, or was given, is in the log, down to its finest, and no secret of the settings. */
    @Override
    public void close() throws Exception {
        here.forEach(TestClient::close);
        server.close();
        assertThat(Files.readString(log))
                .doesNotContain("canary", "eyJ", audit, room.hostToken(), "GIF8", "passwd", TestPlatform.SECRET)
                .doesNotContain(tokens.values());
    }
}
