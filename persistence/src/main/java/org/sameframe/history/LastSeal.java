package org.sameframe.history;

import java.util.List;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;

/**
 * From where on seals have to be opened to know that a chain is the room's own [HI8].
 *
 * <p>A seal opens only behind the entries that it was made behind [LE10], and the room that made it had checked those. So one that
 * opens speaks for all before it, and what follows it without a seal nobody has vouched for yet.
 *
 * @param before the position before the first that has to be
 * @param isAlone whether it is the only one: nothing is sealed behind it
 */
record LastSeal(Mark before, boolean isAlone) {
    /** All have to be. */
    static final LastSeal NONE = new LastSeal(Mark.START, false);

    /** The same, further along the chain. */
    LastSeal or(List<LedgerRow> rows) {
        boolean isOther = false;
        for (int i = rows.size() - 1; i >= 0; i--) {
            LedgerRow row = rows.get(i);
            switch (RoomCodec.sealing(row)) {
                case BINDING -> {
                    return new LastSeal(new Mark(row.seq() - 1, row.previous()), !isOther);
                }
                case OTHER -> isOther = true;
                case NONE -> {
                    // anybody may have written it
                }
            }
        }
        return isOther ? new LastSeal(before, false) : this;
    }
}
