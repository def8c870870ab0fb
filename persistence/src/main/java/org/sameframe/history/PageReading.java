package org.sameframe.history;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;

/** Reads a page of the entries that are wanted; bounded in what it looks at and in what it holds [HI3]. */
final class PageReading {
    /** Rows that are asked for at a time: at most 6 MiB. */
    private static final int ROWS = 100;

    /** Rows that are looked at for one page: a filter that matches nothing must not hold a connection for long. */
    private static final int LOOKED_AT = 2_000;

    /** Bytes of the bodies on a page: as many small entries as anybody asks for, or some twenty of the largest. */
    private static final long BYTES = 1024 * 1024;

    private final RoomCodec codec;
    private final Selection wanted;
    private final int limit;
    private final List<RecordedEntry> found = new ArrayList<>();
    private Mark through;
    private int lookedAt;
    private long bytes;

    PageReading(RoomCodec codec, Selection wanted, Mark after, int limit) {
        this.codec = codec;
        this.wanted = wanted;
        this.through = after;
        this.limit = limit;
    }

    HistoryReply.Page read(LedgerReading ledger) throws SQLException {
        while (true) {
            if (wanted.endsWith(through.seq())) {
                return page(false, Optional.empty());
            }
            LedgerReading.Stretch stretch = ledger.after(through, ROWS);
            for (LedgerRow row : stretch.rows()) {
                if (isFull() || wanted.endsWith(through.seq())) {
                    return page(!wanted.endsWith(through.seq()), Optional.empty());
                }
                try {
                    RecordedEntry entry = new RecordedEntry(codec.open(row), row);
                    if (wanted.isPast(entry.entry())) {
                        return page(false, Optional.empty());
                    }
                    take(entry);
                } catch (LedgerDamaged damage) {
                    return page(false, Optional.of(Damage.of(damage)));
                }
            }
            if (stretch.damage().isPresent() && !wanted.endsWith(through.seq())) {
                return page(false, stretch.damage().map(Damage::of));
            }
            if (isFull() || !stretch.hasMore()) {
                return page(stretch.hasMore() && !wanted.endsWith(through.seq()), Optional.empty());
            }
        }
    }

    private void take(RecordedEntry entry) {
        through = new Mark(entry.row().seq(), entry.row().hash());
        lookedAt++;
        if (wanted.matches(entry.entry())) {
            bytes += entry.row().body().size();
            found.add(entry);
        }
    }

    private boolean isFull() {
        return found.size() >= limit || lookedAt >= LOOKED_AT || bytes >= BYTES;
    }

    private HistoryReply.Page page(boolean hasMore, Optional<Damage> damage) {
        return new HistoryReply.Page(found, through, hasMore, damage);
    }
}
