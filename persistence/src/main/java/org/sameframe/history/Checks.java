package org.sameframe.history;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.RoomCodec;

/** Whether ledgers are as they were: walked piece by piece, so that others get their turn in between [HI8]. */
final class Checks {
    /** Rows that are read at a time. */
    private static final int ROWS = 250;

    private final Readings readings;
    private final OpenedSeals opened = new OpenedSeals();

    Checks(Readings readings) {
        this.readings = readings;
    }

    /** Recomputes every hash, and opens every seal if the room's key is there [LE10]. Fails if the store cannot be reached. */
    CompletionStage<HistoryReply.Checked> whole(RoomCode room) {
        return CheckedSeals.of(readings.store(), room)
                .thenCompose(codec -> walk(room, opening(codec), Mark.START, Long.MAX_VALUE));
    }

    /**
     * The same up to an entry. Where that was done before, and the same hash is there, no seal is opened anew; where another one
     * is, or none, all are. Fails if the store cannot be reached.
     */
    CompletionStage<HistoryReply.Checked> until(RoomCode room, long seq) {
        return CheckedSeals.of(readings.store(), room).thenCompose(codec -> until(codec, seq));
    }

    private CompletionStage<HistoryReply.Checked> until(RoomCodec codec, long seq) {
        RoomCode room = codec.room();
        Mark known = codec.isErased() ? Mark.START : opened.atMost(room, seq);
        return walk(room, LedgerReading::after, Mark.START, known.seq())
                .thenCompose(chain -> walk(room, opening(codec), chain.head().equals(known) ? known : Mark.START, seq));
    }

    private interface Piece {
        LedgerReading.Stretch read(LedgerReading ledger, Mark sound, int rows) throws SQLException;
    }

    private Piece opening(RoomCodec codec) {
        return (ledger, sound, rows) -> {
            LedgerReading.Stretch stretch = ledger.opened(sound, rows, codec);
            if (!codec.isErased()) {
                stretch.end().ifPresent(mark -> opened.offer(codec.room(), mark));
            }
            return stretch;
        };
    }

    /** @param end the sequence up to which it is walked */
    private CompletionStage<HistoryReply.Checked> walk(RoomCode room, Piece piece, Mark sound, long end) {
        int rows = (int) Math.min(ROWS, end - sound.seq());
        return rows == 0
                ? CompletableFuture.completedFuture(new HistoryReply.Checked(sound, Optional.empty()))
                : readings.<LedgerReading.Stretch>of(room, ledger -> piece.read(ledger, sound, rows))
                        .thenCompose(stretch -> {
                            Mark further = stretch.end().orElse(sound);
                            return stretch.hasMore()
                                    ? walk(room, piece, further, end)
                                    : CompletableFuture.completedFuture(new HistoryReply.Checked(
                                            further, stretch.damage().map(Damage::of)));
                        });
    }

    /** Forgets what it remembers of a room. */
    void forget(RoomCode room) {
        opened.forget(room);
    }
}
