package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Limits;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.Settled;
import org.sameframe.server.TestServer;

/** A server behind a proxy, with small budgets, and who uses them up. */
class FloodsTest {
    private static TestServer server;
    private static TestRoom room;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(
                data,
                Map.of(
                        "sameframe.http.behind-proxy", true,
                        "sameframe.http.head-timeout", "2s",
                        "sameframe.http.keep-alive", "2s",
                        "sameframe.socket.heartbeat", "60s",
                        "sameframe.limits.command-burst-per-participant", 20,
                        "sameframe.limits.commands-per-participant", 1,
                        "sameframe.limits.sockets-per-address", 2,
                        "sameframe.limits.connects-per-address", 8,
                        "sameframe.limits.joins-per-address", 3));
        room = TestRoom.create(server);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    enum Flood {
        COMMANDS(Frames.seek(1, 1), true),
        SIGNALS(Frames.scrub(3), true),
        PINGS(Frames.ping(1), true),
        /** Answered as fast as they are read, by the level below. */
        WEBSOCKET_PINGS(Frames.ping(1), false);

        private final byte[] frame;
        private final boolean isEnded;

        Flood(ClientFrame frame, boolean isEnded) {
            this.frame =
                    isEnded ? RawSocket.binary(frame) : RawSocket.frame(RawSocket.FIN | RawSocket.PING, new byte[100]);
            this.isEnded = isEnded;
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[FL3] who floods is sent away with when to come back; the others go on")
    void flood(Flood flood) throws Exception {
        try (TestClient witness = room.enter(FrameFormat.PROTOBUF, room.join("Wit"), TestRoom.instance());
                RawSocket raw = RawSocket.upgrade(server.address(), FrameFormat.PROTOBUF)) {
            raw.write(RawSocket.binary(Frames.hello(room.join("Bob"), TestRoom.instance())));
            awaitMessage(raw, ServerMessage::hasWelcome);
            HostileFrames.flood(raw, flood.frame, 6_000);
            if (flood.isEnded) {
                ServerMessage bye = awaitMessage(raw, ServerMessage::hasBye);
                assertThat(bye.getBye().getReason()).isEqualTo(3013);
                assertThat(bye.getBye().getRetryAfterMs()).isPositive();
            }
            witness.send(Frames.ping(7));
            witness.awaitMessage(
                    message -> message.hasPong() && message.getPong().getT1() == 7);
            witness.send(Frames.seek(1, 9));
            assertThat(witness.awaitSettled(1).hasProblem()).isFalse();
        }
    }

    @Test
    @DisplayName("[FL1] a command beyond the budget is refused, with when there is room again")
    void refused() throws Exception {
        try (TestClient client = room.enter(FrameFormat.PROTOBUF, room.join("Fay"), TestRoom.instance())) {
            for (int op = 1; op <= 40; op++) {
                client.send(Frames.seek(op, op));
            }
            Settled last = client.awaitSettled(40);

            assertThat(last.getProblem().getCode()).isEqualTo("rate-limited");
            assertThat(last.getProblem().getDetail()).matches(".* again in [1-9]\\d* ms\\.");
        }
    }

    @Test
    @DisplayName("[FL2] a participant has one budget over all connections, also over new ones; another has another")
    void participant() throws Exception {
        String token = room.join("Cid");
        int refused = 0;
        String detail = "";
        for (int connection = 0; connection < 3; connection++) {
            try (TestClient client = room.enter(FrameFormat.PROTOBUF, token, TestRoom.instance())) {
                for (int op = 1; op <= 10; op++) {
                    client.send(Frames.seek(op, op + 10 * connection));
                }
                Settled last = client.awaitSettled(10);
                if (last.hasProblem()) {
                    refused++;
                    detail = last.getProblem().getCode() + ": "
                            + last.getProblem().getDetail();
                }
            }
        }
        try (TestClient other = room.enter(FrameFormat.PROTOBUF, room.join("Dan"), TestRoom.instance())) {
            other.send(Frames.seek(1, 77));

            assertThat(refused).isPositive();
            assertThat(detail).matches("rate-limited: .* again in \\d+ ms\\.");
            assertThat(other.awaitSettled(1).hasProblem()).isFalse();
        }
    }

    @Test
    @DisplayName("[FL5] the welcome says how much a participant may send")
    void announced() throws Exception {
        try (TestClient client = room.enter(FrameFormat.PROTOBUF)) {
            Limits limits = client.awaitWelcome().getLimits();

            assertThat(limits.getParticipantCommandBurst()).isEqualTo(20);
            assertThat(limits.getParticipantCommandsPerSecond()).isEqualTo(1);
            assertThat(limits.getParticipantSignalsPerSecond()).isEqualTo(240);
        }
    }

    @Test
    @DisplayName("[FL4] an address has so many sockets at a time; another one has its own, and a place is free again")
    void sockets() throws Exception {
        List<RawSocket> open = new ArrayList<>();
        try {
            open.add(connected("192.0.2.1"));
            open.add(connected("192.0.2.1"));
            assertThat(handshake("192.0.2.1")).startsWith("HTTP/1.1 429 ").contains("Retry-After: ");
            assertThat(handshake("192.0.2.2")).startsWith("HTTP/1.1 101 ");
            open.remove(0).close();
            TestClient.awaiting().until(() -> handshake("192.0.2.1").startsWith("HTTP/1.1 101 "));
        } finally {
            for (RawSocket raw : open) {
                raw.close();
            }
        }
    }

    @Test
    @DisplayName("[FL4] an address opens so many sockets a minute")
    void connects() throws Exception {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            answers.add(handshake("192.0.2.3").substring(9, 12));
        }
        assertThat(answers).contains("429");
        assertThat(answers.stream().filter("101"::equals)).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    @DisplayName("[FL4] an address joins rooms so often a minute, and is told when it may again")
    void joins() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(join("192.0.2.4").statusCode()).isEqualTo(200);
        }
        var refused = join("192.0.2.4");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        assertThat(refused.body()).contains("rate-limited", "Try again in ");
        assertThat(join("192.0.2.5").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("[FL6] a head that trickles is not waited for, neither the first nor a further one")
    void slowLoris() throws Exception {
        String whole = "GET /v1/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (RawSocket first = RawSocket.open(server.address());
                RawSocket further = RawSocket.open(server.address())) {
            further.write(whole);
            assertThat(further.answer()).startsWith("200");

            assertThat(isCutWhileTrickling(first)).isTrue();
            assertThat(isCutWhileTrickling(further)).isTrue();
        }
    }

    /** A byte each time that nothing has come for 100 ms, for 20 s at most. */
    private static boolean isCutWhileTrickling(RawSocket raw) throws IOException {
        raw.write("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        for (int i = 0; i < 200; i++) {
            if (raw.isEndedWithin(100)) {
                return true;
            }
            HostileFrames.flood(raw, new byte[] {'x'}, 1);
        }
        return false;
    }

    private static java.net.http.HttpResponse<String> join(String from) throws Exception {
        return server.send(server.request("/v1/rooms/" + room.code() + "/join")
                .header("X-Forwarded-For", from)
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"name\":\"Eve\"}")));
    }

    private static RawSocket connected(String from) throws IOException {
        RawSocket raw = RawSocket.open(server.address());
        raw.write(RawSocket.handshake(server.address(), FrameFormat.JSON)
                .replace("\r\n\r\n", "\r\nX-Forwarded-For: " + from + "\r\n\r\n"));
        assertThat(raw.head()).startsWith("HTTP/1.1 101 ");
        return raw;
    }

    private static String handshake(String from) throws IOException {
        try (RawSocket raw = RawSocket.open(server.address())) {
            raw.write(RawSocket.handshake(server.address(), FrameFormat.JSON)
                    .replace("\r\n\r\n", "\r\nX-Forwarded-For: " + from + "\r\n\r\n"));
            return raw.head();
        }
    }

    private static ServerMessage awaitMessage(RawSocket raw, java.util.function.Predicate<ServerMessage> wanted)
            throws IOException {
        while (true) {
            Optional<ServerMessage> found = raw.read().orElseThrow().getMessagesList().stream()
                    .filter(wanted)
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
    }
}
