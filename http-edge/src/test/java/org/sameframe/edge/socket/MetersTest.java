package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.schema.v1.Welcome;
import org.sameframe.server.TestServer;

/** What is counted, as the operator reads it. */
class MetersTest {
    private static final String ANN = "Ann-canary-7c1f";
    private static final String TITLE = "Title-canary-7c1f";

    @TempDir
    private Path data;

    private TestServer server;
    private TestRoom room;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.start(data, Map.of());
        room = TestRoom.create(server.address(), "{}", TITLE, ANN);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    @DisplayName(
            "[MG3] connections, rooms, commands by outcome, refusals, resumes and how long things took are counted")
    void counted() throws Exception {
        String instance = TestRoom.instance();
        org.sameframe.schema.v1.Mark mark;
        try (TestClient ann = room.enter(FrameFormat.PROTOBUF, room.hostToken(), instance)) {
            ann.send(Frames.seek(1, 5));
            ann.send(Frames.seek(2, 5));
            ann.send(Frames.seek(3, -1));
            ann.send(Frames.seek(0, 1));
            ann.awaitSettled(3);
            ann.awaitSettled(0);
            ann.send(Frames.seek(1, 5));
            TestClient.awaiting()
                    .until(() -> ann.messages()
                                    .filter(message -> message.hasSettled()
                                            && message.getSettled().getOp() == 1)
                                    .count()
                            == 2);
            expect("sameframe_connections", 1);
            expect("sameframe_rooms", 1);
            // creating the room is a command, too
            expect("sameframe_commands_total{outcome=\"accepted\"}", 2);
            expect("sameframe_commands_total{outcome=\"unchanged\"}", 1);
            expect("sameframe_commands_total{outcome=\"repeated\"}", 1);
            expect("sameframe_commands_total{outcome=\"refused\"}", 2);
            expect("sameframe_refusals_total{code=\"invalid\"}", 2);
            expect("sameframe_echo_seconds_count", 4);
            expect("sameframe_resumes_total{kind=\"fresh\"}", 1);
            assertThat(value("sameframe_journal_write_seconds_count")).isGreaterThanOrEqualTo(3);
            assertThat(value("sameframe_fanout_seconds_count")).isGreaterThanOrEqualTo(1);
            assertThat(value("sameframe_http_responses_total{status=\"2xx\"}")).isGreaterThanOrEqualTo(1);
            mark = ann.through();
        }
        try (TestClient again = TestClient.connect(server.address(), FrameFormat.PROTOBUF)) {
            again.send(Frames.resume(room.hostToken(), instance, mark));
            Welcome welcome = again.awaitWelcome();
            assertThat(welcome.getResumed()).isTrue();
            expect("sameframe_resumes_total{kind=\"entries\"}", 1);
            expect("sameframe_connections", 1);
            expect("sameframe_connections_opened_total", 2);
        }
        try (TestClient elsewhere = TestClient.connect(server.address(), FrameFormat.PROTOBUF)) {
            elsewhere.send(Frames.resume(
                    room.hostToken(),
                    instance,
                    mark.toBuilder().setSeq(mark.getSeq() + 100).build()));
            elsewhere.awaitWelcome();
            expect("sameframe_resumes_total{kind=\"snapshot\"}", 1);
        }
        expect("sameframe_connections", 0);
        try (TestClient stranger = room.connect(FrameFormat.PROTOBUF, "no token", TestRoom.instance())) {
            stranger.awaitBye();
            expect("sameframe_farewells_total{reason=\"bad-token\"}", 1);
        }
    }

    @Test
    @DisplayName("[MG4] no metric names a room, a person, a device or what somebody wrote")
    void nameless() throws Exception {
        String instance = TestRoom.instance();
        try (TestClient ann = room.enter(FrameFormat.JSON, room.hostToken(), instance)) {
            ann.send(RoomFrames.say(1, "Text-canary-7c1f"));
            ann.awaitSettled(1);
            String metrics = server.management("/metrics").body();
            assertThat(metrics).contains("sameframe_commands_total");
            for (String secret :
                    List.of("canary", room.code(), room.code().replace("-", ""), instance, room.hostToken())) {
                assertThat(metrics).doesNotContain(secret);
            }
        }
    }

    @Test
    @DisplayName("[MG3] a backlog that is discarded is counted, and what waits is seen")
    void slow() throws Exception {
        String guest = room.join("Bob");
        try (RawSocket reader = room.enterWithoutReading(guest);
                TestClient ann = room.enter(FrameFormat.PROTOBUF)) {
            for (long op = 1; value("sameframe_backlog_drops_total") == 0 && op < 500; op++) {
                ann.send(TestRoom.large(op));
                ann.awaitSettled(op);
            }
            assertThat(value("sameframe_backlog_drops_total")).isPositive();
            expect("sameframe_backlog_behind", 1);
        }
    }

    private void expect(String series, double value) {
        TestClient.awaiting()
                .pollInterval(java.time.Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(value(series)).as(series).isEqualTo(value));
    }

    private double value(String series) throws Exception {
        return server.management("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
