package org.sameframe.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;
import org.sameframe.history.export.ExportKey;
import org.sameframe.history.export.LedgerExport;
import org.sameframe.history.export.Session;
import org.sameframe.room.Entry;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;

/** Rooms of a store as files that leave it [HI11]. */
public final class Exports {
    /**
     * Of what a file is made that has to be held as a whole.
     *
     * @param entries as many as a very long week of reviews has
     * @param bytes of their bodies as they are stored; in memory they are several times as large
     */
    public record Most(int entries, long bytes) {
        static final Most USUAL = new Most(50_000, 64L * 1024 * 1024);
    }

    /** Entries that are read together. */
    private static final int READ = 100;

    private final History history;
    private final ExportKey key;
    private final Most most;

    private Exports(History history, ExportKey key, Most most) {
        this.history = history;
        this.key = key;
        this.most = most;
    }

    /** @param key with which ledgers are signed */
    public static Exports of(History history, ExportKey key) {
        return of(history, key, Most.USUAL);
    }

    public static Exports of(History history, ExportKey key, Most most) {
        return new Exports(history, key, most);
    }

    /**
     * The whole ledger, signed; or the lines of what lies before a damage, unsigned. It is read as fast as the lines are taken, and
     * nothing of it is kept. Damage is looked for before, in as many entries as other files have at most: behind them a stream that
     * has begun breaks off.
     *
     * @return Lines or Refused; fails if the store cannot be reached
     */
    public CompletionStage<HistoryReply> ledger(RoomCode room) {
        return history.entries(room, Cursor.START, Selection.ALL, READ)
                .thenCompose(reply -> reply instanceof HistoryReply.Page first
                        ? damage(room, first)
                                .thenCompose(damage -> history.codec(room)
                                        .thenApply(codec -> new HistoryReply.Lines(
                                                lines(room, first, LedgerExport.of(codec), damage), damage)))
                        : CompletableFuture.completedFuture(reply));
    }

    private CompletionStage<Optional<Damage>> damage(RoomCode room, HistoryReply.Page page) {
        return page.hasMore() && page.through().seq() < most.entries()
                ? history.next(room, page, Selection.ALL, History.LONGEST_PAGE).thenCompose(next -> damage(room, next))
                : CompletableFuture.completedFuture(page.damage());
    }

    private Source<String, NotUsed> lines(
            RoomCode room, HistoryReply.Page first, LedgerExport export, Optional<Damage> known) {
        Source<String, NotUsed> lines = EntryStream.of(history, room, Selection.ALL, READ)
                .from(first)
                .flatMapConcat(page -> Source.from(page.entries())
                        .map(entry -> export.line(entry.row()))
                        .concat(known.isPresent() ? Source.empty() : breakOff(page.damage())));
        return known.isPresent() ? lines : lines.concatLazy(Source.lazySource(() -> Source.single(export.proof(key))));
    }

    private static Source<String, NotUsed> breakOff(Optional<Damage> damage) {
        return damage.<Source<String, NotUsed>>map(some -> Source.failed(new BrokenOff(some)))
                .orElseGet(Source::empty);
    }

    /** Who takes the lines has to notice that they are not all; where they end is in the message, and no trace says more. */
    private static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenOff(Damage damage) {
            super("entry " + damage.seq() + " is damaged: the export breaks off, unsigned", null, false, false);
        }
    }

    /**
     * A room with all its entries, or with those that lie before a damage.
     *
     * @param alarm what speaks against its ledger otherwise, to be told in the file
     * @return Whole or Refused, with {@code limit} if there are more than can be held; fails if the store cannot be reached
     */
    public CompletionStage<HistoryReply> session(RoomCode room, Optional<Alarm> alarm) {
        return session(room, Cursor.START, new ArrayList<>(), 0)
                .thenCompose(reply -> reply instanceof HistoryReply.Whole whole
                        ? history.isErased(room)
                                .thenApply(erased -> new HistoryReply.Whole(whole.session()
                                        .alarmed(alarm.map(Exports::told))
                                        .erased(erased)))
                        : CompletableFuture.completedFuture(reply));
    }

    private static Session.Alarmed told(Alarm alarm) {
        return new Session.Alarmed(alarm.seq(), alarm.sentence());
    }

    /** @param before entries that were read, of {@code bytes} bytes */
    private CompletionStage<HistoryReply> session(RoomCode room, Cursor after, List<Entry> before, long bytes) {
        return history.entries(room, after, Selection.ALL, History.LONGEST_PAGE).thenCompose(reply -> {
            if (!(reply instanceof HistoryReply.Page page)) {
                return CompletableFuture.completedFuture(reply);
            }
            page.entries().forEach(entry -> before.add(entry.entry()));
            long read = bytes
                    + page.entries().stream()
                            .mapToLong(entry -> entry.row().body().size())
                            .sum();
            if (before.size() > most.entries() || read > most.bytes()) {
                return refused(
                        RefusalCode.LIMIT,
                        "This room has more than %,d entries, or %,d bytes of them: take its ledger, which is as long as it likes."
                                .formatted(most.entries(), most.bytes()));
            }
            return page.hasMore()
                    ? session(room, Cursor.behind(page.through()), before, read)
                    : CompletableFuture.completedFuture(new HistoryReply.Whole(
                            Session.of(room, before, page.damage().map(damage -> new Session.Damaged(damage.seq())))));
        });
    }

    private static CompletionStage<HistoryReply> refused(RefusalCode code, String detail) {
        return CompletableFuture.completedFuture(new HistoryReply.Refused(new Refusal(code, detail)));
    }
}
