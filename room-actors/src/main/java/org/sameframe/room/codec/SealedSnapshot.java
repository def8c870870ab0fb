package org.sameframe.room.codec;

import com.google.protobuf.ByteString;

/**
 * A snapshot row, as it is stored: the position in the ledger, and what the room was there, sealed under its key.
 *
 * @param seq of the last entry that it includes
 * @param head hash of that entry
 * @param sealed an encrypted RoomMemory
 */
public record SealedSnapshot(long seq, ByteString head, ByteString sealed) {
    /** What stands for a row whose bytes are no snapshot: it does not open. */
    static final SealedSnapshot UNREADABLE = new SealedSnapshot(0, ByteString.EMPTY, ByteString.EMPTY);
}
