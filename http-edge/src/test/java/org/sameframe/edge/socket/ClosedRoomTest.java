package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.schema.v1.Category;
import org.sameframe.schema.v1.CloseRoom;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.Conflict;
import org.sameframe.schema.v1.Control;
import org.sameframe.schema.v1.Lock;
import org.sameframe.schema.v1.Playback;
import org.sameframe.schema.v1.Policy;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.Value;
import org.sameframe.server.TestServer;

/** Who wants to come into a room that was made, locked or closed so that they may not. */
class ClosedRoomTest {
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data, Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    @DisplayName("[RO13] nobody new comes into a locked room, until it is unlocked")
    void locked() throws Exception {
        TestRoom room = TestRoom.create(server);
        try (TestClient host = room.enter(FrameFormat.JSON)) {
            host.send(Frames.command(
                    1, Command.newBuilder().setLock(Lock.newBuilder().setLocked(true))));
            host.awaitSettled(1);
            check(join(room), 403, "locked");
            host.send(Frames.command(2, Command.newBuilder().setLock(Lock.getDefaultInstance())));
            host.awaitSettled(2);
            assertThat(join(room).statusCode()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("[HO5] nobody comes into a closed room, and who was there is told so")
    void closed() throws Exception {
        TestRoom room = TestRoom.create(server);
        try (TestClient host = room.enter(FrameFormat.PROTOBUF)) {
            host.send(Frames.command(1, Command.newBuilder().setCloseRoom(CloseRoom.getDefaultInstance())));
            assertThat(host.awaitBye().getReason()).isEqualTo(4500);
        }
        check(join(room), 410, "closed");
    }

    @Test
    @DisplayName("[RE1] what a new room's policy and medium say counts from the beginning; the rest is as usual")
    void created() throws Exception {
        HttpResponse<String> created = server.post(
                "/v1/rooms",
                "{\"name\":\"Ann\",\"policy\":{\"locked\":true,\"control\":\"host\",\"off\":[\"notes\"]},"
                        + "\"media\":{\"rate\":{\"numerator\":24,\"denominator\":1},\"frames\":90,\"headHandle\":8,"
                        + "\"tailHandle\":9,\"sources\":[{\"location\":\"media:a\",\"displayGroup\":\"wall\"}]}}");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        TestRoom room = new TestRoom(
                server.address(),
                TestServer.json(created).get("code").asText(),
                TestServer.json(created).get("accessToken").asText());

        check(join(room), 403, "locked");
        try (TestClient host = room.enter(FrameFormat.PROTOBUF)) {
            List<Value> values = host.awaitMessage(ServerMessage::hasSnapshot)
                    .getSnapshot()
                    .getRoom()
                    .getValuesList();
            Policy policy = values.stream()
                    .filter(Value::hasPolicy)
                    .findFirst()
                    .orElseThrow()
                    .getPolicy();
            assertThat(policy.getLocked()).isTrue();
            assertThat(policy.getControl()).isEqualTo(Control.CONTROL_HOST);
            assertThat(policy.getOffList()).containsExactly(Category.CATEGORY_NOTES);
            assertThat(policy.getMaxParticipants()).isEqualTo(50);
            assertThat(policy.getConflict()).isEqualTo(Conflict.CONFLICT_HOST_WINS);
            Playback playback = values.stream()
                    .filter(Value::hasPlayback)
                    .findFirst()
                    .orElseThrow()
                    .getPlayback();
            assertThat(playback.getInPoint()).isEqualTo(8);
            assertThat(playback.getOutPoint()).isEqualTo(80);
        }
    }

    private static HttpResponse<String> join(TestRoom room) throws Exception {
        return server.post("/v1/rooms/" + room.code() + "/join", "{\"name\":\"Bob\"}");
    }

    private static void check(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(TestServer.json(response).get("code").asText()).isEqualTo(code);
        assertThat(TestServer.json(response).get("detail").asText()).isNotEmpty();
    }
}
