package org.sameframe.room.codec;

import com.google.protobuf.ByteString;
import java.util.List;
import org.sameframe.room.Entry;
import org.sameframe.room.RoomCode;
import org.sameframe.schema.v1.EntryBody;
import org.sameframe.schema.v1.RoomEvent;
import org.sameframe.schema.v1.SealedEvents;

/** Rows as they were made before bodies committed to what is personal. */
final class SealsBefore {
    private SealsBefore() {}

    static LedgerRow row(RoomKey key, RoomCode room, Entry entry, ByteString previous) {
        List<Redaction.Parts<RoomEvent>> events =
                ToSchema.events(entry.events()).stream().map(Redaction::part).toList();
        SealedEvents personal = SealedEvents.newBuilder()
                .addAllEvents(events.stream().map(Redaction.Parts::personal).toList())
                .build();
        ByteString body = EntryBody.newBuilder()
                .setAt(entry.at())
                .setParticipant(entry.origin().participant())
                .setInstance(entry.origin().instance())
                .setOp(ToSchema.unsigned(entry.origin().op()))
                .setBase(ToSchema.unsigned(entry.origin().base()))
                .addAllEvents(events.stream().map(Redaction.Parts::open).toList())
                .setSealed(Seal.close(key, Seal.entry(room.value(), entry.seq()), personal.toByteString()))
                .build()
                .toByteString();
        return new LedgerRow(entry.seq(), previous, body, LedgerHash.of(previous, entry.seq(), body));
    }
}
