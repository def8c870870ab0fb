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
public record LedgerRow(long seq, ByteString previous, ByteString body, ByteString hash) {}
