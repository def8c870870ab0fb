package org.sameframe.history;

import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.sameframe.persistence.Erasable;
import org.sameframe.persistence.ReadSide;
import org.sameframe.room.Entry;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.RoomKey;

/**
 * What happened in the rooms of a store, for whoever looks at it afterwards or from outside [HI].
 *
 * <p>It reads the rows of one room's ledger, as they are stored, over connections and threads of its own, piece by piece:
 * no room is opened for it, and none waits for it. Whatever it answers, it has checked against the chain.
 */
public final class History implements Erasable {
    /** Entries of a page, at most. */
    public static final int LONGEST_PAGE = 1_000;

    /** Rows that are read at a time where only the state is wanted. */
    private static final int ROWS = 250;

    private static final HistoryReply.PastRoom BEFORE_EVERYTHING = new HistoryReply.PastRoom(Room.NONE, Mark.START, 0);

    private static final HistoryReply NOTHING_YET = new HistoryReply.Checked(Mark.START, Optional.empty());

    private final ReadSide store;
    private final Readings readings;
    private final Checks checks;
    private final Checkpoints checkpoints = new Checkpoints();

    /** Of rooms that were erased: nothing in them is personal. */
    private final Checkpoints emptied = new Checkpoints();

    private History(ReadSide store) {
        this.store = store;
        this.readings = new Readings(store);
        this.checks = new Checks(readings);
    }

    public static History of(ReadSide store) {
        return new History(store);
    }

