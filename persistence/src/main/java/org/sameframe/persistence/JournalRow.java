package org.sameframe.persistence;

import com.google.protobuf.ByteString;

/**
 * A row of the journal, as it is stored; what the journal's plugin keeps in it beside the entry included.
 *
 * @param seq from 1
 * @param writer which incarnation of the room's actor wrote it
 * @param written when, in milliseconds since the epoch
 * @param adapter manifest of an event adapter; empty: none
 * @param serializer identifier of how the payload was made
 * @param manifest of the payload
 */
public record JournalRow(
        long seq, String writer, long written, String adapter, int serializer, String manifest, ByteString payload) {}
