package org.sameframe.history;

import java.sql.SQLException;
import java.util.Optional;
import org.sameframe.history.LedgerTable.Stored;
import org.sameframe.room.codec.LedgerDamaged;

/**
 * Looks for the last entry that was decided up to an instant, by halves, since time never goes back in a room. Where it meets
 * an entry that cannot be read, or none, it goes by the neighbours.
 */
final class InstantSearch {
    private final LedgerReading ledger;
    private final long at;

    /** Sequence of an entry that was decided by then; 0: none was, as far as is known. */
    private long found;

    private boolean isExact;

    /** No entry from this one on was decided by then, or it cannot be told. */
    private long behind;

    private Optional<LedgerDamaged> damage = Optional.empty();

    InstantSearch(LedgerReading ledger, long at, Stored last) throws SQLException {
        this.ledger = ledger;
        this.at = at;
        this.behind = last.seq() + 1;
        probe(last);
    }

    /** @throws LedgerDamaged if what comes next may have been decided by then as well, and is damaged */
    long found() throws SQLException {
        while (behind - found > 1) {
            long middle = found + (behind - found) / 2;
            Optional<Stored> entry = ledger.atMost(middle).filter(some -> some.seq() > found);
            if (entry.isPresent()) {
                probe(entry.get());
            } else {
                gap();
            }
        }
        // What was decided at this very instant is what was asked for, whatever comes behind it.
        if (damage.isPresent() && !isExact) {
            throw damage.get();
        }
        return found;
    }

    private void probe(Stored entry) throws SQLException {
        try {
            take(entry.seq(), ledger.decidedAt(entry));
        } catch (LedgerDamaged unreadable) {
            pass(entry.seq(), unreadable);
        }
    }

    /** There is none right behind what was found. */
    private void gap() throws SQLException {
        pass(found + 1, ledger.missing(found + 1));
    }

    /** If the next one was decided by then, so was this one, and it does not matter. */
    private void pass(long seq, LedgerDamaged why) throws SQLException {
        Optional<Stored> next = ledger.next(seq).filter(some -> some.seq() < behind);
        try {
            if (next.isPresent() && ledger.decidedAt(next.get()) <= at) {
                take(next.get().seq(), ledger.decidedAt(next.get()));
                return;
            }
        } catch (LedgerDamaged further) {
            why.addSuppressed(further);
        }
        behind = seq;
        damage = Optional.of(why);
    }

    private void take(long seq, long decided) {
        if (decided <= at) {
            found = seq;
            isExact = decided == at;
        } else {
            behind = seq;
            damage = Optional.empty();
        }
    }
}
