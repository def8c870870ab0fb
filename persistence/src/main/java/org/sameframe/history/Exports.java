package org.sameframe.history;

import java.util.ArrayList;
import java.util.List;
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
    /** Entries of which a file is made that has to be held as a whole: as many as a very long week of reviews. */
    static final int MOST = 50_000;

    /** Entries that are read together. */
    private static final int READ = 100;

    private final History history;
    private final ExportKey key;

    private Exports(History history, ExportKey key) {
        this.history = history;
        this.key = key;
    }

    /** @param key with which ledgers are signed */
    public static Exports of(History history, ExportKey key) {
        return new Exports(history, key);
    }

    /**
     * The whole ledger, signed. It is read as fast as the lines are taken, and nothing of it is kept.
     *
     * @return Lines or Refused; fails if the store cannot be reached
     */
    public CompletionStage<HistoryReply> ledger(RoomCode room) {
        return history.entries(room, Cursor.START, Selection.ALL, READ)
                .thenCompose(reply -> reply instanceof HistoryReply.Page first
                        ? history.codec(room)
                                .thenApply(codec -> new HistoryReply.Lines(lines(room, first, LedgerExport.of(codec))))
                        : CompletableFuture.completedFuture(reply));
    }

    private Source<String, NotUsed> lines(RoomCode room, HistoryReply.Page first, LedgerExport export) {
        return EntryStream.of(history, room, Selection.ALL, READ)
                .from(first)
                .map(Exports::sound)
                .mapConcat(page -> page.entries().stream()
                        .map(entry -> export.line(entry.row()))
                        .toList())
                .concatLazy(Source.lazySource(() -> Source.single(export.proof(key))));
    }

    private static HistoryReply.Page sound(HistoryReply.Page page) {
        page.damage().ifPresent(damage -> {
            throw new IllegalStateException("entry " + damage.seq() + " is damaged: what comes of it is not signed");
        });
        return page;
    }

    /**
     * A room with all its entries, or with those that lie before a damage.
     *
     * @return Whole or Refused, with {@code limit} if there are more than can be held; fails if the store cannot be reached
     */
    public CompletionStage<HistoryReply> session(RoomCode room) {
        return session(room, Cursor.START, new ArrayList<>());
    }

    private CompletionStage<HistoryReply> session(RoomCode room, Cursor after, List<Entry> before) {
        return history.entries(room, after, Selection.ALL, History.LONGEST_PAGE).thenCompose(reply -> {
            if (!(reply instanceof HistoryReply.Page page)) {
                return CompletableFuture.completedFuture(reply);
            }
            page.entries().forEach(entry -> before.add(entry.entry()));
            if (before.size() > MOST) {
                return refused(
                        RefusalCode.LIMIT,
                        "This room has more than %,d entries: take its ledger, which is as long as it likes."
                                .formatted(MOST));
            }
            return page.hasMore()
                    ? session(room, Cursor.behind(page.through()), before)
                    : CompletableFuture.completedFuture(new HistoryReply.Whole(
                            Session.of(room, before, page.damage().map(damage -> new Session.Damaged(damage.seq())))));
        });
    }

    private static CompletionStage<HistoryReply> refused(RefusalCode code, String detail) {
        return CompletableFuture.completedFuture(new HistoryReply.Refused(new Refusal(code, detail)));
    }
}
