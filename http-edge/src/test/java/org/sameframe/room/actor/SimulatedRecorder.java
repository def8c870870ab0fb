package org.sameframe.room.actor;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.sameframe.room.Room;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.simulation.Lane;
import org.sameframe.simulation.Lanes;
import org.slf4j.LoggerFactory;

/**
 * Stands for a {@link RoomActor} and does what that does, with the same parts: reads the ledger, decides a batch, records
 * it, and then says so. Each of these steps happens when the seed says so.
 */
final class SimulatedRecorder {
    private final SimulatedJournal journal;
    private final RoomFaults faults;
    private final RandomGenerator random;
    private final Lanes lanes;
    private final Lane<Object> disk;
    private final ActorRef<RoomActor.Opening> opening;
    private final Consumer<Throwable> failed;
    private Ledger ledger = Ledger.EMPTY;
    private boolean isOver;

    private record Open() {}

    private record Answer(ActorRef<RoomActor.Committed> to, RoomActor.Committed committed) {
        @Override
        public String toString() {
            return "answered at " + committed.ledger().seq() + " " + committed.verdicts();
        }
    }

    /** @param failed is told why, when the journal has failed */
    SimulatedRecorder(
            Lanes lanes,
            RandomGenerator random,
            SimulatedJournal journal,
            RoomFaults faults,
            ActorRef<RoomActor.Opening> opening,
            Consumer<Throwable> failed) {
        this.lanes = lanes;
        this.random = random;
        this.journal = journal;
        this.faults = faults;
        this.opening = opening;
        this.failed = failed;
        this.disk = lanes.open("journal", this::work);
        disk.add(new Open());
    }

    void commit(RoomActor.Commit commit) {
        if (!isOver) {
            disk.add(commit);
        }
    }

    /** With the room: what it was about to do does not happen any more. */
    void stop() {
        isOver = true;
        lanes.close(disk);
    }

    private void work(Object task) {
        if (task instanceof Open) {
            open();
        } else if (task instanceof RoomActor.Commit commit) {
            record(commit);
        } else if (task instanceof Answer answer) {
            answer.to().tell(answer.committed());
            if (random.nextInt(12) == 0) {
                journal.snapshot(ledger);
            }
        }
    }

    private void open() {
        if (journal.takeFailure() == SimulatedJournal.Failure.NOT_READ) {
            fail("the journal cannot be read");
            return;
        }
        faults.opening(journal);
        try {
            ledger = faults.opened(journal.open(random.nextBoolean()));
            opening.tell(new RoomActor.Opened(ledger));
        } catch (LedgerDamaged damage) {
            opening.tell(new RoomActor.Unreadable(damage));
        }
    }

    private void record(RoomActor.Commit commit) {
        SimulatedJournal.Failure failure = journal.takeFailure();
        BatchDecision batch = BatchDecision.of(
                ledger, commit, journal.codec(), Room::decide, LoggerFactory.getLogger(SimulatedRecorder.class));
        if (failure == SimulatedJournal.Failure.NOT_WRITTEN) {
            fail("the journal is down");
            return;
        }
        if (!faults.forgetsToWrite()) {
            journal.write(batch.rows());
        }
        if (failure == SimulatedJournal.Failure.WRITTEN) {
            fail("the journal went down");
            return;
        }
        for (LedgerRow row : batch.rows()) {
            ledger = ledger.append(row, journal.codec());
        }
        disk.add(new Answer(commit.replyTo(), batch.committed(ledger)));
    }

    private void fail(String why) {
        stop();
        failed.accept(new IOException(why));
    }
}