    /**
     * A page of entries.
     *
     * @param limit 1 to {@link #LONGEST_PAGE}; a page may have fewer and still not be the last
     * @return Page or Refused; fails if the store cannot be reached
     */
    public CompletionStage<HistoryReply> entries(RoomCode room, Cursor after, Selection wanted, int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + LONGEST_PAGE + ")");
        }
        return withKey(
                room,
                key -> reading(
                        room,
                        ledger -> at(ledger, "after", after.seq(), mark -> {
                            if (!after.agreesWith(mark)) {
                                return refused(
                                        "after",
                                        "entry %d of this room is another one; begin again.".formatted(after.seq()));
                            }
                            return new PageReading(codec(room, key), wanted, mark, limit).read(ledger);
                        })));
    }

    /** The page behind another one. */
    CompletionStage<HistoryReply.Page> next(RoomCode room, HistoryReply.Page last, Selection wanted, int limit) {
        return store.keys()
                .find(room)
                .thenCompose(key -> reading(
                        room, ledger -> new PageReading(codec(room, key), wanted, last.through(), limit).read(ledger)));
    }

    /**
     * The room as it was after an entry.
     *
     * @param seq from 1
     * @return PastRoom or Refused; fails if the store cannot be reached
     */
    public CompletionStage<HistoryReply> stateAt(RoomCode room, long seq) {
        return withKey(room, key -> state(room, key, seq));
    }

    /**
     * The room as it was at an instant: after the last entry that was decided until then.
     *
     * @param at in microseconds
     * @return PastRoom, NotYet or Refused; fails if the store cannot be reached
     */
    public CompletionStage<HistoryReply> stateUntil(RoomCode room, long at) {
        return withKey(
                room,
                key -> this.<Long>reading(room, ledger -> ledger.lastUntil(at))
                        .thenCompose(seq -> seq > 0 ? state(room, key, seq) : reading(room, History::notYet)));
    }

    /**
     * What the ledger has at a sequence, from 1 on. Needs no key.
     *
     * @return At, Beyond or Refused; fails if the store cannot be reached
     */
    public CompletionStage<HistoryReply> mark(RoomCode room, long seq) {
        return answering(this.<HistoryReply>reading(room, ledger -> {
            LedgerReading.Place place = ledger.find(seq);
            return place instanceof LedgerReading.At entry
                    ? new HistoryReply.At(entry.mark())
                    : new HistoryReply.Beyond(((LedgerReading.Beyond) place).last());
        }));
    }

    /**
     * Walks the whole ledger, recomputes every hash, and opens every seal if the room's key is there [LE10].
     *
     * @return Checked or Refused; fails if the store cannot be reached
     */
    public CompletionStage<HistoryReply> check(RoomCode room) {
        return answering(this.<HistoryReply>reading(room, ledger -> ledger.exists() ? NOTHING_YET : unknownRoom())
                .thenCompose(begun -> begun instanceof HistoryReply.Checked
                        ? checks.whole(room).thenApply(HistoryReply.class::cast)
                        : CompletableFuture.completedFuture(begun)));
    }

    /**
     * What is wrong with the ledger up to where a reading begins, which the reading itself does not see. Behind what a page has as
     * next nothing is looked for: who read that far was told.
     *
     * @return fails if the store cannot be reached
     */
    public CompletionStage<Optional<Damage>> damageBefore(RoomCode room, Cursor after) {
        return after.witness().isEmpty() && after.seq() > 0
                ? checks.until(room, after.seq()).thenApply(HistoryReply.Checked::damage)
                : CompletableFuture.completedFuture(Optional.empty());
    }

    private CompletionStage<HistoryReply> state(RoomCode room, Optional<RoomKey> key, long seq) {
        return this.<HistoryReply>reading(
                        room, ledger -> at(ledger, "seq", seq, mark -> nearest(ledger, room, key, seq)))
                .thenCompose(start -> start instanceof HistoryReply.PastRoom past
                        ? fold(room, key, past, seq)
                        : CompletableFuture.completedFuture(start));
    }

    private HistoryReply.PastRoom nearest(LedgerReading ledger, RoomCode room, Optional<RoomKey> key, long seq)
            throws SQLException {
        Checkpoints kept = checkpoints(room, key);
        Optional<HistoryReply.PastRoom> known = kept.atMost(room, seq);
        if (known.isPresent() && !ledger.has(known.get().mark())) {
            kept.forget(room);
            known = Optional.empty();
        }
        return ledger.nearest(seq, key, known.orElse(BEFORE_EVERYTHING));
    }

    /** What was personal is forgotten as soon as the key turns out to be gone, whoever destroyed it. */
    private Checkpoints checkpoints(RoomCode room, Optional<RoomKey> key) {
        if (key.isPresent()) {
            return checkpoints;
        }
        checkpoints.forget(room);
        return emptied;
    }

    /** Piece by piece, so that others get their turn in between. */
    private CompletionStage<HistoryReply> fold(
            RoomCode room, Optional<RoomKey> key, HistoryReply.PastRoom past, long seq) {
        checkpoints(room, key).offer(room, past);
        long from = past.mark().seq();
        int rows = (int) Math.min(ROWS, Math.min(Checkpoints.distance(from), seq - from));
        return rows == 0
                ? CompletableFuture.completedFuture(past)
                : this.<HistoryReply.PastRoom>reading(room, ledger -> further(ledger, codec(room, key), past, rows))
                        .thenCompose(further -> fold(room, key, further, seq));
    }

    private static HistoryReply.PastRoom further(
            LedgerReading ledger, RoomCodec codec, HistoryReply.PastRoom past, int rows) throws SQLException {
        LedgerReading.Stretch stretch = ledger.after(past.mark(), rows);
        if (stretch.damage().isPresent()) {
            throw stretch.damage().get();
        }
        Room room = past.room();
        long at = past.at();
        for (LedgerRow row : stretch.rows()) {
            Entry entry = codec.open(row);
            room = room.apply(entry);
            at = entry.at();
        }
        return new HistoryReply.PastRoom(room, stretch.end().orElseThrow(), at);
    }

    private static HistoryReply notYet(LedgerReading ledger) throws SQLException {
        OptionalLong begin = ledger.begin();
        return begin.isPresent() ? new HistoryReply.NotYet(begin.getAsLong()) : unknownRoom();
    }

    private interface Then {
        HistoryReply with(Mark mark) throws SQLException;
    }

    /** @param field that named the sequence, to be named if there is no such entry */
    private static HistoryReply at(LedgerReading ledger, String field, long seq, Then then) throws SQLException {
        LedgerReading.Place place = ledger.find(seq);
        if (place instanceof LedgerReading.At entry) {
            return then.with(entry.mark());
        }
        long last = ((LedgerReading.Beyond) place).last();
        return last == 0
                ? unknownRoom()
                : refused(field, "%d is ahead of the room, whose last entry is %d.".formatted(seq, last));
    }

    private CompletionStage<HistoryReply> withKey(
            RoomCode room, Function<Optional<RoomKey>, CompletionStage<HistoryReply>> read) {
        return answering(store.keys().find(room).thenCompose(read));
    }

    private <T> CompletionStage<T> reading(RoomCode room, Readings.Reading<? extends T> reading) {
        return readings.of(room, reading);
    }

    /** Damage is an answer; that the store cannot be reached is a failure. */
    private static CompletionStage<HistoryReply> answering(CompletionStage<HistoryReply> reply) {
        return reply.exceptionallyCompose(failure -> LedgerDamaged.in(failure)
                .<CompletionStage<HistoryReply>>map(damage -> CompletableFuture.completedFuture(refused(damage)))
                .orElseGet(() -> CompletableFuture.failedFuture(failure)));
    }

    /** Forgets what it remembers of a room; the ledger itself stays as it is. */
    @Override
    public CompletionStage<Done> erase(RoomCode room) {
        checkpoints.forget(room);
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    /** What opens a room's rows. */
    CompletionStage<RoomCodec> codec(RoomCode room) {
        return store.keys().find(room).thenApply(key -> codec(room, key));
    }

    /** Whether what was personal in a room is gone for good. */
    public CompletionStage<Boolean> isErased(RoomCode room) {
        return store.keys().find(room).thenApply(Optional::isEmpty);
    }

    /** Without its key a room was erased [LE6]. */
    private static RoomCodec codec(RoomCode room, Optional<RoomKey> key) {
        return key.map(some -> RoomCodec.of(room, some)).orElseGet(() -> RoomCodec.erased(room));
    }

    private static HistoryReply refused(String field, String detail) {
        return new HistoryReply.Refused(new Refusal(RefusalCode.INVALID, field + ": " + detail), field);
    }

    private static HistoryReply refused(LedgerDamaged damage) {
        String detail =
                "The record of this room is damaged%s: %s. Put it back from a backup; what lies before is still to be read."
                        .formatted(damage.place(), damage.what());
        return new HistoryReply.Refused(new Refusal(RefusalCode.DAMAGED, detail));
    }

    private static HistoryReply unknownRoom() {
        return new HistoryReply.Refused(
                new Refusal(RefusalCode.UNKNOWN_ROOM, "No room has this code. Check it, or ask for a new link."));
    }
}
