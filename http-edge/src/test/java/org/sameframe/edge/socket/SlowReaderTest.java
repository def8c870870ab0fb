package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.server.TestServer;

class SlowReaderTest {
    private static final int MEDIA = 40;

    @Test
    @DisplayName(
            "[FO2] who does not read delays nobody, and gets one snapshot when it reads again, its answer behind it")
    void slowReader(@TempDir Path data) throws Exception {
        try (TestServer server = TestServer.start(
                data,
                Map.of(
                        "sameframe.socket.heartbeat", "60s",
                        "sameframe.socket.backlog-size", "128KiB",
                        // else the system's own buffers would take megabytes first
                        "pekko.http.server.socket-options.so-send-buffer-size", "16KiB"))) {
            TestRoom room = TestRoom.create(server);
            try (TestClient host = room.enter(FrameFormat.PROTOBUF);
                    RawSocket slow = room.enterWithoutReading(room.join("Bob"))) {
                for (int op = 1; op <= MEDIA; op++) {
                    host.send(TestRoom.large(op));
                    assertThat(host.awaitSettled(op).getProblem().getDetail()).isEmpty();
                }
                slow.write(RawSocket.binary(Frames.seek(1, 33)));
                int last = host.awaitMessage(message -> message.hasEntry()
                                && message.getEntry().getParticipant() == 2
                                && message.getEntry().getOp() == 1)
                        .getEntry()
                        .getSeq();

                List<ServerMessage> read = new ArrayList<>();
                List<ServerFrame> ranges = new ArrayList<>();
                while (read.stream().noneMatch(ServerMessage::hasSettled)) {
                    ServerFrame frame = slow.read().orElseThrow();
                    read.addAll(frame.getMessagesList());
                    if (frame.hasRange()) {
                        ranges.add(frame);
                    }
                }

                assertThat(read.stream().filter(ServerMessage::hasSnapshot)).hasSize(1);
                int snapshot = lastIndexOf(read, ServerMessage.MessageCase.SNAPSHOT);
                int settled = lastIndexOf(read, ServerMessage.MessageCase.SETTLED);
                assertThat(settled).isGreaterThan(snapshot);
                assertThat(read.get(snapshot).getSnapshot().getRoom().getValuesList())
                        .filteredOn(value -> value.hasMedium())
                        .hasSize(MEDIA + 1);
                for (int i = 1; i < ranges.size(); i++) {
                    assertThat(ranges.get(i).getRange().getAfter())
                            .isEqualTo(ranges.get(i - 1).getRange().getThrough().getSeq());
                }
                assertThat(ranges.get(ranges.size() - 1).getRange().getThrough().getSeq())
                        .isGreaterThanOrEqualTo(last);
            }
        }
    }

    private static int lastIndexOf(List<ServerMessage> messages, ServerMessage.MessageCase kind) {
        return messages.stream().map(ServerMessage::getMessageCase).toList().lastIndexOf(kind);
    }
}
