package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Hello;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.SignedHead;
import org.sameframe.schema.v1.Witnessed;
import org.sameframe.server.OpenStore;
import org.sameframe.server.ServerProcess;
import org.sameframe.server.TestServer;

/** A client keeps what it is told; somebody rewrites the store, who has the server's keys as well, or none of them. */
class WitnessTest {
    private static final Map<String, ?> OFTEN = Map.of("sameframe.socket.head-interval", "50ms");

    @TempDir
    private Path data;

    @TempDir
    private Path desk;

    private JsonNode created = MissingNode.getInstance();
    private String publicKey = "";
    private final List<SignedHead> seen = new ArrayList<>();

    private TestServer start(OpenStore store) throws Exception {
        Map<String, Object> settings = new HashMap<>(OFTEN);
        settings.putAll(store.settings());
        return TestServer.start(data, settings);
    }

    private TestRoom room(TestServer server) {
        return new TestRoom(
                server.address(),
                created.get("code").asText(),
                created.get("accessToken").asText());
    }

    /** A session of a client: a few entries, with the heads that it was told. */
    private void session(TestServer server, FrameFormat format) throws Exception {
        try (TestClient client = room(server).enter(format)) {
            publicKey = base64(client.awaitWelcome().getPublicKey());
            for (int op = 1; op <= 3; op++) {
                client.send(Frames.seek(op, 10 * op));
                long seq = client.awaitSettled(op).getSeq();
                client.awaitMessage(
                        message -> message.hasHead() && message.getHead().getSeq() == seq);
            }
            client.messages()
                    .filter(ServerMessage::hasHead)
                    .map(ServerMessage::getHead)
                    .forEach(seen::add);
        }
    }

    private Witnessed comesBack(TestServer server, long seq) throws Exception {
        TestRoom room = room(server);
        try (TestClient client = TestClient.connect(server.address(), FrameFormat.PROTOBUF)) {
            client.send(ClientFrame.newBuilder()
                    .setHello(Hello.newBuilder()
                            .setAccessToken(room.hostToken())
                            .setInstance(TestRoom.instance())
                            .setWitness((int) seq))
                    .build());
            return client.awaitMessage(ServerMessage::hasWitnessed).getWitnessed();
        }
    }

    private Path export(TestServer server) throws Exception {
        String path = "/v1/rooms/" + created.get("code").asText() + "/export/ledger";
        return Files.writeString(
                desk.resolve("export.ndjson"),
                server.send(audited(server, path)).body());
    }

    private HttpRequest.Builder audited(TestServer server, String path) {
        return server.request(path)
                .header("Authorization", "Bearer " + created.get("auditToken").asText());
    }

    private Path witnesses() throws IOException {
        return Files.write(
                desk.resolve("witness.ndjson"),
                seen.stream()
                        .map(head ->
                                "{\"room\":\"%s\",\"seq\":%d,\"hash\":\"%s\",\"publicKey\":\"%s\",\"signature\":\"%s\"}"
                                        .formatted(
                                                created.get("code").asText(),
                                                head.getSeq(),
                                                HexFormat.of()
                                                        .formatHex(
                                                                head.getHash().toByteArray()),
                                                publicKey,
                                                base64(head.getSignature())))
                        .toList());
    }

