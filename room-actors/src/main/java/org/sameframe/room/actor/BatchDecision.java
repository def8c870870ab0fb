package org.sameframe.room.actor;

import java.util.ArrayList;
import java.util.List;
import org.sameframe.room.Context;
import org.sameframe.room.Decision;
import org.sameframe.room.Entry;
import org.sameframe.room.Origin;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;
import org.slf4j.Logger;

/** Decides the commands of a batch in order, each on the room as the ones before it leave it [EN2]. */
final class BatchDecision {
    private final RoomCodec codec;
    private final Decider decider;
    private final Logger log;
    private final RoomActor.Commit commit;
    private final List<LedgerRow> rows = new ArrayList<>();
    private final List<Recorded> entries = new ArrayList<>();
    private final List<RoomActor.Verdict> verdicts = new ArrayList<>();
    private Ledger ledger;

    private BatchDecision(Ledger before, RoomActor.Commit commit, RoomCodec codec, Decider decider, Logger log) {
        this.ledger = before;
        this.codec = codec;
        this.decider = decider;
        this.log = log;
        this.commit = commit;
    }

    static BatchDecision of(Ledger before, RoomActor.Commit commit, RoomCodec codec, Decider decider, Logger log) {
        BatchDecision batch = new BatchDecision(before, commit, codec, decider, log);
        commit.batch().forEach(batch::decide);
        return batch;
    }

    /** To be recorded. */
    List<LedgerRow> rows() {
        return rows;
    }

    RoomActor.Committed committed(Ledger after) {
        return new RoomActor.Committed(verdicts, entries, after);
    }

    /** A defect costs the command that shows it, and nobody else: what came of it is taken in last [EN9]. */
    private void decide(RoomActor.Submission submission) {
        Decision decision;
        try {
            decision = take(submission);
        } catch (RuntimeException e) {
            logDefect(submission, e);
            decision = Decision.refused(
                    RefusalCode.INTERNAL, "This command went wrong on the server; tell the operator, and go on.");
        }
        verdicts.add(new RoomActor.Verdict(decision, ledger.seq()));
    }

    private Decision take(RoomActor.Submission submission) {
        Origin origin = submission.origin();
        Context now = new Context(submission.at(), ledger.seq(), commit.slowest(), commit.reports());
        Decision decision = decider.decide(ledger.room(), submission.command(), origin, now);
        if (decision instanceof Decision.Accepted accepted) {
            long at = Math.max(submission.at(), ledger.room().now());
            Entry entry = new Entry(ledger.seq() + 1, at, origin, accepted.events());
            LedgerRow row = codec.seal(entry, ledger.head());
            Recorded recorded = new Recorded(entry, row.hash());
            ledger = ledger.append(recorded);
            rows.add(row);
            entries.add(recorded);
        }
        return decision;
    }

    /** Without the exception's message: it may hold what the sender wrote. */
    private void logDefect(RoomActor.Submission submission, RuntimeException defect) {
        StackTraceElement[] trace = defect.getStackTrace();
        log.error(
                "room {}: a {} failed, {} at {}; it is refused as internal",
                codec.room(),
                submission.command().getClass().getSimpleName(),
                defect.getClass().getName(),
                trace.length == 0 ? "an unknown place" : trace[0]);
    }
}
