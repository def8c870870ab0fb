package org.sameframe.room.actor;

import java.io.NotSerializableException;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.RecoveryFailed;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.SnapshotSelectionCriteria;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehaviorWithEnforcedReplies;
import org.apache.pekko.persistence.typed.javadsl.Recovery;
import org.apache.pekko.persistence.typed.javadsl.ReplyEffect;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.sameframe.room.Context;
import org.sameframe.room.Decision;
import org.sameframe.room.Origin;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.Slowness;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;

/**
 * The event-sourced room: decides a batch of commands, records what was accepted, and then says so.
 *
 * <p>Its state is immutable, so that nothing of a persist that failed stays behind, and it has no back-off of its own,
 * which would restart it without an answer to anybody: a journal that fails ends it, and the {@link RoomEntity}
 * answers and opens it again.
 */
final class RoomActor extends EventSourcedBehaviorWithEnforcedReplies<RoomActor.Commit, LedgerRow, Ledger> {
    /** What the journal calls the rooms. */
    static final String ENTITY_TYPE = "room";

    private final ActorContext<Commit> context;
    private final RoomCodec codec;
    private final ActorRef<Opening> opening;
    private final RoomSettings settings;
    private final Decider decider;
    private final Start start;

    /** Where reading the ledger begins. */
    enum Start {
        /** At the newest snapshot, if there is one. */
        SNAPSHOT,
        /** At the first entry: the newest snapshot cannot be used. */
        FIRST_ENTRY
    }

    /** A command, and when it came. */
    record Submission(RoomCommand command, Origin origin, long at) {}

    /** Commands to decide in order, and to record together. */
    record Commit(
            List<Submission> batch, Slowness slowest, List<Context.Report> reports, ActorRef<Committed> replyTo) {}

    /**
     * They are recorded.
     *
     * @param verdicts one for each command of the batch
     * @param entries of those that were accepted
     * @param ledger after them
     */
    record Committed(List<Verdict> verdicts, List<Recorded> entries, Ledger ledger) {}

    /** What became of a command; {@code seq} is that of its entry, or else the one at which it was decided. */
    record Verdict(Decision decision, long seq) {
        void count(RoomMeter meter) {
            if (decision instanceof Decision.Refused refused) {
                meter.refused(refused.refusal().code());
            } else {
                meter.decided(
                        decision instanceof Decision.Accepted
                                ? RoomMeter.Outcome.ACCEPTED
                                : decision instanceof Decision.Repeated
                                        ? RoomMeter.Outcome.REPEATED
                                        : RoomMeter.Outcome.UNCHANGED);
            }
        }
    }

    /** What came of reading the ledger; nothing, when it was the journal that failed. */
    sealed interface Opening {}

    record Opened(Ledger ledger) implements Opening {}

    /** There is an entry that is not right [LE3]. */
    record Unreadable(LedgerDamaged damage) implements Opening {}

    /** The newest snapshot is not right; the entries may be [LE8]. */
    record SnapshotUnusable(String what) implements Opening {}

    private RoomActor(
            ActorContext<Commit> context,
            RoomCodec codec,
            ActorRef<Opening> opening,
            RoomSettings settings,
            Decider decider,
            Start start) {
        super(PersistenceId.of(ENTITY_TYPE, codec.room().value()));
        this.context = context;
        this.codec = codec;
        this.opening = opening;
        this.settings = settings;
        this.decider = decider;
        this.start = start;
    }

    static Behavior<Commit> create(
            RoomCodec codec, ActorRef<Opening> opening, RoomSettings settings, Decider decider, Start start) {
        return Behaviors.setup(context -> new RoomActor(context, codec, opening, settings, decider, start));
    }

    @Override
    public Recovery recovery() {
        return start == Start.SNAPSHOT
                ? super.recovery()
                : Recovery.withSnapshotSelectionCriteria(SnapshotSelectionCriteria.none());
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
        return (ledger, row) -> ledger.append(row, codec);
    }

    @Override
    public SignalHandler<Ledger> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), this::recovered)
                .onSignal(RecoveryFailed.class, this::unreadable)
                .build();
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        // Entries are never deleted: they are the record.
        return RetentionCriteria.snapshotEvery(settings.snapshotEvery(), settings.snapshotsKept());
    }

    @Override
    public SnapshotAdapter<Ledger> snapshotAdapter() {
        return new LedgerSnapshots(codec, opening);
    }

    private ReplyEffect<LedgerRow, Ledger> commit(Ledger before, Commit commit) {
        BatchDecision batch = BatchDecision.of(before, commit, codec, decider, context.getLog());
        return Effect().persist(batch.rows()).thenReply(commit.replyTo(), batch::committed);
    }

    /** Reading stops in silence where a row is missing; only its number tells [LE2]. */
    private void recovered(Ledger ledger) {
        long last = lastSequenceNumber(context);
        if (ledger.seq() != last) {
            throw damagedAfter(ledger, "it is missing; the journal goes on to entry %d".formatted(last));
        }
        opening.tell(new Opened(ledger));
    }

    /** Tells an entry that cannot be right from a journal that cannot be reached: only the latter may be tried again. */
    private void unreadable(Ledger ledger, RecoveryFailed failed) {
        for (Throwable cause = failed.getFailure(); cause != null; cause = cause.getCause()) {
            if (cause instanceof LedgerDamaged damage) {
                opening.tell(new Unreadable(damage));
                return;
            }
            if (cause instanceof NotSerializableException || cause instanceof ClassCastException) {
                // Before anything was taken in it may as well have been the snapshot.
                opening.tell(
                        start == Start.SNAPSHOT && ledger.seq() == 0
                                ? new SnapshotUnusable("this version cannot read it")
                                : new Unreadable(damagedAfter(ledger, "this version cannot read it")));
                return;
            }
        }
    }

    private LedgerDamaged damagedAfter(Ledger ledger, String what) {
        return new LedgerDamaged(codec.room().value(), ledger.seq() + 1, what);
    }
}
