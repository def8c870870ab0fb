package org.sameframe.room.actor;

import com.google.protobuf.ByteString;
import org.sameframe.room.Entry;
import org.sameframe.room.Room;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;

/**
 * A room and the position in its record: the state of the event-sourced actor.
 *
 * @param room after the entry at {@code mark}
 * @param tail the latest entries
 */
record Ledger(Room room, Mark mark, Tail tail) {
    static final Ledger EMPTY = new Ledger(Room.NONE, Mark.START, Tail.after(Mark.START));

    static Ledger restored(Room room, Mark mark) {
        return new Ledger(room, mark, Tail.after(mark));
    }

    long seq() {
        return mark.seq();
    }

    ByteString head() {
        return mark.hash();
    }

    /**
     * The ledger after a row, which is checked against the chain [LE2].
     *
     * @throws LedgerDamaged if the row does not follow from this ledger, or cannot be read
     */
    Ledger append(LedgerRow row, RoomCodec codec) {
        row.verify(codec.room().value(), seq(), head());
        return append(new Recorded(codec.open(row), row.hash()));
    }

    Ledger append(Recorded recorded) {
        Entry entry = recorded.entry();
        return new Ledger(room.apply(entry), recorded.mark(), tail.append(recorded));
    }
}
