package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.schema.v1.Bye;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.ServerMessage.MessageCase;
import org.sameframe.schema.v1.Waiting;
import org.sameframe.schema.v1.Welcome;
import org.sameframe.server.TestServer;

/** The waiting room, over a real socket. */
class WaitingRoomTest {
    private static final String CANARY = "canary-7f3a";
    private static final String WAITING_ROOM = "{\"waitingRoom\":true,\"off\":[]}";
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data, Map.of("sameframe.socket.heartbeat", "60s"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static List<MessageCase> kinds(TestClient client) {
        return client.messages().map(ServerMessage::getMessageCase).toList();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName(
            "[WR4] who waits is told that, the time, and answers to pings; let in, they are welcomed, with everything")
    void waitsAndIsLetIn(FrameFormat format) throws Exception {
        TestRoom room = TestRoom.create(server.address(), WAITING_ROOM);
        String bob = room.join("Bob");
        try (TestClient host = room.enter(FrameFormat.PROTOBUF);
                TestClient witness = room.enter(FrameFormat.JSON);
                TestClient waiting = room.await(format, bob)) {
            Waiting told = waiting.awaitMessage(ServerMessage::hasWaiting).getWaiting();
            host.send(Frames.seek(1, 5));
            host.send(RoomFrames.say(2, CANARY));
            host.send(Frames.scrub(7));
            host.send(RoomFrames.rtc(CANARY, 2, ""));
            witness.awaitMessage(ServerMessage::hasSignal);
            host.awaitSettled(2);
            waiting.send(Frames.ping(-5));
            ServerMessage pong = waiting.awaitMessage(ServerMessage::hasPong);

            assertThat(told.getServerTime()).isPositive();
            assertThat(told.getHeartbeatMs()).isEqualTo(60_000);
            assertThat(pong.getPong().getT1()).isEqualTo(-5);
            assertThat(pong.getPong().getT2()).isGreaterThanOrEqualTo(told.getServerTime());
            assertThat(kinds(waiting)).containsExactly(MessageCase.WAITING, MessageCase.PONG);
            assertThat(waiting.frames()).noneMatch(frame -> frame.hasRange());

            host.send(RoomFrames.letIn(3, 2));
            Welcome welcome = waiting.awaitWelcome();
            waiting.send(Frames.seek(1, 9));

            assertThat(welcome.getYou()).isEqualTo(2);
            assertThat(welcome.getNextOp()).isEqualTo(1);
            assertThat(welcome.getResumed()).isFalse();
            assertThat(kinds(waiting))
                    .startsWith(MessageCase.WAITING, MessageCase.PONG, MessageCase.WELCOME, MessageCase.SNAPSHOT);
            assertThat(waiting.wasSent(CANARY)).isTrue();
            assertThat(waiting.awaitSettled(1).hasProblem()).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName("[WR3] who is declined is told so (3503), and turned away from then on (3507)")
    void declined(FrameFormat format) throws Exception {
        TestRoom room = TestRoom.create(server.address(), WAITING_ROOM);
        String bob = room.join("Bob");
        try (TestClient host = room.enter(FrameFormat.PROTOBUF);
                TestClient waiting = room.await(format, bob)) {
            host.send(RoomFrames.kick(1, 2));
            Bye bye = waiting.awaitBye();

            assertThat(bye.getReason()).isEqualTo(3503);
            assertThat(bye.getReconnect()).isFalse();
            assertThat(bye.getDetail()).contains("not let you in");
            assertThat(kinds(waiting)).containsExactly(MessageCase.WAITING, MessageCase.BYE);
            try (TestClient again = room.connect(format, bob, TestRoom.instance())) {
                assertThat(again.awaitBye().getReason()).isEqualTo(3507);
                assertThat(kinds(again)).containsExactly(MessageCase.BYE);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName(
            "[WR1] who waits may do nothing: a command or a signal ends the connection (3501), and changes nothing")
    void mayDoNothing(FrameFormat format) throws Exception {
        TestRoom room = TestRoom.create(server.address(), WAITING_ROOM);
        String bob = room.join("Bob");
        try (TestClient host = room.enter(FrameFormat.PROTOBUF)) {
            for (ClientFrame frame : List.of(
                    Frames.seek(1, 7),
                    Frames.rename(1, CANARY),
                    Frames.leave(1),
                    RoomFrames.letIn(1, 2),
                    Frames.scrub(3),
                    RoomFrames.rtc(CANARY, 1, ""),
                    RoomFrames.status(0, 9, true))) {
                try (TestClient waiting = room.await(format, bob)) {
                    waiting.send(frame);
                    assertThat(waiting.awaitBye().getReason()).isEqualTo(3501);
                    assertThat(kinds(waiting)).containsExactly(MessageCase.WAITING, MessageCase.BYE);
                }
            }
            host.send(Frames.seek(1, 5));
            host.awaitSettled(1);
            assertThat(host.wasSent(CANARY)).isFalse();
            assertThat(host.messages()).noneMatch(ServerMessage::hasSignal);
            assertThat(host.entries()).noneMatch(entry -> entry.getParticipant() == 2 && entry.getOp() > 0);
        }
    }

    @Test
    @DisplayName("[WR2] who lost the connection in the queue is let in meanwhile, and does not wait when back")
    void letInWhileAway() throws Exception {
        TestRoom room = TestRoom.create(server.address(), WAITING_ROOM);
        String bob = room.join("Bob");
        try (TestClient host = room.enter(FrameFormat.PROTOBUF)) {
            room.await(FrameFormat.PROTOBUF, bob).close();
            try (TestClient again = room.await(FrameFormat.JSON, bob)) {
                assertThat(kinds(again)).containsExactly(MessageCase.WAITING);
            }
            host.send(RoomFrames.letIn(1, 2));
            host.awaitSettled(1);
            try (TestClient back = room.enter(FrameFormat.JSON, bob, TestRoom.instance())) {
                assertThat(kinds(back)).startsWith(MessageCase.WELCOME, MessageCase.SNAPSHOT);
            }
        }
    }

    @Test
    @DisplayName("[WR1] who waits is given no address of the room's media; who is let in is")
    void media() throws Exception {
        TestRoom room = TestRoom.create(server.address(), WAITING_ROOM);
        String bob = room.join("Bob");
        try (TestClient host = room.enter(FrameFormat.PROTOBUF)) {
            assertThat(media(room, bob)).isEqualTo(403);
            host.send(RoomFrames.letIn(1, 2));
            host.awaitSettled(1);
            assertThat(media(room, bob)).isEqualTo(200);
            host.send(RoomFrames.kick(2, 2));
            host.awaitSettled(2);
            assertThat(media(room, bob)).isEqualTo(403);
        }
    }

    private static int media(TestRoom room, String token) throws Exception {
        return server.send(server.request("/v1/rooms/" + room.code() + "/media/m1")
                        .header("Authorization", "Bearer " + token))
                .statusCode();
    }
}
