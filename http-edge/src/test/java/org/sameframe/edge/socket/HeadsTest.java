package org.sameframe.edge.socket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.history.HistoryReply;
import org.sameframe.history.export.ExportKey;
import org.sameframe.room.Category;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.LinkProbe;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.actor.RoomMessage;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.SignedHead;
import org.sameframe.schema.v1.Witnessed;

/** Connections without sockets, whose rooms a test plays; signing happens when the test says so. */
class HeadsTest {
    private static final ExportKey KEY = ExportKey.random();
    private static final RoomCode ROOM = new RoomCode("ABCD-2345");

    private final LinkProbe room = new LinkProbe();
    private final Deque<Runnable> toSign = new ArrayDeque<>();
    private CompletionStage<HistoryReply> answer =
            CompletableFuture.failedFuture(new IllegalStateException("nobody asks"));
    private final Heads heads = new Heads(KEY, toSign::add, (code, seq) -> answer);

    private static Outbox outbox(Mark resume, long witness) {
        Duration second = Duration.ofSeconds(1);
        SocketSettings settings = new SocketSettings(
                second,
                second,
                second,
                second,
                1_000,
                100_000,
                10,
                10,
                10,
                second,
                new FloodSettings(20, 20, 20, 5, 5));
        Outbox outbox = new Outbox(FrameFormat.PROTOBUF, settings, new Identity("1.0", KEY.publicKey()), () -> 1);
        outbox.introduce(3, "instance-of-ann", EnumSet.allOf(Category.class), resume);
        outbox.asks(witness);
        return outbox;
    }

    private static Mark mark(long seq) {
        return new Mark(
                seq, ByteString.copyFrom(ByteBuffer.allocate(32).putLong(seq).rewind()));
    }

    private static RoomMessage.Welcome welcomeTo(RoomCode code) {
        return new RoomMessage.Welcome(code, 1, true, () -> 1);
    }

    private Outbox welcomed(RoomCode code, long seq, long witness) {
        Outbox outbox = outbox(Mark.START, witness);
        outbox.welcome(welcomeTo(code), room.link(outbox));
        reaches(outbox, seq);
        sent(outbox);
        return outbox;
    }

    private static void reaches(Outbox outbox, long seq) {
        outbox.deliver(org.sameframe.room.actor.Delivery.through(mark(seq), List.of()));
    }

    /** Takes what there is, as a socket does, and what is signed for it. */
    private List<ServerMessage> sent(Outbox outbox) {
        Optional<List<ServerMessage>> messages =
                outbox.take().map(frame -> Frames.read(frame).getMessagesList());
        messages.ifPresent(some -> heads.sent(outbox));
        return messages.orElse(List.of());
    }

    private List<SignedHead> headsOf(Outbox outbox) {
        while (!toSign.isEmpty()) {
            toSign.remove().run();
        }
        return sent(outbox).stream()
                .filter(ServerMessage::hasHead)
                .map(ServerMessage::getHead)
                .toList();
    }

