package org.sameframe.history;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.sameframe.history.DirectoryTable.Known;
import org.sameframe.persistence.ReadSide;
import org.sameframe.persistence.WitnessTags;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.RoomKey;

/**
 * Reads what is new in a room's ledger, beginning with whether the entry that was seen last is still the one that it was [RD6].
 */
final class DirectoryReading {
    /** Rows that are read at a time, so that others get their turn in between. */
    private static final int ROWS = 250;

    private final ReadSide journal;
    private final WitnessTags tags;
    private final InstantSource clock;

    DirectoryReading(ReadSide journal, WitnessTags tags, InstantSource clock) {
        this.journal = journal;
        this.tags = tags;
        this.clock = clock;
    }

    /**
     * What is new. Where an alarm is about what was taken in before, that is computed again, since nothing else would end it.
     *
     * @param isSuspect whether something was found there by others
     * @return what is known then; nothing, if there is no such room. Fails if the store cannot be reached
     */
    CompletionStage<Known> update(RoomCode room, Known known, boolean isSuspect) {
        boolean isOwn = known.head()
                .map(head -> head.isOwn(room, tags))
                .orElse(known.row().isEmpty());
        if (!isOwn) {
            return row(room, known).thenApply(row -> kept(known, disowned(room, new Known(row, known.head()))));
        }
        return journal.keys()
                .find(room)
                .thenCompose(key -> this.<Comparison>reading(room, ledger -> compare(ledger, known.head()))
                        .thenCompose(compared -> compared.alarm().isPresent()
                                ? alarmed(room, key, known, compared)
                                : follow(room, key, begin(room, key, known))
                                        .thenCombine(damage(room, key, known, isSuspect), DirectoryReading::damaged)))
                .exceptionallyCompose(failure -> LedgerDamaged.in(failure)
                        .<CompletionStage<Known>>map(damage -> CompletableFuture.completedFuture(
                                alarmed(room, known, alarm(damage.seq(), damage.what()))))
                        .orElseGet(() -> CompletableFuture.failedFuture(failure)))
                .thenApply(now -> tagged(room, kept(known, now)));
    }

    private Known tagged(RoomCode room, Known now) {
        return new Known(now.row(), now.head().map(head -> head.tagged(room, tags)));
    }

    /** As it is known; where it is not, as the ledger that is there has it. */
    private CompletionStage<Optional<DirectoryRow>> row(RoomCode room, Known known) {
        return known.row().isPresent()
                ? CompletableFuture.completedFuture(known.row())
                : journal.keys()
                        .find(room)
                        .thenCompose(key -> follow(room, key, begin(room, key, Known.NOTHING)))
                        .thenApply(Known::row)
                        .exceptionallyCompose(
                                failure -> LedgerDamaged.in(failure).isPresent()
                                        ? CompletableFuture.completedFuture(Optional.empty())
                                        : CompletableFuture.failedFuture(failure));
    }

    /** What somebody else has written, or taken away, stays as it is: without a tag of ours the alarm goes on [RD8]. */
    private Known disowned(RoomCode room, Known known) {
        long seq = known.head().map(head -> head.mark().seq()).orElse(0L);
        Optional<ByteString> tag = known.head().flatMap(WitnessedHead::tag);
        Known alarmed = alarmed(
                room,
                known,
                alarm(
                        seq,
                        "what the directory had seen of it is gone, or was written by somebody else than this server"));
        return new Known(alarmed.row(), alarmed.head().map(head -> new WitnessedHead(head.mark(), head.alarm(), tag)));
    }

    /**
     * What came of holding a ledger against what was seen of it.
     *
     * @param alarm empty: it agrees
     * @param isGone there is no entry at all
     */
    private record Comparison(Optional<Alarm> alarm, boolean isGone) {
        static final Comparison AGREES = new Comparison(Optional.empty(), false);
    }

    private Comparison compare(LedgerReading ledger, Optional<WitnessedHead> head) throws SQLException {
        if (head.isEmpty()) {
            return Comparison.AGREES;
        }
        Mark seen = head.get().mark();
        try {
            LedgerReading.Place place = ledger.find(seen.seq());
            if (place instanceof LedgerReading.Beyond beyond) {
                return objection(
                        seen.seq(),
                        beyond.last() == 0
                                ? "it was seen, and the ledger is gone"
                                : "it was seen, and the ledger ends with entry %d".formatted(beyond.last()),
                        beyond.last() == 0);
            }
            return ((LedgerReading.At) place).mark().equals(seen)
                    ? Comparison.AGREES
                    : objection(seen.seq(), "it is another one than was seen", false);
        } catch (LedgerDamaged damage) {
            return objection(damage.seq(), damage.what(), false);
        }
    }

    private Comparison objection(long seq, String what, boolean isGone) {
        return new Comparison(Optional.of(alarm(seq, what)), isGone);
    }

    /** An alarm that says the same as before was raised before, and what was seen farther on is not forgotten. */
    private static Known kept(Known before, Known now) {
        Optional<Alarm> raised = before.head().flatMap(WitnessedHead::alarm);
        return new Known(
                now.row(),
                now.head()
                        .map(head -> new WitnessedHead(
                                before.head()
                                        .map(WitnessedHead::mark)
                                        .filter(mark -> mark.seq() > head.mark().seq())
                                        .orElse(head.mark()),
                                head.alarm().isPresent()
                                                && raised.filter(head.alarm().get()::repeats)
                                                        .isPresent()
                                        ? raised
                                        : head.alarm(),
                                head.tag())));
    }

