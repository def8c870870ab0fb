package org.sameframe.loadtests.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.schema.v1.Entry;
import org.sameframe.schema.v1.Mark;
import org.sameframe.schema.v1.Playback;
import org.sameframe.schema.v1.Range;
import org.sameframe.schema.v1.RoomEvent;
import org.sameframe.schema.v1.RoomState;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.Snapshot;
import org.sameframe.schema.v1.Value;

class ReplicaTest {
    /** Frames for a client that stands at 5. */
    static Stream<Arguments> frames() {
        return Stream.of(
                Arguments.of("the next entries", true, frame(5, 7, entries(6, 7))),
                Arguments.of("nothing but an answer", true, ServerFrame.getDefaultInstance()),
                Arguments.of("a snapshot", true, frame(5, 9, snapshot())),
                Arguments.of("a snapshot and the entries behind it", true, frame(5, 9, snapshot(), entries(9)[0])),
                Arguments.of("a range that begins later", false, frame(6, 7, entries(7))),
                Arguments.of("a range that begins earlier", false, frame(4, 6, entries(5, 6))),
                Arguments.of("an entry is missing", false, frame(5, 7, entries(7))),
                Arguments.of("the last entry is missing", false, frame(5, 7, entries(6))),
                Arguments.of("an entry comes twice", false, frame(5, 6, entries(6, 6))),
                Arguments.of("an entry is beyond the range", false, frame(5, 6, entries(6, 7))),
                Arguments.of("a snapshot that leads back", false, frame(5, 3, snapshot())),
                Arguments.of("a snapshot without a range", false, message(snapshot())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("frames")
    @DisplayName("[DU3] what a client takes for a break of the protocol")
    void judges(String what, boolean isSound, ServerFrame frame) {
        Replica replica = standingAt5();
        assertThat(replica.take(frame).isEmpty()).isEqualTo(isSound);
    }

    @Test
    @DisplayName("[DU3] a client shows what the entries lead to")
    void folds() {
        Replica replica = standingAt5();
        replica.take(frame(5, 6, entries(6)));
        assertThat(replica.through().seq()).isEqualTo(6);
        assertThat(replica.values()).containsOnlyKeys("playback").containsValue(playback(6));
    }

    private static Replica standingAt5() {
        Replica replica = new Replica();
        assertThat(replica.take(frame(0, 5, snapshot()))).isEmpty();
        return replica;
    }

    private static ServerFrame frame(int after, int through, ServerMessage... messages) {
        return message(messages).toBuilder()
                .setRange(Range.newBuilder()
                        .setAfter(after)
                        .setThrough(Mark.newBuilder()
                                .setSeq(through)
                                .setHash(ByteString.copyFrom(new byte[] {(byte) through, 0, 0, 0}))))
                .build();
    }

    private static ServerFrame message(ServerMessage... messages) {
        ServerFrame.Builder frame = ServerFrame.newBuilder();
        Stream.of(messages).forEach(frame::addMessages);
        return frame.build();
    }

    private static ServerMessage snapshot() {
        return ServerMessage.newBuilder()
                .setSnapshot(
                        Snapshot.newBuilder().setRoom(RoomState.newBuilder().addValues(playback(0))))
                .build();
    }

    private static ServerMessage[] entries(int... sequences) {
        return IntStream.of(sequences)
                .mapToObj(seq -> ServerMessage.newBuilder()
                        .setEntry(Entry.newBuilder()
                                .setSeq(seq)
                                .addEvents(RoomEvent.newBuilder().setPut(playback(seq))))
                        .build())
                .toArray(ServerMessage[]::new);
    }

    private static Value playback(int frame) {
        return Value.newBuilder()
                .setKey("playback")
                .setPlayback(Playback.newBuilder().setFrame(frame))
                .build();
    }
}
