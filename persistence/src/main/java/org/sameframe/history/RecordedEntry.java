package org.sameframe.history;

import java.util.HexFormat;
import org.sameframe.room.Entry;
import org.sameframe.room.codec.LedgerRow;

/**
 * An entry of a room, and the row that it was read from, which has been checked.
 *
 * @param entry readable; without what was personal if the room was erased
 */
public record RecordedEntry(Entry entry, LedgerRow row) {
    /** The row's hash, in hexadecimal. */
    public String hash() {
        return HexFormat.of().formatHex(row.hash().toByteArray());
    }
}