    private CompletionStage<Optional<Alarm>> damage(
            RoomCode room, Optional<RoomKey> key, Known known, boolean isSuspect) {
        long seen = known.head().map(head -> head.mark().seq()).orElse(0L);
        boolean isOfOld = known.head()
                .flatMap(WitnessedHead::alarm)
                .filter(alarm -> alarm.seq() <= seen)
                .isPresent();
        return isSuspect || isOfOld
                ? damage(codec(room, key), Mark.START, seen)
                : CompletableFuture.completedFuture(Optional.empty());
    }

    /** What is wrong up to an entry, with the chain or with a seal. */
    private CompletionStage<Optional<Alarm>> damage(RoomCodec codec, Mark sound, long end) {
        int rows = (int) Math.min(ROWS, end - sound.seq());
        return rows == 0
                ? CompletableFuture.completedFuture(Optional.empty())
                : this.<LedgerReading.Stretch>reading(codec.room(), ledger -> ledger.opened(sound, rows, codec))
                        .thenCompose(stretch ->
                                stretch.damage().isEmpty() && stretch.end().isPresent()
                                        ? damage(codec, stretch.end().get(), end)
                                        : CompletableFuture.completedFuture(
                                                stretch.damage().map(found -> alarm(found.seq(), found.what()))));
    }

    /** Damage of what was seen before counts more than any behind it. */
    private static Known damaged(Known now, Optional<Alarm> alarm) {
        return new Known(
                now.row(), now.head().map(head -> alarm.isPresent() ? WitnessedHead.of(head.mark(), alarm) : head));
    }

    /** A ledger under way. */
    private record Progress(DirectoryRow row, Mark mark) {}

    private static Progress begin(RoomCode room, Optional<RoomKey> key, Known known) {
        return known.row()
                .flatMap(row -> known.head()
                        // Not at the same entry: the row is of a ledger that did not agree. Erased: the key is back.
                        .filter(head -> head.mark().seq() == row.seq() && row.state() != RoomState.LOST)
                        .filter(head -> key.isEmpty() || row.state() != RoomState.ERASED)
                        .map(head -> new Progress(row, head.mark())))
                .orElseGet(() -> new Progress(DirectoryRow.empty(room, RoomState.OPEN), Mark.START));
    }

    private CompletionStage<Known> follow(RoomCode room, Optional<RoomKey> key, Progress begin) {
        RoomCodec codec = codec(room, key);
        return this.<Step>reading(room, ledger -> further(ledger, codec, begin))
                .thenCompose(step -> step.hasMore()
                        ? follow(room, key, step.progress())
                        : CompletableFuture.completedFuture(known(step, key.isEmpty())));
    }

    private static RoomCodec codec(RoomCode room, Optional<RoomKey> key) {
        return key.map(some -> RoomCodec.of(room, some)).orElseGet(() -> RoomCodec.erased(room));
    }

    private record Step(Progress progress, boolean hasMore, Optional<Alarm> alarm) {}

    private Step further(LedgerReading ledger, RoomCodec codec, Progress begin) throws SQLException {
        LedgerReading.Stretch stretch = ledger.after(begin.mark(), ROWS);
        Progress progress = begin;
        for (LedgerRow row : stretch.rows()) {
            try {
                progress = new Progress(progress.row().apply(codec.open(row)), new Mark(row.seq(), row.hash()));
            } catch (LedgerDamaged damage) {
                return new Step(progress, false, Optional.of(alarm(damage.seq(), damage.what())));
            }
        }
        return new Step(
                progress, stretch.hasMore(), stretch.damage().map(damage -> alarm(damage.seq(), damage.what())));
    }

    private static Known known(Step end, boolean isErased) {
        DirectoryRow row = end.progress().row();
        Mark mark = end.progress().mark();
        return mark.seq() == 0 && end.alarm().isEmpty()
                ? Known.NOTHING
                : new Known(
                        Optional.of(isErased ? row.erased() : row), Optional.of(WitnessedHead.of(mark, end.alarm())));
    }

    /** What was seen stays as it was; where it is not known any more, what is there has to do. */
    private CompletionStage<Known> alarmed(RoomCode room, Optional<RoomKey> key, Known known, Comparison compared) {
        Alarm alarm = compared.alarm().orElseThrow();
        if (compared.isGone() || known.row().isPresent()) {
            Optional<DirectoryRow> row = compared.isGone() ? known.row().map(DirectoryRow::lost) : known.row();
            return CompletableFuture.completedFuture(alarmed(room, new Known(row, known.head()), alarm));
        }
        return follow(room, key, begin(room, key, known))
                .thenApply(there -> alarmed(room, new Known(there.row(), known.head()), alarm));
    }

    private static Known alarmed(RoomCode room, Known known, Alarm alarm) {
        DirectoryRow row = known.row().orElseGet(() -> DirectoryRow.empty(room, RoomState.LOST));
        WitnessedHead head = known.head().orElseGet(() -> WitnessedHead.of(Mark.START, Optional.empty()));
        return new Known(Optional.of(row), Optional.of(WitnessedHead.of(head.mark(), Optional.of(alarm))));
    }

    private Alarm alarm(long seq, String what) {
        return new Alarm(seq, what, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    }

    private interface Reading<T> {
        T read(LedgerReading ledger) throws SQLException;
    }

    private <T> CompletionStage<T> reading(RoomCode room, Reading<? extends T> reading) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Connection connection = journal.database().getConnection()) {
                        return reading.read(new LedgerReading(connection, room));
                    } catch (SQLException e) {
                        throw new CompletionException(e);
                    }
                },
                journal.executor());
    }
}
