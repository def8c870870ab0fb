package org.sameframe.room.codec;

import com.google.protobuf.ByteString;

/**
 * One row of a room's journal, as it is stored: the position, the body's bytes and the link to the row before.
 *
 * @param seq from 1, without gaps
 * @param previous hash of the row before; {@link LedgerHash#NONE} in the first
 * @param body a serialized EntryBody: made once, never serialized again
 * @param hash {@link LedgerHash#of} the other three
 */
public record LedgerRow(long seq, ByteString previous, ByteString body, ByteString hash) {
    /** What stands for a row whose bytes are no row: no place is its own, so that whoever reads it says where it was. */
    static LedgerRow unreadable(ByteString bytes) {
        return new LedgerRow(0, ByteString.EMPTY, bytes, ByteString.EMPTY);
    }

    /**
     * Checks that this row is the one that belongs behind a position of the ledger [LE2].
     *
     * @param room code of the room, to be named if it is not
     * @param last sequence of the row before; 0 before the first
     * @param head hash of the row before; {@link LedgerHash#NONE} before the first
     * @throws LedgerDamaged if it is another row, or was altered
     */
    public void verify(String room, long last, ByteString head) {
        if (seq == 0) {
            throw new LedgerDamaged(room, last + 1, "its row is not in the form that it should have");
        }
        if (seq != last + 1) {
            throw new LedgerDamaged(room, last + 1, "it is missing; entry " + seq + " stands in its place");
        }
        if (!previous.equals(head)) {
            throw new LedgerDamaged(room, seq, "it does not follow from entry " + last);
        }
        if (!hash.equals(LedgerHash.of(previous, seq, body))) {
            throw new LedgerDamaged(room, seq, "it was altered, its hash differs");
        }
    }
}
