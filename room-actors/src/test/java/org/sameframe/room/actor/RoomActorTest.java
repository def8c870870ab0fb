package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.room.actor.TestRoom.CREATE;
import static org.sameframe.room.actor.TestRoom.NOON;
import static org.sameframe.room.actor.TestRoom.seek;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.SnapshotTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.room.Decision;
import org.sameframe.room.Origin;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.Slowness;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.RoomKey;
import org.sameframe.room.codec.SealedSnapshot;

/** The event-sourced room by itself; what it stores goes through the serializer. */
class RoomActorTest {
    private static final int SNAPSHOT_EVERY = 5;

    private final ActorTestKit kit = ActorTestKit.create(EventSourcedBehaviorTestKit.config());
    private final TestProbe<RoomActor.Opening> openings = kit.createTestProbe();
    private final RoomCodec codec = RoomCodec.of(TestRoom.CODE, RoomKey.random());
    private final RoomSettings settings = new RoomSettings(
            SNAPSHOT_EVERY,
            2,
            256,
            64,
            Duration.ofMinutes(1),
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            Duration.ofSeconds(1),
            TestRoom.POLICY);
    private final EventSourcedBehaviorTestKit<RoomActor.Commit, LedgerRow, Ledger> room =
            EventSourcedBehaviorTestKit.create(
                    kit.system(),
                    RoomActor.create(codec, openings.ref(), settings, Room::decide, RoomActor.Start.SNAPSHOT),
                    EventSourcedBehaviorTestKit.enabledSerializationSettings()
                            // Commits stay within a node, and state is stored in a form of its own.
                            .withVerifyCommands(false)
                            .withVerifyState(false)
                            .withVerifyEquality(true));

    @AfterEach
    void close() {
        kit.shutdownTestKit();
    }

    static Stream<Arguments> batches() {
        return Stream.of(
                Arguments.of("one command", List.of(op(1, 10)), "2"),
                Arguments.of("several, recorded together", List.of(op(1, 10), op(2, 20), op(3, 30)), "2 3 4"),
                Arguments.of("a refused one in the middle", List.of(op(1, 10), op(2, 999), op(3, 30)), "2 invalid@2 3"),
                Arguments.of("one that changes nothing", List.of(op(1, 10), op(2, 10), op(3, 11)), "2 unchanged@2 3"),
                Arguments.of(
                        "one that is repeated in the batch", List.of(op(1, 10), op(2, 20), op(1, 10)), "2 3 again:2"),
                Arguments.of(
                        "one below the highest that was not accepted",
                        List.of(op(5, 10), op(4, 20)),
                        "2 not-applied@2"),
                Arguments.of("nothing but refused ones", List.of(op(1, 998), op(2, 999)), "invalid@1 invalid@1"),
                Arguments.of("none", List.of(), ""));
    }

    @ParameterizedTest(name = "[EN2] a batch with {0}")
    @MethodSource("batches")
    void decidesInOrder(String what, List<RoomActor.Submission> batch, String expected) {
        commit(create());
        var result = room.<RoomActor.Committed>runCommand(
                replyTo -> new RoomActor.Commit(batch, Slowness.NONE, List.of(), replyTo));

        RoomActor.Committed committed = result.reply();
        assertThat(String.join(
                        " ",
                        committed.verdicts().stream().map(RoomActorTest::text).toList()))
                .as(what)
                .isEqualTo(expected);
        assertThat(result.events())
                .extracting(LedgerRow::hash)
                .isEqualTo(committed.entries().stream().map(Recorded::hash).toList());
        assertThat(committed.ledger().mark()).isEqualTo(result.state().mark());
        assertThat(result.state().seq()).isEqualTo(1 + committed.entries().size());
    }

    @Test
    @DisplayName("[LE1] a restart reads the same room, and the chain goes on from there")
    void chainGoesOn() {
        List<LedgerRow> rows = new ArrayList<>(commit(create()));
        rows.addAll(commit(op(1, 10), op(2, 20)));
        Ledger before = room.getState();

        Ledger after = room.restart().state();
        assertThat(after.mark()).isEqualTo(before.mark());
        assertThat(after.room()).isEqualTo(before.room());

        rows.addAll(commit(op(3, 30), op(2, 20)));
        ByteString head = Mark.START.hash();
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).verify(TestRoom.CODE.value(), i, head);
            head = rows.get(i).hash();
        }
        assertThat(rows).hasSize(4);
    }

    @Test
    @DisplayName("[LE5] every so many entries there is a snapshot, sealed, and a restart begins with the newest")
    void snapshots() {
        SnapshotTestKit snapshots = SnapshotTestKit.create(kit.system());
        commit(create());
        for (int i = 1; i <= 11; i++) {
            commit(op(i, i));
        }
        Ledger before = room.getState();
        List<Object> stored = snapshots.persistedInStorage(TestRoom.ID).stream()
                .map(pair -> (Object) pair.second())
                .toList();
        assertThat(stored).isNotEmpty().allMatch(SealedSnapshot.class::isInstance);
        assertThat(stored)
                .extracting(snapshot -> ((SealedSnapshot) snapshot).seq())
                .contains(10L);

        room.restart();
        Ledger after = room.getState();
        assertThat(after.mark()).isEqualTo(before.mark());
        assertThat(after.room()).isEqualTo(before.room());
        // Only what came after the snapshot was read.
        assertThat(after.tail().since(before.mark())).isPresent();
        assertThat(after.tail().since(Mark.START)).isEmpty();
    }

    @Test
    @DisplayName("[EN6] the record's time never goes back, whatever the clock says")
    void timeNeverGoesBack() {
        commit(create());
        commit(new RoomActor.Submission(seek(10), new Origin(1, "tab-1", 1, 0), NOON + 1_000));
        commit(new RoomActor.Submission(seek(20), new Origin(1, "tab-1", 2, 0), NOON - 3_600_000_000L));
        assertThat(room.getState().room().now()).isEqualTo(NOON + 1_000);
        assertThat(room.restart().state().room().now()).isEqualTo(NOON + 1_000);
    }

    @Test
    @DisplayName("[EN1] it says when it has been read")
    void saysThatItIsOpen() {
        assertThat(openings.expectMessageClass(RoomActor.Opened.class).ledger().mark())
                .isEqualTo(Mark.START);
        commit(create());
        room.restart();
        assertThat(openings.expectMessageClass(RoomActor.Opened.class).ledger().seq())
                .isEqualTo(1);
    }

    private List<LedgerRow> commit(RoomActor.Submission... batch) {
        return room.<RoomActor.Committed>runCommand(
                        replyTo -> new RoomActor.Commit(List.of(batch), Slowness.NONE, List.of(), replyTo))
                .events();
    }

    private static RoomActor.Submission create() {
        return new RoomActor.Submission(CREATE, Origin.ROOM, NOON);
    }

    private static RoomActor.Submission op(long op, int frame) {
        RoomCommand command = seek(frame);
        return new RoomActor.Submission(command, new Origin(1, "tab-1", op, 0), NOON + op);
    }

    private static String text(RoomActor.Verdict verdict) {
        Decision decision = verdict.decision();
        if (decision instanceof Decision.Refused refused) {
            return refused.refusal().code().id() + "@" + verdict.seq();
        }
        if (decision instanceof Decision.Repeated repeated) {
            return "again:" + repeated.seq();
        }
        return (decision instanceof Decision.Unchanged ? "unchanged@" : "") + verdict.seq();
    }
}
