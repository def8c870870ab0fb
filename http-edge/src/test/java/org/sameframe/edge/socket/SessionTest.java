package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.schema.v1.Category;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.Entry;
import org.sameframe.schema.v1.Play;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.ServerMessage.MessageCase;
import org.sameframe.schema.v1.Settled;
import org.sameframe.schema.v1.Value;
import org.sameframe.schema.v1.Welcome;
import org.sameframe.server.TestServer;

/** What a client sees over a real socket. */
class SessionTest {
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(
                data, Map.of("sameframe.socket.heartbeat", "60s", "sameframe.room.policy.max-participants", 4));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static Set<Value.ValueCase> kinds(ServerMessage snapshot) {
        return snapshot.getSnapshot().getRoom().getValuesList().stream()
                .map(Value::getValueCase)
                .collect(Collectors.toSet());
    }

    private static int seekedTo(Entry entry) {
        return entry.getEvents(0).getPut().getPlayback().getFrame();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName("[HS6] hello is answered by a welcome and everything; a command by its entry, then by settled")
    void session(FrameFormat format) throws Exception {
        TestRoom room = TestRoom.create(server);
        String instance = TestRoom.instance();
        try (TestClient host = room.enter(format, room.hostToken(), instance);
                TestClient other = room.enter(FrameFormat.PROTOBUF, room.join("Bob"), TestRoom.instance())) {
            Welcome welcome = host.awaitWelcome();
            host.send(Frames.seek(1, 42));
            Settled settled = host.awaitSettled(1);
            other.awaitThrough(settled.getSeq());

            assertThat(welcome.getYou()).isEqualTo(1);
            assertThat(welcome.getCode()).isEqualTo(room.code());
            assertThat(welcome.getNextOp()).isEqualTo(1);
            assertThat(welcome.getResumed()).isFalse();
            assertThat(host.messages().limit(2).map(ServerMessage::getMessageCase))
                    .containsExactly(MessageCase.WELCOME, MessageCase.SNAPSHOT);
            assertThat(kinds(host.awaitMessage(ServerMessage::hasSnapshot)))
                    .contains(
                            Value.ValueCase.CARD,
                            Value.ValueCase.POLICY,
                            Value.ValueCase.PLAYBACK,
                            Value.ValueCase.MEDIUM,
                            Value.ValueCase.PARTICIPANT);
            List<ServerMessage> answer = host.messages()
                    .filter(m -> m.hasSettled() || (m.hasEntry() && m.getEntry().getOp() == 1))
                    .toList();
            assertThat(answer)
                    .extracting(ServerMessage::getMessageCase)
                    .containsExactly(MessageCase.ENTRY, MessageCase.SETTLED);
            Entry entry = answer.get(0).getEntry();
            assertThat(entry.getSeq()).isEqualTo(settled.getSeq());
            assertThat(entry.getInstance()).isEqualTo(instance);
            assertThat(entry.getParticipant()).isEqualTo(1);
            assertThat(seekedTo(entry)).isEqualTo(42);
            assertThat(other.entries()).contains(entry);
            assertThat(other.messages()).noneMatch(ServerMessage::hasSettled);
        }
    }

    @Test
    @DisplayName("[OW3] a command that changes nothing is settled without an entry")
    void unchanged() throws Exception {
        TestRoom room = TestRoom.create(server);
        try (TestClient host = room.enter(FrameFormat.JSON)) {
            host.send(Frames.seek(1, 5));
            Settled first = host.awaitSettled(1);
            host.send(Frames.seek(2, 5));
            Settled second = host.awaitSettled(2);

            assertThat(second.hasProblem()).isFalse();
            assertThat(second.getSeq()).isEqualTo(first.getSeq());
            assertThat(host.entries()).noneMatch(entry -> entry.getOp() == 2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName("[FO5] a client is told of the categories that it asked for, and of its own entries")
    void categories(FrameFormat format) throws Exception {
        TestRoom room = TestRoom.create(server);
        try (TestClient host = room.enter(format);
                TestClient other =
                        room.enter(format, room.join("Bob"), TestRoom.instance(), Category.CATEGORY_PLAYBACK)) {
            host.send(Frames.rename(1, "Anna"));
            int renamed = host.awaitSettled(1).getSeq();
            other.awaitThrough(renamed);
            host.send(Frames.seek(2, 9));
            other.awaitThrough(host.awaitSettled(2).getSeq());
            other.send(Frames.rename(1, "Robert"));
            other.awaitSettled(1);

            assertThat(kinds(other.awaitMessage(ServerMessage::hasSnapshot))).containsExactly(Value.ValueCase.PLAYBACK);
            assertThat(other.entries()).extracting(Entry::getSeq).doesNotContain(renamed);
            assertThat(other.entries())
                    .extracting(entry -> entry.getEvents(0).getPut().getValueCase())
                    .containsExactly(Value.ValueCase.PLAYBACK, Value.ValueCase.PARTICIPANT);
        }
    }

    @Test
    @DisplayName("[HB2] pings are answered, and signals passed on to the others only")
    void pingsAndSignals() throws Exception {
        TestRoom room = TestRoom.create(server);
        try (TestClient host = room.enter(FrameFormat.JSON);
                TestClient other = room.enter(FrameFormat.PROTOBUF, room.join("Bob"), TestRoom.instance())) {
            host.send(Frames.scrub(17));
            ServerMessage signal = other.awaitMessage(ServerMessage::hasSignal);
            ClientFrame ping = Frames.ping(-5);
            host.send(ping);
            ServerMessage pong = host.awaitMessage(ServerMessage::hasPong);

            assertThat(signal.getSignal().getParticipant()).isEqualTo(1);
            assertThat(signal.getSignal().getSignal().getScrub().getFrame()).isEqualTo(17);
            assertThat(pong.getPong().getT1()).isEqualTo(-5);
            assertThat(pong.getPong().getT3())
                    .isGreaterThanOrEqualTo(pong.getPong().getT2());
            assertThat(pong.getPong().getT2()).isGreaterThan(host.awaitWelcome().getServerTime());
            assertThat(host.messages()).noneMatch(ServerMessage::hasSignal);
        }
    }

    @Test
    @DisplayName("[OW4] 64 operations may be on their way at once; all are settled, in order")
    void manyAtOnce() throws Exception {
        TestRoom room = TestRoom.create(server);
        try (TestClient host = room.enter(FrameFormat.PROTOBUF)) {
            for (int op = 1; op <= 64; op++) {
                host.send(Frames.command(op, Command.newBuilder().setPlay(Play.getDefaultInstance())));
            }
            host.awaitSettled(64);

            assertThat(host.messages().filter(ServerMessage::hasSettled))
                    .extracting(m -> m.getSettled().getOp())
                    .isSorted()
                    .hasSize(64);
            assertThat(host.messages().filter(ServerMessage::hasSettled))
                    .allMatch(m -> !m.getSettled().hasProblem());
        }
    }
}
