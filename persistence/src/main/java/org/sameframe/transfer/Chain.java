package org.sameframe.transfer;

import java.io.NotSerializableException;
import java.util.Optional;
import org.sameframe.persistence.JournalRow;
import org.sameframe.persistence.JournalStore;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.LedgerSerializer;
import org.sameframe.room.codec.RoomCodec;

/** Walks a room's rows from the first one, and says where they do not follow from each other [LE2], or do not open [LE10]. */
final class Chain {
    private static final LedgerSerializer SERIALIZER = new LedgerSerializer();

    private final RoomCode room;
    private final RoomCodec codec;
    private Mark head = Mark.START;

    /** @param key of the room; without it the room was erased, and no seals are looked at */
    Chain(RoomCode room, Optional<JournalStore.Key> key) {
        this.room = room;
        this.codec = key.map(some -> RoomCodec.of(room, some.key())).orElseGet(() -> RoomCodec.erased(room));
    }

    /** Behind the rows that were taken in. */
    Mark head() {
        return head;
    }

    /** @throws LedgerDamaged if it is not the next one, or was altered */
    void take(JournalRow row) {
        LedgerRow entry = read(row);
        if (entry.seq() != 0 && entry.seq() != row.seq()) {
            throw damage("entry %d stands in its place".formatted(entry.seq()));
        }
        entry.verify(room.value(), head.seq(), head.hash());
        codec.open(entry);
        head = new Mark(entry.seq(), entry.hash());
    }

    /** Behind a row that is not compared with the one before. */
    static Mark mark(RoomCode room, JournalRow row) {
        LedgerRow entry = new Chain(room, Optional.empty()).read(row);
        return new Mark(entry.seq(), entry.hash());
    }

    private LedgerRow read(JournalRow row) {
        try {
            if (row.serializer() == SERIALIZER.identifier()
                    && SERIALIZER.fromBinary(row.payload().toByteArray(), row.manifest()) instanceof LedgerRow entry) {
                return entry;
            }
        } catch (NotSerializableException e) {
            // as any other that is no entry
        }
        throw damage("this version cannot read it");
    }

    private LedgerDamaged damage(String what) {
        return new LedgerDamaged(room.value(), head.seq() + 1, what);
    }
}
