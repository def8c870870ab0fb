package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.schema.v1.Entry;
import org.sameframe.schema.v1.Mark;
import org.sameframe.schema.v1.Presence;
import org.sameframe.schema.v1.RoomEvent;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.Value;
import org.sameframe.server.TestServer;

/** Connections that are lost, made again, or not wanted. */
class ComingAndGoingTest {
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

    private static int seekedTo(Entry entry) {
        return entry.getEvents(0).getPut().getPlayback().getFrame();
    }

    @Test
    @DisplayName("[OP1] an operation that is sent again has one effect and is settled with its sequence")
    void repeated() throws Exception {
        TestRoom room = TestRoom.create(server);
        String instance = TestRoom.instance();
        try (TestClient before = room.enter(FrameFormat.PROTOBUF, room.hostToken(), instance)) {
            before.send(Frames.seek(1, 11));
            int seq = before.awaitSettled(1).getSeq();
            before.send(Frames.seek(1, 11));
            TestClient.awaiting()
                    .until(() ->
                            before.messages().filter(ServerMessage::hasSettled).count() == 2);
            before.close();
            try (TestClient after = room.enter(FrameFormat.JSON, room.hostToken(), instance)) {
                after.send(Frames.seek(1, 11));

                assertThat(after.awaitSettled(1).getSeq()).isEqualTo(seq);
                assertThat(after.awaitWelcome().getNextOp()).isEqualTo(2);
                assertThat(before.messages().filter(ServerMessage::hasSettled))
                        .allMatch(m -> m.getSettled().getSeq() == seq);
                assertThat(before.entries().stream().filter(entry -> entry.getOp() == 1))
                        .hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("[OP4] two instances of one participant number their operations apart: nothing is taken for a repeat")
    void twoInstances() throws Exception {
        TestRoom room = TestRoom.create(server);
        try (TestClient one = room.enter(FrameFormat.PROTOBUF);
                TestClient two = room.enter(FrameFormat.PROTOBUF)) {
            one.send(Frames.seek(1, 10));
            int first = one.awaitSettled(1).getSeq();
            two.awaitThrough(first);
            two.send(Frames.seek(1, 20));
            int second = two.awaitSettled(1).getSeq();
            one.awaitThrough(second);

            assertThat(second).isEqualTo(first + 1);
            assertThat(one.entries().stream().filter(entry -> entry.getOp() == 1))
                    .extracting(ComingAndGoingTest::seekedTo)
                    .containsExactly(10, 20);
            assertThat(two.awaitWelcome().getYou()).isEqualTo(one.awaitWelcome().getYou());
        }
    }

    @Test
    @DisplayName("[HS9] the same instance again takes the place of its old connection, which is told")
    void replaced() throws Exception {
        TestRoom room = TestRoom.create(server);
        String instance = TestRoom.instance();
        try (TestClient old = room.enter(FrameFormat.JSON, room.hostToken(), instance);
                TestClient fresh = room.enter(FrameFormat.PROTOBUF, room.hostToken(), instance)) {
            org.sameframe.schema.v1.Bye bye = old.awaitBye();
            fresh.send(Frames.seek(1, 3));

            assertThat(bye.getReason()).isEqualTo(4503);
            assertThat(bye.getReconnect()).isFalse();
            assertThat(fresh.awaitSettled(1).hasProblem()).isFalse();
            assertThat(fresh.entries().stream()
                            .flatMap(entry -> entry.getEventsList().stream())
                            .map(RoomEvent::getPut)
                            .filter(Value::hasParticipant))
                    .as("nobody was away in between")
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("[HS8] who loses the connection is away, who leaves is gone; the others are told")
    void leaving() throws Exception {
        TestRoom room = TestRoom.create(server);
        try (TestClient host = room.enter(FrameFormat.PROTOBUF);
                TestClient away = room.enter(FrameFormat.PROTOBUF, room.join("Bob"), TestRoom.instance());
                TestClient gone = room.enter(FrameFormat.JSON, room.join("Cy"), TestRoom.instance())) {
            away.close();
            gone.send(Frames.leave(1));

            host.awaitMessage(isNow(2, Presence.PRESENCE_AWAY));
            host.awaitMessage(isNow(3, Presence.PRESENCE_GONE));
            assertThat(gone.awaitSettled(1).hasProblem()).isFalse();
        }
    }

    @Test
    @DisplayName("[RO11] who leaves hears what became of it, then bye, on all connections, and nothing further")
    void leavingEndsConnections() throws Exception {
        TestRoom room = TestRoom.create(server);
        String bob = room.join("Bob");
        try (TestClient host = room.enter(FrameFormat.PROTOBUF);
                TestClient one = room.enter(FrameFormat.PROTOBUF, bob, TestRoom.instance());
                TestClient two = room.enter(FrameFormat.JSON, bob, TestRoom.instance())) {
            one.send(Frames.leave(1));

            assertThat(one.awaitBye().getReason()).isEqualTo(3503);
            assertThat(two.awaitBye().getReason()).isEqualTo(3503);
            int left = one.awaitSettled(1).getSeq();
            assertThat(one.entries()).extracting(Entry::getSeq).contains(left);
            assertThat(two.entries()).extracting(Entry::getSeq).contains(left);
            host.send(Frames.seek(1, 5));
            int later = host.awaitSettled(1).getSeq();
            assertThat(one.entries()).extracting(Entry::getSeq).doesNotContain(later);
            try (TestClient back = room.enter(FrameFormat.JSON, bob, TestRoom.instance())) {
                host.awaitMessage(isNow(2, Presence.PRESENCE_HERE));
                assertThat(back.awaitWelcome().getYou()).isEqualTo(2);
            }
        }
    }

    private static java.util.function.Predicate<ServerMessage> isNow(int participant, Presence presence) {
        return message -> message.getEntry().getEventsList().stream()
                .map(event -> event.getPut().getParticipant())
                .anyMatch(person -> person.getId() == participant && person.getPresence() == presence);
    }

    @Test
    @DisplayName("[HS7] a room that filled up lets nobody back in whose place was given away")
    void full() throws Exception {
        TestRoom room = TestRoom.create(server);
        String bob = room.join("Bob");
        try (TestClient leaving = room.enter(FrameFormat.PROTOBUF, bob, TestRoom.instance())) {
            leaving.send(Frames.leave(1));
            leaving.awaitSettled(1);
        }
        room.join("Cy");
        room.join("Di");
        room.join("Ed");
        try (TestClient back = TestClient.connect(server.address(), FrameFormat.JSON)) {
            back.send(Frames.hello(bob, TestRoom.instance()));

            assertThat(back.awaitBye().getReason()).isEqualTo(4501);
        }
    }

    @Test
    @DisplayName("[RS3] a mark with another hash, or ahead of the room, is answered by a snapshot")
    void wrongMarks() throws Exception {
        TestRoom room = TestRoom.create(server);
        Mark head;
        try (TestClient host = room.enter(FrameFormat.PROTOBUF)) {
            head = host.through();
        }
        byte[] other = head.getHash().toByteArray();
        other[0]++;
        for (Mark mark : List.of(
                head.toBuilder().setHash(ByteString.copyFrom(other)).build(),
                head.toBuilder().setSeq(head.getSeq() + 1_000).build(),
                head.toBuilder().setSeq(-1).build())) {
            try (TestClient back = TestClient.connect(server.address(), FrameFormat.PROTOBUF)) {
                back.send(Frames.resume(room.hostToken(), TestRoom.instance(), mark));

                assertThat(back.awaitWelcome().getResumed()).isFalse();
                back.awaitMessage(ServerMessage::hasSnapshot);
            }
        }
    }
}