    private static boolean isSigned(RoomCode code, SignedHead head) throws Exception {
        byte[] label = ("sameframe-head-1" + code.value()).getBytes(US_ASCII);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(KEY.publicKey().toByteArray())));
        signature.update(label);
        signature.update(ByteBuffer.allocate(8).putLong(head.getSeq()).array());
        signature.update(head.getHash().toByteArray());
        return signature.verify(head.getSignature().toByteArray());
    }

    @Test
    @DisplayName(
            "[WI1][WI2] behind the welcome comes the head that it leads to, signed by no thread of the room's, and once")
    void behindTheWelcome() throws Exception {
        Outbox outbox = welcomed(ROOM, 7, 0);

        assertThat(toSign).hasSize(1);
        assertThat(outbox.take()).isEmpty();
        List<SignedHead> told = headsOf(outbox);
        assertThat(told).singleElement().satisfies(head -> {
            assertThat(head.getSeq()).isEqualTo(7);
            assertThat(head.getHash()).isEqualTo(mark(7).hash());
            assertThat(isSigned(ROOM, head)).isTrue();
        });
        reaches(outbox, 8);
        sent(outbox);
        assertThat(headsOf(outbox)).isEmpty();
    }

    @Test
    @DisplayName(
            "[WI1] a round tells a head that has moved, the same to everybody in the room, however far each has read")
    void round() {
        Outbox ann = welcomed(ROOM, 7, 0);
        Outbox bob = welcomed(ROOM, 7, 0);
        Outbox eve = welcomed(new RoomCode("ZZZZ-9999"), 3, 0);
        Stream.of(ann, bob, eve).forEach(this::headsOf);
        List<Outbox> all = List.of(ann, bob, eve);

        heads.round(all);
        assertThat(all.stream().map(this::headsOf)).allMatch(List::isEmpty);
        reaches(ann, 9);
        sent(ann);
        heads.round(all);

        List<SignedHead> told = headsOf(ann);
        assertThat(told).singleElement().satisfies(head -> {
            assertThat(head.getSeq()).isEqualTo(9);
            assertThat(isSigned(ROOM, head)).isTrue();
        });
        assertThat(headsOf(bob)).isEqualTo(told);
        assertThat(headsOf(eve)).isEmpty();
    }

    @Test
    @DisplayName("[WI1] what is signed is what the room said: never where a client claims to be")
    void claims() {
        Outbox outbox = outbox(mark(999), 0);
        outbox.welcome(welcomeTo(ROOM), room.link(outbox));
        assertThat(sent(outbox)).isNotEmpty();
        heads.round(List.of(outbox));
        assertThat(headsOf(outbox)).isEmpty();

        outbox.replace(org.sameframe.room.actor.Delivery.through(mark(5), List.of()));
        sent(outbox);
        assertThat(headsOf(outbox)).extracting(SignedHead::getSeq).containsExactly(5);
    }

    @Test
    @DisplayName("[WI1] who waits to be let in is told no head, nor who is being sent away")
    void waiting() {
        Outbox outbox = outbox(Mark.START, 4);
        outbox.await(new RoomMessage.Waiting(() -> 1));
        sent(outbox);
        heads.round(List.of(outbox));
        assertThat(headsOf(outbox)).isEmpty();

        Outbox leaving = welcomed(ROOM, 7, 0);
        headsOf(leaving);
        reaches(leaving, 8);
        leaving.close(Bye.SHUTDOWN, "The server stops.");
        sent(leaving);
        heads.round(List.of(leaving));
        assertThat(leaving.take()).isEmpty();
    }

    static Stream<Arguments> answers() {
        Refusal damaged = new Refusal(RefusalCode.DAMAGED, "Entry 4 is damaged.");
        return Stream.of(
                arguments(
                        "there is one", 4, CompletableFuture.completedFuture(new HistoryReply.At(mark(4))), true, true),
                arguments(
                        "it ends before",
                        4,
                        CompletableFuture.completedFuture(new HistoryReply.Beyond(3)),
                        true,
                        false),
                arguments(
                        "it is damaged",
                        4,
                        CompletableFuture.completedFuture(new HistoryReply.Refused(damaged)),
                        false,
                        false),
                arguments(
                        "the store is away",
                        4,
                        CompletableFuture.failedFuture(new IllegalStateException("away")),
                        false,
                        false),
                arguments(
                        "nothing is asked",
                        0,
                        CompletableFuture.completedFuture(new HistoryReply.At(mark(4))),
                        false,
                        false));
    }

    @ParameterizedTest(name = "[WI3] {0}")
    @MethodSource("answers")
    @DisplayName("[WI3] who has seen an entry before is told what the ledger has there")
    void witnessed(String what, long asked, CompletionStage<HistoryReply> reply, boolean isAnswered, boolean hasHead)
            throws Exception {
        answer = reply;
        Outbox outbox = welcomed(ROOM, 7, asked);

        Optional<Witnessed> told = sent(outbox).stream()
                .filter(ServerMessage::hasWitnessed)
                .map(ServerMessage::getWitnessed)
                .findFirst();
        assertThat(told.isPresent()).as(what).isEqualTo(isAnswered);
        assertThat(told.map(Witnessed::getSeq).orElse(4)).isEqualTo(4);
        assertThat(told.filter(Witnessed::hasHead).isPresent()).isEqualTo(hasHead);
        if (hasHead) {
            assertThat(isSigned(ROOM, told.orElseThrow().getHead())).isTrue();
        }
        assertThat(headsOf(outbox)).hasSize(1);
    }
}
