package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.schema.v1.Entry;
import org.sameframe.schema.v1.Presence;
import org.sameframe.schema.v1.ServerMessage.MessageCase;
import org.sameframe.server.TestServer;

/** Removing somebody, locking and closing a room, over real sockets. */
class RemovedTest {
    @TempDir
    private Path data;

    private TestServer server;
    private TestRoom room;
    private String bob;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.start(data, Map.of("sameframe.socket.heartbeat", "60s"));
        room = TestRoom.create(server);
        bob = room.join("Bob");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName("[RO12] who is removed is told so in all tabs (3503), does not come back (3507) until let in again")
    void kicked(FrameFormat format) throws Exception {
        try (TestClient host = room.enter(FrameFormat.PROTOBUF);
                TestClient one = room.enter(format, bob, TestRoom.instance());
                TestClient two = room.enter(FrameFormat.JSON, bob, TestRoom.instance())) {
            host.send(RoomFrames.kick(1, 2));
            int kicked = host.awaitSettled(1).getSeq();
            for (TestClient client : List.of(one, two)) {
                assertThat(client.awaitBye().getReason()).isEqualTo(3503);
                assertThat(client.awaitMessage(m -> m.hasBye()).getBye().getDetail())
                        .contains("removed you");
                assertThat(client.entries()).extracting(Entry::getSeq).endsWith(kicked);
            }
            assertThat(turnedAway(format)).isEqualTo(3507);
            host.send(RoomFrames.letIn(2, 2));
            host.awaitSettled(2);
            try (TestClient back = room.enter(format, bob, TestRoom.instance())) {
                assertThat(back.awaitWelcome().getYou()).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName("[RO13] into a locked room comes back who is away; nobody new (403), and nobody who has left (3507)")
    void locked(FrameFormat format) throws Exception {
        try (TestClient host = room.enter(FrameFormat.PROTOBUF)) {
            TestClient away = room.enter(format, bob, TestRoom.instance());
            away.close();
            host.awaitMessage(message -> message.getEntry().getEventsList().stream()
                    .map(event -> event.getPut().getParticipant())
                    .anyMatch(person -> person.getPresence() == Presence.PRESENCE_AWAY));
            host.send(RoomFrames.lock(1, true));
            host.awaitSettled(1);
            HttpResponse<String> join = join();
            assertThat(join.statusCode()).isEqualTo(403);
            assertThat(TestServer.json(join).get("code").asText()).isEqualTo("locked");
            try (TestClient back = room.enter(format, bob, TestRoom.instance())) {
                back.send(Frames.leave(1));
                assertThat(back.awaitBye().getReason()).isEqualTo(3503);
            }
            assertThat(turnedAway(format)).isEqualTo(3507);
            host.send(RoomFrames.lock(2, false));
            host.awaitSettled(2);
            room.enter(format, bob, TestRoom.instance()).close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName(
            "[HO5] a room that is closed says so (4500), answers 410 to who joins, and stays closed over a restart")
    void closed(FrameFormat format) throws Exception {
        try (TestClient host = room.enter(FrameFormat.PROTOBUF);
                TestClient other = room.enter(format, bob, TestRoom.instance())) {
            host.send(RoomFrames.closeRoom(1));
            assertThat(other.awaitBye().getReason()).isEqualTo(4500);
            assertThat(host.awaitBye().getReason()).isEqualTo(4500);
            assertThat(host.settled(1).orElseThrow().hasProblem()).isFalse();
            assertThat(other.messages().map(message -> message.getMessageCase()))
                    .endsWith(MessageCase.ENTRY, MessageCase.BYE);
        }
        assertClosed(format);
        server.close();
        server = TestServer.start(data, Map.of("sameframe.socket.heartbeat", "60s"));
        room = new TestRoom(server.address(), room.code(), room.hostToken());
        assertClosed(format);
    }

    @Test
    @DisplayName("[HO5] only hosts close a room")
    void whoCloses() throws Exception {
        try (TestClient other = room.enter(FrameFormat.JSON, bob, TestRoom.instance())) {
            other.send(RoomFrames.closeRoom(1));
            assertThat(other.awaitSettled(1).getProblem().getCode()).isEqualTo("forbidden");
            assertThat(join().statusCode()).isEqualTo(200);
        }
    }

    private void assertClosed(FrameFormat format) throws Exception {
        assertThat(turnedAway(format)).isEqualTo(4500);
        HttpResponse<String> join = join();
        assertThat(join.statusCode()).isEqualTo(410);
        assertThat(TestServer.json(join).get("code").asText()).isEqualTo("closed");
    }

    private HttpResponse<String> join() throws Exception {
        return server.post("/v1/rooms/" + room.code() + "/join", "{\"name\":\"Cy\"}");
    }

    /** Why Bob is not let in; nothing else is told. */
    private int turnedAway(FrameFormat format) throws Exception {
        try (TestClient client = room.connect(format, bob, TestRoom.instance())) {
            int reason = client.awaitBye().getReason();
            assertThat(client.messages()).hasSize(1);
            assertThat(client.awaitMessage(m -> m.hasBye()).getBye().getReconnect())
                    .isFalse();
            return reason;
        }
    }
}
