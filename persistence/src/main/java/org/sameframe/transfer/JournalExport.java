package org.sameframe.transfer;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sameframe.persistence.JournalRow;
import org.sameframe.persistence.JournalStore;
import org.sameframe.persistence.StillRow;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.LedgerDamaged;

/** Writes rooms of a store into a file [JT1]. A room that is damaged is left out; others are not affected. */
public final class JournalExport {
    private final JournalStore store;
    private final Passphrase passphrase;

    private JournalExport(JournalStore store, Passphrase passphrase) {
        this.store = store;
        this.passphrase = passphrase;
    }

    public static JournalExport of(JournalStore store, Passphrase passphrase) {
        return new JournalExport(store, passphrase);
    }

    /**
     * Writes them, in this order.
     *
     * @param told of each room as soon as it is known what became of it
     * @throws LedgerDamaged if a room was altered while it was being written; the file is no good then
     */
    public void write(OutputStream out, List<RoomCode> rooms, Consumer<Outcome> told) throws IOException, SQLException {
        JournalWriter writer = JournalWriter.begin(out, passphrase::key);
        for (RoomCode room : rooms) {
            told.accept(write(writer, room));
        }
        writer.end();
    }

    private Outcome write(JournalWriter writer, RoomCode room) throws IOException, SQLException {
        Mark head;
        Optional<JournalStore.Key> key;
        try {
            key = store.key(room);
            head = StoredRoom.head(store, room, key);
        } catch (LedgerDamaged damage) {
            return new Outcome.Refused(
                    room, Outcome.Code.DAMAGED, "is damaged%s: %s".formatted(damage.place(), damage.what()));
        }
        if (head.seq() == 0) {
            return new Outcome.Refused(room, Outcome.Code.UNKNOWN_ROOM, "is no room of this store");
        }
        writer.room(room, key);
        Chain chain = new Chain(room, key);
        while (chain.head().seq() < head.seq()) {
            int limit =
                    (int) Math.min(StoredRoom.ROWS, head.seq() - chain.head().seq());
            List<JournalRow> rows = store.rows(room, chain.head().seq() + 1, limit);
            if (rows.isEmpty()) {
                throw new LedgerDamaged(room.value(), chain.head().seq() + 1, "it is missing");
            }
            for (JournalRow row : rows) {
                chain.take(row);
                writer.entry(row);
            }
        }
        int stills = key.isEmpty() ? 0 : stills(writer, room);
        Optional<String> pin = key.isEmpty() ? Optional.empty() : store.pin(room);
        if (pin.isPresent()) {
            writer.pin(pin.get());
        }
        writer.head(head);
        return new Outcome.Moved(room, head, stills, key.isEmpty());
    }

    /** One is held at a time. */
    private int stills(JournalWriter writer, RoomCode room) throws IOException, SQLException {
        int written = 0;
        for (ByteString name : store.stills(room)) {
            Optional<StillRow> still = store.still(room, name);
            if (still.isPresent()) {
                writer.still(still.get());
                written++;
            }
        }
        return written;
    }
}
