package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.schema.v1.Category;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Mark;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.server.TestServer;

/** What is not for somebody is in no byte that their socket was ever sent. */
class CanaryTest {
    private static final String CANARY = "canary-51c0ffee";
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data, Map.of("sameframe.socket.heartbeat", "60s"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    /** Everything that people write, with the canary in it. */
    private static List<ClientFrame> written(long op) {
        return List.of(
                Frames.rename(op, "Ann " + CANARY),
                RoomFrames.note(op + 1, "A note: " + CANARY),
                RoomFrames.say(op + 2, CANARY),
                RoomFrames.label(op + 3, CANARY),
                RoomFrames.rtc(CANARY, 0, ""),
                Frames.ping(1));
    }

    private static void write(TestClient host, long op) {
        written(op).forEach(host::send);
        host.awaitSettled(op + 3);
        host.awaitMessage(ServerMessage::hasPong);
        for (long each = op; each < op + 4; each++) {
            assertThat(host.awaitSettled(each).hasProblem()).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName("[WR4] of what is written nothing reaches who waits, is declined, or was removed and comes again")
    void waitingAndRemoved(FrameFormat format) throws Exception {
        TestRoom room = TestRoom.create(
                server.address(), "{\"waitingRoom\":true,\"off\":[]}", "Dailies " + CANARY, "Ann " + CANARY);
        String bob = room.join("Bob");
        String cy = room.join("Cy");
        String di = room.join("Di");
        try (TestClient host = room.enter(FrameFormat.PROTOBUF);
                TestClient witness = room.enter(FrameFormat.JSON);
                TestClient waiting = room.await(format, bob);
                TestClient declined = room.await(format, cy);
                TestClient foreign = room.connect(format, di + "x", TestRoom.instance())) {
            write(host, 1);
            host.send(RoomFrames.kick(5, 3));
            declined.awaitBye();
            foreign.awaitBye();
            write(host, 6);
            witness.awaitMessage(ServerMessage::hasSignal);
            waiting.send(Frames.ping(9));
            waiting.awaitMessage(ServerMessage::hasPong);
            try (TestClient again = room.connect(format, cy, TestRoom.instance())) {
                again.awaitBye();
                assertThat(again.wasSent(CANARY)).isFalse();
            }

            assertThat(witness.wasSent(CANARY)).isTrue();
            assertThat(waiting.wasSent(CANARY)).isFalse();
            assertThat(declined.wasSent(CANARY)).isFalse();
            assertThat(foreign.wasSent(CANARY)).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName("[RO12] of what is written after somebody was removed nothing reaches their connections")
    void kicked(FrameFormat format) throws Exception {
        TestRoom room = TestRoom.create(server.address(), "{\"off\":[]}");
        String bob = room.join("Bob");
        try (TestClient host = room.enter(FrameFormat.PROTOBUF);
                TestClient kicked = room.enter(format, bob, TestRoom.instance())) {
            Mark known = kicked.through();
            host.send(RoomFrames.kick(1, 2));
            // Right behind it, so that it may be recorded together; a signal would overtake the kick [FO6].
            host.send(RoomFrames.note(2, CANARY));
            host.send(RoomFrames.say(3, CANARY));
            host.send(RoomFrames.label(4, CANARY));
            host.awaitSettled(1);
            write(host, 5);
            kicked.awaitBye();
            try (TestClient again = TestClient.connect(server.address(), format)) {
                again.send(Frames.resume(bob, TestRoom.instance(), known));
                again.awaitBye();
                assertThat(again.wasSent(CANARY)).isFalse();
            }

            assertThat(host.wasSent(CANARY)).isTrue();
            assertThat(kicked.wasSent(CANARY))
                    .as(() -> kicked.messages().toList().toString())
                    .isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName("[SU4] of notes, chat and texts in the picture nothing reaches who has them off, also after a return")
    void notSubscribed(FrameFormat format) throws Exception {
        TestRoom room = TestRoom.create(server.address(), "{\"off\":[\"notes\",\"annotations\"]}");
        String bob = room.join("Bob");
        String instance = TestRoom.instance();
        try (TestClient host = room.enter(FrameFormat.PROTOBUF);
                TestClient off = room.enter(format, bob, instance)) {
            host.send(RoomFrames.off(1));
            host.send(RoomFrames.note(2, CANARY));
            host.send(RoomFrames.say(3, CANARY));
            host.send(RoomFrames.label(4, CANARY));
            off.awaitThrough(host.awaitSettled(4).getSeq());
            Mark known = off.through();
            off.close();
            host.send(RoomFrames.say(5, CANARY + " again"));
            host.send(Frames.seek(6, 5));
            int last = host.awaitSettled(6).getSeq();
            try (TestClient back = TestClient.connect(server.address(), format);
                    TestClient fresh = room.enter(format, bob, TestRoom.instance())) {
                back.send(Frames.resume(bob, instance, known));
                back.awaitThrough(last);
                assertThat(back.awaitWelcome().getResumed()).isTrue();
                assertThat(host.wasSent(CANARY)).isTrue();
                assertThat(List.of(off, back, fresh)).noneMatch(client -> client.wasSent(CANARY));
                back.send(RoomFrames.off(1));
                back.awaitMessage(ServerMessage::hasSnapshot);
                assertThat(back.wasSent(CANARY + " again")).isTrue();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName("[SU4] who switches off is told nothing of what is written right behind it, in any tab")
    void switchedOff(FrameFormat format) throws Exception {
        TestRoom room = TestRoom.create(server.address(), "{\"off\":[]}");
        String bob = room.join("Bob");
        try (TestClient host = room.enter(FrameFormat.PROTOBUF);
                TestClient one = room.enter(format, bob, TestRoom.instance());
                TestClient two = room.enter(format, bob, TestRoom.instance())) {
            one.send(RoomFrames.off(1, Category.CATEGORY_NOTES, Category.CATEGORY_ANNOTATIONS));
            one.awaitSettled(1);
            host.send(RoomFrames.note(1, CANARY));
            host.send(RoomFrames.say(2, CANARY));
            host.send(RoomFrames.label(3, CANARY));
            int last = host.awaitSettled(3).getSeq();
            one.awaitThrough(last);
            two.awaitThrough(last);

            assertThat(List.of(one, two)).noneMatch(client -> client.wasSent(CANARY));
            assertThat(two.messages().filter(ServerMessage::hasSnapshot)).hasSize(2);
        }
    }
}