    private static String base64(ByteString bytes) {
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private ServerProcess verify(String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("verify"));
        all.addAll(List.of(options));
        ServerProcess command = ServerProcess.start(desk, Map.of(), all);
        command.ends();
        return command;
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName(
            "[WI1][WI3] heads come as the room goes on, and who comes back is told the same hash, on either protocol")
    void agrees(FrameFormat format) throws Exception {
        try (TestServer server = TestServer.start(data, OFTEN)) {
            created = server.createRoom();
            session(server, format);
            SignedHead newest = seen.get(seen.size() - 1);

            Witnessed witnessed = comesBack(server, newest.getSeq());

            assertThat(witnessed.getHead()).isEqualTo(newest);
            assertThat(comesBack(server, 1_000).hasHead()).isFalse();
            ServerProcess verdict =
                    verify(export(server).toString(), "--witness", witnesses().toString());
            assertThat(verdict.exit()).as(String.join("\n", verdict.out())).isZero();
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(OpenStore.Kind.class)
    @DisplayName(
            "[WI8] a ledger that is rewritten with all keys of the server is sound in itself; its witness knows better")
    void rewritten(OpenStore.Kind kind) throws Exception {
        try (OpenStore store = OpenStore.of(kind, data)) {
            try (TestServer server = start(store)) {
                created = server.createRoom();
                session(server, FrameFormat.PROTOBUF);
            }
            SignedHead newest = seen.get(seen.size() - 1);
            long first = seen.get(1).getSeq();
            RewrittenLedger.rewrite(store, data, created.get("code").asText(), first);
            RewrittenLedger.forget(store, data);

            try (TestServer server = start(store)) {
                Path export = export(server);
                assertThat(verify(export.toString()).exit()).isZero();
                ServerProcess verdict =
                        verify(export.toString(), "--witness", witnesses().toString());
                assertThat(verdict.exit()).isEqualTo(1);
                assertThat(String.join("\n", verdict.out())).contains("rewritten", "entry " + first + " ");

                Witnessed witnessed = comesBack(server, newest.getSeq());
                assertThat(witnessed.getHead().getSeq()).isEqualTo(newest.getSeq());
                assertThat(witnessed.getHead().getHash()).isNotEqualTo(newest.getHash());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(OpenStore.Kind.class)
    @DisplayName("[LE10][RD8] one that is rewritten without the room's key is damaged: it does not open, and is neither"
            + " exported nor listed as it is")
    void rewrittenWithoutKey(OpenStore.Kind kind) throws Exception {
        try (OpenStore store = OpenStore.of(kind, data)) {
            try (TestServer server = start(store)) {
                created = server.createRoom();
                session(server, FrameFormat.PROTOBUF);
                // somebody comes: an entry with a name
                room(server).enter(FrameFormat.PROTOBUF).close();
                TestClient.awaiting()
                        .until(() -> server.send(audited(server, "/v1/rooms"))
                                .body()
                                .contains(created.get("code").asText()));
            }
            String code = created.get("code").asText();
            ByteString head =
                    RewrittenLedger.rewriteOpen(store, code, seen.get(1).getSeq());
            RewrittenLedger.witness(store, data, code, head);

            try (TestServer server = start(store)) {
                ServerProcess verdict = verify(export(server).toString());
                assertThat(verdict.exit()).isEqualTo(1);
                assertThat(String.join("\n", verdict.out())).contains("the last line, which is signed, is missing");
                JsonNode answer = TestServer.json(server.send(audited(server, "/v1/rooms/" + code + "/ledger")));
                assertThat(answer.at("/damage/what").asText()).contains("its seal does not open");
                assertThat(answer.at("/alarm/what").asText()).contains("somebody else than this server");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(OpenStore.Kind.class)
    @DisplayName("[WI8] so is one whose end was cut off")
    void cutOff(OpenStore.Kind kind) throws Exception {
        try (OpenStore store = OpenStore.of(kind, data)) {
            try (TestServer server = start(store)) {
                created = server.createRoom();
                session(server, FrameFormat.PROTOBUF);
            }
            RewrittenLedger.cut(store, created.get("code").asText(), seen.get(0).getSeq());

            try (TestServer server = start(store)) {
                ServerProcess verdict = verify(
                        export(server).toString(), "--witness", witnesses().toString());
                assertThat(verdict.exit()).isEqualTo(1);
                assertThat(String.join("\n", verdict.out())).contains("cut off");
                assertThat(comesBack(server, 1_000).hasHead()).isFalse();
            }
        }
    }
}
