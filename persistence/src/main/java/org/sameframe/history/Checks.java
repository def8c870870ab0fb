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

    Checks(Readings readings) {
        this.readings = readings;
    }

    /** Recomputes every hash, and opens every seal if the room's key is there [LE10]. Fails if the store cannot be reached. */
    CompletionStage<HistoryReply.Checked> whole(RoomCode room) {
        return CheckedSeals.of(readings.store(), room)
                .thenCompose(codec -> walk(room, opening(codec), Mark.START, Long.MAX_VALUE));
    }

    /**
     * The same up to an entry, sooner: every hash is recomputed, and the last seal opened, which binds all that came before it. Where
     * that does not open, all are, to find the first. Fails if the store cannot be reached.
     */
    CompletionStage<HistoryReply.Checked> until(RoomCode room, long seq) {
        return CheckedSeals.of(readings.store(), room)
                .thenCompose(
                        codec -> codec.isErased() ? walk(room, opening(codec), Mark.START, seq) : until(codec, seq));
    }

    private CompletionStage<HistoryReply.Checked> until(RoomCodec codec, long seq) {
        Chain chain = new Chain();
        return walk(codec.room(), chain, Mark.START, seq)
                .thenCompose(checked -> opens(codec, chain.last, checked.head().seq())
                        .thenCompose(isSound -> isSound
                                ? CompletableFuture.completedFuture(checked)
                                : walk(codec.room(), opening(codec), Mark.START, seq)));
    }

    private CompletionStage<Boolean> opens(RoomCodec codec, LastSeal last, long end) {
        return walk(
                        codec.room(),
                        opening(codec),
                        last.before(),
                        last.isAlone() ? last.before().seq() + 1 : end)
                .thenApply(checked -> checked.damage().isEmpty());
    }

    private interface Piece {
        LedgerReading.Stretch read(LedgerReading ledger, Mark sound, int rows) throws SQLException;
    }

    /** Recomputes hashes, one piece after the other, and opens nothing. */
    private static final class Chain implements Piece {
        private LastSeal last = LastSeal.NONE;

        @Override
        public LedgerReading.Stretch read(LedgerReading ledger, Mark sound, int rows) throws SQLException {
            LedgerReading.Stretch stretch = ledger.after(sound, rows);
            last = last.or(stretch.rows());
            return stretch;
        }
    }

    private static Piece opening(RoomCodec codec) {
        return (ledger, sound, rows) -> ledger.opened(sound, rows, codec);
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
}
