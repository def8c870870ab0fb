package org.sameframe.room.actor;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehaviorWithEnforcedReplies;
import org.apache.pekko.persistence.typed.javadsl.ReplyEffect;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.sameframe.room.Context;
import org.sameframe.room.Decision;
import org.sameframe.room.Entry;
import org.sameframe.room.Origin;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;

/**
 * The event-sourced room: decides a batch of commands, records what was accepted, and then says so.
 *
 * <p>Has no back-off of its own: a journal that fails ends it, and the {@link RoomEntity} answers and opens it again.
 */
final class RoomActor extends EventSourcedBehaviorWithEnforcedReplies<RoomActor.Commit, LedgerRow, Ledger> {
    /** What the journal calls the rooms. */
    static final String ENTITY_TYPE = "room";

    private final ActorContext<Commit> context;
    private final RoomCodec codec;
    private final ActorRef<Opened> opened;
    private final RoomSettings settings;

    /** A command, and when it came. */
    record Submission(RoomCommand command, Origin origin, long at) {}

    /** Commands to decide in order, and to record together. */
    record Commit(List<Submission> batch, long slowestDelayUs, ActorRef<Committed> replyTo) {}

    /** One decision for each command of the batch, and the ledger after them. */
    record Committed(List<Verdict> verdicts, Mark before, Ledger ledger) {}

    /** What became of a command; {@code seq} is that of its entry, or else the one at which it was decided. */
    record Verdict(Decision decision, long seq) {}

    /** The ledger has been read. */
    record Opened(Ledger ledger) {}

    private RoomActor(ActorContext<Commit> context, RoomCodec codec, ActorRef<Opened> opened, RoomSettings settings) {
        super(PersistenceId.of(ENTITY_TYPE, codec.room().value()));
        this.context = context;
        this.codec = codec;
        this.opened = opened;
        this.settings = settings;
    }

    static Behavior<Commit> create(RoomCodec codec, ActorRef<Opened> opened, RoomSettings settings) {
        return Behaviors.setup(context -> new RoomActor(context, codec, opened, settings));
    }

    @Override
    public Ledger emptyState() {
        return Ledger.EMPTY;
    }

    @Override
    public CommandHandlerWithReply<Commit, LedgerRow, Ledger> commandHandler() {
        return newCommandHandlerWithReplyBuilder()
                .forAnyState()
                .onCommand(Commit.class, this::commit)
                .build();
    }

    @Override
    public EventHandler<Ledger, LedgerRow> eventHandler() {
        return newEventHandlerBuilder()
                .forAnyState()
                .onEvent(LedgerRow.class, this::append)
                .build();
    }

    @Override
    public SignalHandler<Ledger> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), this::recovered)
                .build();
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        // Entries are never deleted: they are the record.
        return RetentionCriteria.snapshotEvery(settings.snapshotEvery(), 2);
    }

    @Override
    public SnapshotAdapter<Ledger> snapshotAdapter() {
        return new LedgerSnapshots(codec);
    }

    private ReplyEffect<LedgerRow, Ledger> commit(Ledger before, Commit commit) {
        Ledger ledger = before;
        List<LedgerRow> rows = new ArrayList<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (Submission submission : commit.batch()) {
            Origin origin = submission.origin();
            Context now = new Context(submission.at(), ledger.seq(), commit.slowestDelayUs());
            Decision decision = ledger.room().decide(submission.command(), origin, now);
            if (decision instanceof Decision.Accepted accepted) {
                long at = Math.max(submission.at(), ledger.room().now());
                Entry entry = new Entry(ledger.seq() + 1, at, origin, accepted.events());
                LedgerRow row = codec.seal(entry, ledger.head());
                rows.add(row);
                ledger = ledger.append(new Recorded(entry, row.hash()));
            }
            verdicts.add(new Verdict(decision, ledger.seq()));
        }
        return Effect()
                .persist(rows)
                .thenReply(commit.replyTo(), after -> new Committed(verdicts, before.mark(), after));
    }

    private Ledger append(Ledger ledger, LedgerRow row) {
        return ledger.append(row, codec);
    }

    /** Reading stops in silence where a row is missing; only its number tells [LE2]. */
    private void recovered(Ledger ledger) {
        long last = lastSequenceNumber(context);
        if (ledger.seq() != last) {
            throw new LedgerDamaged(
                    codec.room().value(),
                    ledger.seq() + 1,
                    "entry is missing: the journal goes on to entry %d".formatted(last));
        }
        opened.tell(new Opened(ledger));
    }
}
