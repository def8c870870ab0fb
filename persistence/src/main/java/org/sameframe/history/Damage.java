package org.sameframe.history;

import org.sameframe.room.codec.LedgerDamaged;

/**
 * Where a ledger is wrong.
 *
 * @param seq of the first entry that is; 0 if it is what all of them need
 * @param what is wrong with it, as the end of a sentence
 */
public record Damage(long seq, String what) {
    static Damage of(LedgerDamaged damaged) {
        return new Damage(damaged.seq(), damaged.what());
    }
}
