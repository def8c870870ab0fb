package org.sameframe.room.actor;

import com.google.protobuf.ByteString;
import org.sameframe.room.codec.LedgerHash;

/**
 * A position in a room's ledger.
 *
 * @param seq of the last entry; 0 before the first
 * @param hash of that entry
 */
public record Mark(long seq, ByteString hash) {
    public static final Mark START = new Mark(0, LedgerHash.NONE);
}
