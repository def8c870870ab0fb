package org.sameframe.history;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.sameframe.history.LedgerTable.Stored;
import org.sameframe.room.Entry;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.RoomKey;
import org.sameframe.room.codec.SealedSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one room's ledger over one connection, and takes in only what is where it belongs [LE2]. */
final class LedgerReading {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerReading.class);

    private final RoomCode code;
    private final String room;
    private final LedgerTable table;

    LedgerReading(Connection connection, RoomCode code) {
        this.code = code;
        this.room = code.value();
        this.table = new LedgerTable(connection, code);
    }

    /** Where a sequence is. */
    sealed interface Place {}

    /** There is such an entry; or it is 0, before the first one. */
    record At(Mark mark) implements Place {}

    /** The ledger ends before it, with the entry {@code last}; 0: there is no such room. */
    record Beyond(long last) implements Place {}

    /**
     * Rows that follow from a position and from each other.
     *
     * @param hasMore whether there are rows behind them
     * @param damage why there are no more although there should be
     */
    record Stretch(List<LedgerRow> rows, boolean hasMore, Optional<LedgerDamaged> damage) {
        /** The position behind them; empty if there are none. */
        Optional<Mark> end() {
            return rows.isEmpty() ? Optional.empty() : Optional.of(mark(rows.get(rows.size() - 1)));
        }
    }

    /** @throws LedgerDamaged if the entry is missing or was altered */
    Place find(long seq) throws SQLException {
        Optional<Stored> before = table.entryAtMost(seq);
        if (before.isPresent() && before.get().seq() == seq) {
            return new At(mark(own(before.get())));
        }
        if (table.entries(seq + 1, 1).isEmpty()) {
            return new Beyond(before.map(Stored::seq).orElse(0L));
        }
        if (seq == 0) {
            return new At(Mark.START);
        }
        throw missing(before.map(Stored::seq).orElse(0L) + 1);
    }

    LedgerDamaged missing(long seq) {
        return new LedgerDamaged(room, seq, "it is missing");
    }

    /** Rows behind a position, at most so many. */
    Stretch after(Mark mark, int limit) throws SQLException {
        return after(mark, limit, row -> {});
    }

    /** The same, and each of them opens [LE10]. */
    Stretch opened(Mark mark, int limit, RoomCodec codec) throws SQLException {
        return after(mark, limit, codec::open);
    }

    private Stretch after(Mark mark, int limit, Consumer<LedgerRow> check) throws SQLException {
        // one more, to know whether there is one
        List<Stored> stored = table.entries(mark.seq() + 1, limit + 1);
        List<LedgerRow> rows = new ArrayList<>();
        long last = mark.seq();
        ByteString head = mark.hash();
        for (Stored each : stored.subList(0, Math.min(limit, stored.size()))) {
            try {
                LedgerRow row = row(each, last + 1);
                row.verify(room, last, head);
                check.accept(row);
                rows.add(row);
                last = row.seq();
                head = row.hash();
            } catch (LedgerDamaged damage) {
                return new Stretch(rows, false, Optional.of(damage));
            }
        }
        return new Stretch(rows, stored.size() > limit, Optional.empty());
    }

    /**
     * The sequence of the last entry that was decided up to an instant; 0: none was. Damage farther on does not matter.
     *
     * @throws LedgerDamaged if that entry may be one that is missing or was altered
     */
    long lastUntil(long at) throws SQLException {
        Optional<Stored> last = table.entryAtMost(Long.MAX_VALUE);
        return last.isEmpty() ? 0 : new InstantSearch(this, at, last.get()).found();
    }

    /** The first entry behind a sequence. */
    Optional<Stored> next(long seq) throws SQLException {
        return table.entries(seq + 1, 1).stream().findFirst();
    }

    /** The last entry up to a sequence. */
    Optional<Stored> atMost(long seq) throws SQLException {
        return table.entryAtMost(seq);
    }

    /** The last entry, with its personal fields empty; empty: there is no such room. */
    Optional<Entry> last() throws SQLException {
        return table.entryAtMost(Long.MAX_VALUE)
                .map(stored -> RoomCodec.erased(code).open(own(stored)));
    }

    /** Whether there is such a room. */
    boolean exists() throws SQLException {
        return !table.entries(1, 1).isEmpty();
    }

    /** When the first entry that is there was decided, in microseconds; empty: there is no such room. */
    OptionalLong begin() throws SQLException {
        return table.entries(1, 1).stream().mapToLong(this::decidedAt).findFirst();
    }

    /** Whether the entry at a position is still the one that it was. */
    boolean has(Mark mark) throws SQLException {
        try {
            return find(mark.seq()) instanceof At entry && entry.mark().equals(mark);
        } catch (LedgerDamaged damage) {
            return false;
        }
    }

    /**
     * Where folding towards an entry begins: at the newest snapshot that can be used [LE8].
     *
     * @param otherwise what to begin with if there is none that is newer
     */
    HistoryReply.PastRoom nearest(long seq, Optional<RoomKey> key, HistoryReply.PastRoom otherwise)
            throws SQLException {
        if (key.isEmpty()) {
            return otherwise;
        }
        RoomCodec codec = RoomCodec.of(code, key.get());
        Optional<Stored> snapshot = table.snapshotAtMost(seq);
        while (snapshot.isPresent() && snapshot.get().seq() > otherwise.mark().seq()) {
            Optional<HistoryReply.PastRoom> opened = open(snapshot.get(), codec);
            if (opened.isPresent()) {
                return opened.get();
            }
            snapshot = table.snapshotAtMost(snapshot.get().seq() - 1);
        }
        return otherwise;
    }

    private Optional<HistoryReply.PastRoom> open(Stored stored, RoomCodec codec) throws SQLException {
        try {
            if (stored.content().orElse(null) instanceof SealedSnapshot snapshot
                    && find(snapshot.seq()) instanceof At entry
                    && entry.mark().hash().equals(snapshot.head())) {
                long at = decidedAt(table.entryAtMost(snapshot.seq()).orElseThrow());
                return Optional.of(new HistoryReply.PastRoom(codec.open(snapshot), entry.mark(), at));
            }
            LOG.warn("The snapshot at {} of room {} is passed over: it is of another ledger", stored.seq(), room);
        } catch (LedgerDamaged unusable) {
            LOG.warn("The snapshot at {} of room {} is passed over: {}", stored.seq(), room, unusable.what());
        }
        return Optional.empty();
    }

    /** @throws LedgerDamaged if it was altered */
    long decidedAt(Stored stored) {
        return RoomCodec.erased(code).open(own(stored)).at();
    }

    /** A row that is not compared with the one before. */
    private LedgerRow own(Stored stored) {
        LedgerRow row = row(stored, stored.seq());
        row.verify(room, stored.seq() - 1, row.previous());
        return row;
    }

    private LedgerRow row(Stored stored, long expected) {
        if (!(stored.content().orElse(null) instanceof LedgerRow row)) {
            throw new LedgerDamaged(room, expected, "this version cannot read it");
        }
        if (row.seq() != 0 && row.seq() != stored.seq()) {
            throw new LedgerDamaged(room, expected, "entry %d stands in its place".formatted(row.seq()));
        }
        return row;
    }

    private static Mark mark(LedgerRow row) {
        return new Mark(row.seq(), row.hash());
    }
}
