package org.sameframe.transfer;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.sameframe.persistence.JournalRow;
import org.sameframe.persistence.JournalStore;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.LedgerDamaged;

/** A room's rows as a store has them. */
final class StoredRoom {
    /** Rows that are held at a time. */
    static final int ROWS = 50;

    private StoredRoom() {}

    /**
     * Walks all of it.
     *
     * @param key of the room; empty if it was erased
     * @return behind the last entry; {@link Mark#START} if there is none
     * @throws LedgerDamaged if they do not follow from each other, or do not open
     */
    static Mark head(JournalStore store, RoomCode room, Optional<JournalStore.Key> key) throws SQLException {
        Chain chain = new Chain(room, key);
        List<JournalRow> rows = store.rows(room, 0, ROWS);
        while (!rows.isEmpty()) {
            rows.forEach(chain::take);
            rows = store.rows(room, chain.head().seq() + 1, ROWS);
        }
        return chain.head();
    }

    /** Behind one entry, which is not compared with the one before; empty if there is none. */
    static Optional<Mark> mark(JournalStore store, RoomCode room, long seq) throws SQLException {
        return store.rows(room, seq, 1).stream()
                .filter(row -> row.seq() == seq)
                .map(row -> Chain.mark(room, row))
                .findFirst();
    }
}
