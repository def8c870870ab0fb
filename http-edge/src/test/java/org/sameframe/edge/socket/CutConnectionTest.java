package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sameframe.schema.v1.Entry;
import org.sameframe.schema.v1.Mark;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.server.TestServer;

/** A connection that is cut again and again, each time after so many frames. */
class CutConnectionTest {
    private static final int OPERATIONS = 12;

    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data, Map.of("sameframe.socket.heartbeat", "60s"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest(name = "after {0} frames, {1}")
    @CsvSource({
        "1, PROTOBUF",
        "2, PROTOBUF",
        "3, PROTOBUF",
        "4, PROTOBUF",
        "5, PROTOBUF",
        "6, PROTOBUF",
        "7, PROTOBUF",
        "9, PROTOBUF",
        "12, PROTOBUF",
        "1, JSON",
        "2, JSON",
        "3, JSON",
        "5, JSON"
    })
    @DisplayName("[RS2] wherever it is cut, what was missed comes, once and in order; no operation is lost or repeated")
    void cutEverywhere(int frames, FrameFormat format) throws Exception {
        TestRoom room = TestRoom.create(server);
        String token = room.join("Bob");
        String instance = TestRoom.instance();
        List<ServerFrame> taken = new ArrayList<>();
        Map<Integer, Integer> settled = new TreeMap<>();
        try (TestClient host = room.enter(FrameFormat.PROTOBUF)) {
            int connections = 0;
            while (settled.size() < OPERATIONS) {
                connections++;
                // The first frame brings the welcome: one cut there would never get to say anything.
                int patience = connections < 40 ? Math.max(frames, connections % 2 == 0 ? 2 : 1) : Integer.MAX_VALUE;
                try (TestClient client = TestClient.cutAfter(server.address(), format, patience)) {
                    client.send(Frames.resume(token, instance, lastMark(taken)));
                    TestClient.awaiting()
                            .until(() -> client.isEnded() || client.messages().anyMatch(ServerMessage::hasWelcome));
                    for (int op = 1; op <= OPERATIONS; op++) {
                        if (!settled.containsKey(op)) {
                            client.send(Frames.seek(op, 20 + op));
                        }
                    }
                    host.send(Frames.seek(connections, connections % 2));
                    TestClient.awaiting()
                            .until(() -> client.isEnded()
                                    || IntStream.rangeClosed(1, OPERATIONS)
                                            .allMatch(op -> settled.containsKey(op)
                                                    || client.settled(op).isPresent()));
                    client.close();
                    taken.addAll(client.frames());
                    client.messages().filter(ServerMessage::hasSettled).forEach(message -> {
                        assertThat(message.getSettled().hasProblem()).isFalse();
                        settled.merge(
                                message.getSettled().getOp(),
                                message.getSettled().getSeq(),
                                (first, again) -> {
                                    assertThat(again).isEqualTo(first);
                                    return again;
                                });
                    });
                }
            }
            host.awaitThrough(settled.getOrDefault(OPERATIONS, 0));
            assertComplete(taken);
            assertThat(host.entries().stream()
                            .filter(entry -> entry.getInstance().equals(instance) && entry.getOp() > 0)
                            .map(Entry::getOp))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, OPERATIONS).boxed().toList());
            assertThat(host.entries().stream()
                            .filter(entry -> entry.getInstance().equals(instance) && entry.getOp() > 0)
                            .map(Entry::getSeq))
                    .containsExactlyElementsOf(settled.values());
        }
    }

    private static Mark lastMark(List<ServerFrame> taken) {
        return taken.stream()
                .filter(ServerFrame::hasRange)
                .map(frame -> frame.getRange().getThrough())
                .reduce(Mark.getDefaultInstance(), (earlier, later) -> later);
    }

    /** Everything from the snapshot on, over all connections, each once. */
    private static void assertComplete(List<ServerFrame> taken) {
        long through = 0;
        List<Integer> seqs = new ArrayList<>();
        for (ServerFrame frame : taken) {
            if (frame.hasRange()) {
                assertThat(frame.getRange().getAfter()).isEqualTo((int) through);
                if (frame.getMessagesList().stream().anyMatch(ServerMessage::hasSnapshot)) {
                    assertThat(seqs)
                            .as("a snapshot begins the first session only")
                            .isEmpty();
                    seqs.add(frame.getRange().getThrough().getSeq());
                }
                through = frame.getRange().getThrough().getSeq();
            }
            frame.getMessagesList().stream()
                    .filter(ServerMessage::hasEntry)
                    .forEach(message -> seqs.add(message.getEntry().getSeq()));
        }
        assertThat(seqs)
                .containsExactlyElementsOf(IntStream.rangeClosed(seqs.get(0), (int) through)
                        .boxed()
                        .toList());
    }
}
