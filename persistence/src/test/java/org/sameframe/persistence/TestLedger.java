package org.sameframe.persistence;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.sameframe.room.Entry;
import org.sameframe.room.LoopMode;
import org.sameframe.room.Origin;
import org.sameframe.room.Playback;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.LedgerHash;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.SealedSnapshot;

/** The least that a ledger is: rows, each verified against the one before, and a position as state and snapshot. */
final class TestLedger extends EventSourcedBehavior<TestLedger.Command, LedgerRow, SealedSnapshot> {
    static final int SNAPSHOT_EVERY = 100;

    private final ActorContext<Command> context;
    private final RoomCodec codec;

    sealed interface Command {}

    /** Persists so many rows at once, and answers with the position after them. */
    record Append(int rows, ActorRef<Position> replyTo) implements Command {}

    record Show(ActorRef<Position> replyTo) implements Command {}

    /** What the fold of the rows says, and what the journal says. */
    record Position(long seq, ByteString head, long last) {}

    private TestLedger(ActorContext<Command> context, RoomCodec codec) {
        super(PersistenceId.of("room", codec.room().value()));
        this.context = context;
        this.codec = codec;
    }

    static Behavior<Command> create(RoomCodec codec) {
        return Behaviors.setup(context -> new TestLedger(context, codec));
    }

    @Override
    public SealedSnapshot emptyState() {
        return new SealedSnapshot(0, LedgerHash.NONE, ByteString.EMPTY);
    }

    @Override
    public CommandHandler<Command, LedgerRow, SealedSnapshot> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Append.class, this::append)
                .onCommand(
                        Show.class,
                        (state, show) ->
                                Effect().none().thenRun(now -> show.replyTo().tell(position(now))))
                .build();
    }

    @Override
    public EventHandler<SealedSnapshot, LedgerRow> eventHandler() {
        return (state, row) -> {
            row.verify(codec.room().value(), state.seq(), state.head());
            return new SealedSnapshot(row.seq(), row.hash(), ByteString.EMPTY);
        };
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(SNAPSHOT_EVERY, 2);
    }

    @Override
    public SignalHandler<SealedSnapshot> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), state -> {
                    if (state.seq() != lastSequenceNumber(context)) {
                        throw new LedgerDamaged(codec.room().value(), state.seq() + 1, "it is missing");
                    }
                })
                .build();
    }

    private Effect<LedgerRow, SealedSnapshot> append(SealedSnapshot state, Append append) {
        List<LedgerRow> rows = new ArrayList<>();
        ByteString head = state.head();
        for (int i = 1; i <= append.rows(); i++) {
            LedgerRow row = codec.seal(entry(state.seq() + i), head);
            rows.add(row);
            head = row.hash();
        }
        return Effect().persist(rows).thenRun(now -> append.replyTo().tell(position(now)));
    }

    private Position position(SealedSnapshot state) {
        return new Position(state.seq(), state.head(), lastSequenceNumber(context));
    }

    private static Entry entry(long seq) {
        Playback playback = new Playback("m1", false, (int) seq, 0, seq, 1_000, LoopMode.LOOP, 0, 1_000_000);
        return new Entry(seq, seq, Origin.ROOM, List.of(new RoomEvent.Put(playback)));
    }
}
