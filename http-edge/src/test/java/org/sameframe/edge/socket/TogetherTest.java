package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.schema.v1.Agreement;
import org.sameframe.schema.v1.Category;
import org.sameframe.schema.v1.Gate;
import org.sameframe.schema.v1.GateReason;
import org.sameframe.schema.v1.Problem;
import org.sameframe.schema.v1.Role;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.Signal;
import org.sameframe.schema.v1.Value;
import org.sameframe.server.TestServer;

/** What several people notice of each other, over real sockets. */
class TogetherTest {
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data, Map.of("sameframe.socket.heartbeat", "60s"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static List<Signal> signals(TestClient client) {
        return client.messages()
                .filter(ServerMessage::hasSignal)
                .map(message -> message.getSignal().getSignal())
                .toList();
    }

    private static List<String> payloads(TestClient client) {
        return signals(client).stream()
                .filter(Signal::hasRtc)
                .map(signal -> signal.getRtc().getPayload())
                .toList();
    }

    private static Predicate<ServerMessage> puts(Predicate<Value> which) {
        return message -> message.getEntry().getEventsList().stream()
                .anyMatch(event -> event.hasPut() && which.test(event.getPut()));
    }

    private static Value put(TestClient client, Predicate<Value> which) {
        return client.awaitMessage(puts(which)).getEntry().getEventsList().stream()
                .map(event -> event.getPut())
                .filter(which)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName("[CF4] who had not seen what the host did is told which entry was first, and may do it again")
    void superseded(FrameFormat format) throws Exception {
        TestRoom room = TestRoom.create(server.address(), "{\"conflict\":\"host-wins\"}");
        try (TestClient host = room.enter(FrameFormat.PROTOBUF);
                TestClient other = room.enter(format, room.join("Bob"), TestRoom.instance())) {
            int seen = other.through().getSeq();
            host.send(Frames.seek(1, 5));
            int first = host.awaitSettled(1).getSeq();
            other.send(RoomFrames.seek(1, seen, 9));
            Problem problem = other.awaitSettled(1).getProblem();
            other.send(RoomFrames.seek(2, first, 9));

            assertThat(problem.getCode()).isEqualTo("superseded");
            assertThat(problem.getSupersededBy()).isEqualTo(first);
            assertThat(other.awaitSettled(2).hasProblem()).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName("[FO6] rtc goes to the person or the tab that is named, each message of it, and to nobody else")
    void rtc(FrameFormat format) throws Exception {
        TestRoom room = TestRoom.create(server);
        String bob = room.join("Bob");
        String tab = TestRoom.instance();
        try (TestClient host = room.enter(FrameFormat.JSON);
                TestClient one = room.enter(format, bob, tab);
                TestClient two = room.enter(format, bob, TestRoom.instance());
                TestClient third = room.enter(format, room.join("Cy"), TestRoom.instance())) {
            for (int i = 1; i <= 5; i++) {
                host.send(RoomFrames.rtc("tab " + i, 2, tab));
            }
            host.send(RoomFrames.rtc("person", 2, ""));
            host.send(RoomFrames.rtc("all", 0, ""));
            for (TestClient client : List.of(one, two, third)) {
                TestClient.awaiting().until(() -> payloads(client).contains("all"));
            }

            assertThat(payloads(one)).containsExactly("tab 1", "tab 2", "tab 3", "tab 4", "tab 5", "person", "all");
            assertThat(payloads(two)).containsExactly("person", "all");
            assertThat(payloads(third)).containsExactly("all");
            assertThat(payloads(host)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName("[RO7] a viewer's scrub and pointer are not passed on, their status is")
    void viewer(FrameFormat format) throws Exception {
        TestRoom room = TestRoom.create(server);
        try (TestClient host = room.enter(FrameFormat.PROTOBUF);
                TestClient viewer = room.enter(format, room.join("Bob"), TestRoom.instance())) {
            host.send(RoomFrames.role(1, 2, Role.ROLE_VIEWER));
            viewer.awaitThrough(host.awaitSettled(1).getSeq());
            viewer.send(Frames.scrub(3));
            viewer.send(RoomFrames.pointer(4));
            viewer.send(RoomFrames.status(0, 1, false));
            host.awaitMessage(ServerMessage::hasSignal);

            assertThat(signals(host)).hasSize(1).allMatch(Signal::hasStatus);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName("[SU3] signals and commands of a category that is off neither go nor come")
    void off(FrameFormat format) throws Exception {
        TestRoom room = TestRoom.create(server);
        try (TestClient host = room.enter(FrameFormat.PROTOBUF);
                TestClient other = room.enter(format, room.join("Bob"), TestRoom.instance())) {
            other.send(RoomFrames.off(1, Category.CATEGORY_POINTER, Category.CATEGORY_NOTES));
            host.awaitThrough(other.awaitSettled(1).getSeq());
            other.send(RoomFrames.pointer(1));
            other.send(Frames.scrub(2));
            other.send(RoomFrames.say(2, "Hello"));
            other.send(RoomFrames.off(3, Category.CATEGORY_ROSTER));
            host.send(RoomFrames.pointer(3));
            host.send(Frames.scrub(4));
            host.awaitMessage(ServerMessage::hasSignal);
            other.awaitMessage(ServerMessage::hasSignal);

            assertThat(signals(host)).hasSize(1).allMatch(Signal::hasScrub);
            assertThat(signals(other)).hasSize(1).allMatch(Signal::hasScrub);
            assertThat(other.awaitSettled(2).getProblem().getCode()).isEqualTo("forbidden");
            assertThat(other.awaitSettled(3).getProblem().getCode()).isEqualTo("invalid");
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName("[GA5] a player that stalls lets the room rest and say for whom; when it goes on, so does the room")
    void stall(FrameFormat format) throws Exception {
        TestRoom room = TestRoom.create(server.address(), "{\"stallGateMs\":60000}");
        try (TestClient host = room.enter(FrameFormat.PROTOBUF);
                TestClient other = room.enter(format, room.join("Bob"), TestRoom.instance())) {
            host.send(RoomFrames.play(1));
            int played = host.awaitSettled(1).getSeq();
            other.awaitThrough(played);
            other.send(RoomFrames.status(0, played, true));
            Gate gate = put(host, Value::hasGate).getGate();
            other.send(RoomFrames.status(0, played, false));

            assertThat(gate.getReason()).isEqualTo(GateReason.GATE_REASON_STALLED);
            assertThat(gate.getWaitingForList()).containsExactly(2);
            host.awaitMessage(message -> message.getEntry().getEventsList().stream()
                    .anyMatch(event -> event.getRemove().equals("gate")));
            TestClient.awaiting()
                    .until(() -> host.messages()
                                    .filter(puts(value -> value.getPlayback().getPlaying()))
                                    .count()
                            == 2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName("[FA2] when all show the frame on which the room rests, everybody is told so, once")
    void agreement(FrameFormat format) throws Exception {
        TestRoom room = TestRoom.create(server.address(), "{\"agreementMs\":60000}");
        try (TestClient host = room.enter(FrameFormat.PROTOBUF);
                TestClient other = room.enter(format, room.join("Bob"), TestRoom.instance())) {
            host.send(Frames.seek(1, 42));
            int rest = host.awaitSettled(1).getSeq();
            other.awaitThrough(rest);
            other.send(RoomFrames.status(42, rest - 1, false));
            host.send(RoomFrames.status(42, rest, false));
            host.awaitMessage(ServerMessage::hasSignal);
            host.send(Frames.rename(2, "Anna"));
            int before = host.awaitSettled(2).getSeq();
            assertThat(before).isEqualTo(rest + 1);
            other.send(RoomFrames.status(42, before, false));
            Agreement agreement = put(other, Value::hasAgreement).getAgreement();
            host.send(RoomFrames.status(42, before, false));
            host.send(Frames.rename(3, "Annabel"));
            other.awaitThrough(host.awaitSettled(3).getSeq());

            assertThat(agreement.getAgreed()).isTrue();
            assertThat(agreement.getFrame()).isEqualTo(42);
            assertThat(agreement.getSame()).isEqualTo(2);
            assertThat(host.messages().filter(puts(Value::hasAgreement))).hasSize(1);
            assertThat(other.messages().filter(puts(Value::hasAgreement))).hasSize(1);
        }
    }
}
