package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.room.RoomCode;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Settled;
import org.sameframe.server.TestServer;

/** What somebody with a token may not do: it is refused, and changes nothing. */
class DomainInputTest {
    private static TestServer server;
    private static Path folder;
    private static TestRoom room;
    private static String guest;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        folder = data;
        server = TestServer.start(
                data, Map.of("sameframe.socket.heartbeat", "60s", "sameframe.room.policy.off", List.of()));
        room = TestRoom.create(server);
        guest = room.join("Bob");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    static Stream<HostileCommands.Line> refused() {
        return Stream.of(
                new HostileCommands.Line("\"seek\":{\"frame\":-1}", "invalid"),
                new HostileCommands.Line("\"seek\":{\"frame\":2147483647}", "invalid"),
                new HostileCommands.Line("\"seek\":{\"frame\":-2147483648}", "invalid"),
                new HostileCommands.Line("\"pause\":{\"frame\":-1}", "invalid"),
                new HostileCommands.Line("\"step\":{\"frames\":0}", "invalid"),
                new HostileCommands.Line("\"setSpeed\":{\"speed\":0}", "invalid"),
                new HostileCommands.Line("\"setSpeed\":{\"speed\":8001}", "invalid"),
                new HostileCommands.Line("\"setSpeed\":{\"speed\":-2147483648}", "invalid"),
                new HostileCommands.Line("\"setLoop\":{}", "invalid").toAll(),
                new HostileCommands.Line("\"setLoop\":{\"loop\":99}", "invalid").toAll(),
                new HostileCommands.Line("\"setRange\":{\"inPoint\":-1,\"outPoint\":5}", "invalid"),
                new HostileCommands.Line("\"setRange\":{\"inPoint\":5,\"outPoint\":4}", "invalid"),
                new HostileCommands.Line("\"setRange\":{\"inPoint\":0,\"outPoint\":2147483647}", "invalid"),
                new HostileCommands.Line("\"selectMedium\":{\"medium\":\"m99\"}", "invalid"),
                new HostileCommands.Line("\"selectMedium\":{\"medium\":\"../../etc/passwd\"}", "invalid"),
                new HostileCommands.Line("\"addMedium\":{}", "invalid"),
                new HostileCommands.Line(
                        "\"addMedium\":{\"medium\":{\"rate\":{\"numerator\":24},\"frames\":10}}", "invalid"),
                new HostileCommands.Line("\"rename\":{\"name\":\"\"}", "invalid").toAll(),
                new HostileCommands.Line("\"rename\":{\"name\":\"" + "x".repeat(64_000) + "\"}", "invalid").toAll(),
                new HostileCommands.Line("\"rename\":{\"name\":\"a\\u0000b\"}", "invalid").toAll(),
                new HostileCommands.Line("\"rename\":{\"name\":\"nnA \\u202E tsoH\"}", "invalid").toAll(),
                new HostileCommands.Line("\"rename\":{\"name\":\"Ann\\u200F\"}", "invalid").toAll(),
                new HostileCommands.Line("\"baseSeq\":4000000000,\"play\":{}", "invalid").toAll(),
                new HostileCommands.Line("\"teleport\":{}", "unsupported").toAll(),
                new HostileCommands.Line("\"op\":0,\"play\":{}", "invalid").toAll());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"refused", "org.sameframe.edge.socket.HostileCommands#lines"})
    @DisplayName("[OW2] a command that makes no sense is refused with a reason, and changes nothing")
    void refused(HostileCommands.Line line) throws Exception {
        try (TestClient witness = room.enter(FrameFormat.PROTOBUF);
                RawSocket raw = RawSocket.upgrade(server.address(), FrameFormat.JSON)) {
            raw.write(RawSocket.text(Frames.json(Frames.hello(guest, "the-same-instance"))));
            Settled settled = send(raw, line);
            witness.send(Frames.seek(1, 7));
            witness.send(Frames.seek(2, 8));
            Settled after = witness.awaitSettled(2);

            assertThat(settled.getProblem().getCode()).isEqualTo(line.code());
            assertThat(settled.getProblem().getDetail()).isNotEmpty();
            assertThat(witness.entries())
                    .as("by others: only arrivals")
                    .noneMatch(entry -> entry.getInstance().equals("the-same-instance") && entry.getOp() > 0);
            assertThat(after.getSeq()).isPositive();
        }
    }

    private static Settled send(RawSocket raw, HostileCommands.Line line) throws Exception {
        String op = line.command().contains("\"op\"") ? "" : "\"op\":1,";
        boolean isSent = false;
        while (true) {
            var frame = raw.read().orElseThrow();
            for (var message : frame.getMessagesList()) {
                if (message.hasSettled()) {
                    return message.getSettled();
                }
            }
            if (!isSent) {
                isSent = true;
                raw.write(RawSocket.text("{\"command\":{" + op + line.command() + "}}"));
            }
        }
    }

    @Test
    @DisplayName("[OP1] a number that is used again for something else does nothing else")
    void reusedNumber() throws Exception {
        try (TestClient client = room.enter(FrameFormat.JSON)) {
            client.send(Frames.seek(5, 30));
            int seq = client.awaitSettled(5).getSeq();
            client.send(Frames.rename(5, "Mallory"));
            client.send(Frames.seek(3, 31));
            Settled passedOver = client.awaitSettled(3);

            assertThat(client.entries().stream().filter(entry -> entry.getOp() == 5))
                    .hasSize(1);
            assertThat(client.messages()
                            .filter(message ->
                                    message.hasSettled() && message.getSettled().getOp() == 5))
                    .allMatch(message -> message.getSettled().getSeq() == seq)
                    .hasSize(2);
            assertThat(passedOver.getProblem().getCode()).isEqualTo("not-applied");
        }
    }

    @Test
    @DisplayName("[HS5] hello comes once")
    void helloTwice() throws Exception {
        try (TestClient client = room.enter(FrameFormat.JSON, guest, "an-instance")) {
            client.send(Frames.hello(guest, "an-instance"));

            assertThat(client.awaitBye().getReason()).isEqualTo(3501);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"EXPIRED, 3005", "UNKNOWN_ROOM, 3503", "UNKNOWN_PARTICIPANT, 3503", "ALTERED, 3500"})
    @DisplayName("[HS7] a token that opens nothing is answered with the reason")
    void tokens(String what, int bye) throws Exception {
        ServerKeys keys = ServerKeys.open(folder);
        AccessTokens old = AccessTokens.create(
                keys, Duration.ofSeconds(1), InstantSource.fixed(java.time.Instant.EPOCH.plusSeconds(1_000_000)));
        AccessTokens good = AccessTokens.create(keys, Duration.ofDays(1), InstantSource.system());
        RoomCode code = RoomCode.parse(room.code()).orElseThrow();
        String token = switch (what) {
            case "EXPIRED" -> old.issue(code, 1);
            case "UNKNOWN_ROOM" -> good.issue(RoomCode.of(7), 1);
            case "UNKNOWN_PARTICIPANT" -> good.issue(code, 999);
            default -> guest.substring(0, guest.length() - 4) + "AAAA";
        };
        try (TestClient client = TestClient.connect(server.address(), FrameFormat.PROTOBUF)) {
            client.send(Frames.hello(token, "an-instance"));

            assertThat(client.awaitBye().getReason()).isEqualTo(bye);
            assertThat(client.messages().count()).as("nothing but the bye").isEqualTo(1);
        }
    }

    @Test
    @DisplayName("[OW5] too many commands are refused, far too many end the connection; the others go on")
    void floods() throws Exception {
        try (TestClient witness = room.enter(FrameFormat.PROTOBUF);
                RawSocket raw = RawSocket.upgrade(server.address(), FrameFormat.PROTOBUF)) {
            raw.write(RawSocket.binary(Frames.hello(guest, "flooding-instance")));
            assertThat(raw.read()).isPresent();
            ClientFrame seek = Frames.seek(1, 1);
            HostileFrames.flood(raw, RawSocket.binary(seek), 4_000);

            assertThat(raw.end().bye()).hasValue(3013);
            witness.send(Frames.seek(1, 9));
            assertThat(witness.awaitSettled(1).hasProblem()).isFalse();
        }
    }
}
