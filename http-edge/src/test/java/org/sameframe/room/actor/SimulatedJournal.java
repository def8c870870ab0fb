package org.sameframe.room.actor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.SealedSnapshot;

/** The rows of one room and its newest snapshot, in memory; fails when it is told to. */
public final class SimulatedJournal {
    private final RoomCodec codec;
    private final List<LedgerRow> rows = new ArrayList<>();
    private Optional<SealedSnapshot> snapshot = Optional.empty();
    private Failure next = Failure.NONE;

    /** What happens the next time that the journal is used. */
    public enum Failure {
        NONE,
        /** Nothing is written, and the room's recorder ends. */
        NOT_WRITTEN,
        /** It is written, but the answer is lost with the recorder. */
        WRITTEN,
        /** It cannot be read. */
        NOT_READ
    }

    public SimulatedJournal(RoomCodec codec) {
        this.codec = codec;
    }

    public List<LedgerRow> rows() {
        return Collections.unmodifiableList(rows);
    }

    public RoomCodec codec() {
        return codec;
    }

    /** Once. */
    public void fail(Failure failure) {
        next = failure;
    }

    Failure takeFailure() {
        Failure now = next;
        next = Failure.NONE;
        return now;
    }

    void write(List<LedgerRow> added) {
        rows.addAll(added);
    }

    void loseLast() {
        if (!rows.isEmpty()) {
            rows.remove(rows.size() - 1);
            snapshot = snapshot.filter(stored -> stored.seq() <= rows.size());
        }
    }

    void snapshot(Ledger ledger) {
        snapshot = Optional.of(codec.seal(ledger.room(), ledger.seq(), ledger.head()));
    }

    /** As the event-sourced actor reads it: the snapshot if there is one and it is wanted, and the rows behind it. */
    Ledger open(boolean fromSnapshot) {
        Ledger ledger = snapshot.filter(stored -> fromSnapshot)
                .map(stored -> Ledger.restored(codec.open(stored), new Mark(stored.seq(), stored.head())))
                .orElse(Ledger.EMPTY);
        for (LedgerRow row : rows.subList((int) ledger.seq(), rows.size())) {
            ledger = ledger.append(row, codec);
        }
        return ledger;
    }
}
