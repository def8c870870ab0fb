package org.sameframe.history;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Source;
import org.sameframe.room.RoomCode;

/**
 * Page after page of a room's entries [HI3]. The next one is read when it is asked for, and meanwhile nothing is held.
 *
 * @param piece entries that are read together, 1 to {@link History#LONGEST_PAGE}
 * @param most entries in all, those of the first page included
 */
public record EntryStream(History history, RoomCode room, Selection wanted, int piece, long most) {
    private static final CompletionStage<Optional<Pair<Progress, HistoryReply.Page>>> OVER =
            CompletableFuture.completedFuture(Optional.empty());

    /** All entries that are wanted. */
    public static EntryStream of(History history, RoomCode room, Selection wanted, int piece) {
        return new EntryStream(history, room, wanted, piece, Long.MAX_VALUE);
    }

    /**
     * Where it is.
     *
     * @param left entries that may still come
     * @param isErased whether the room was erased before this page was read: it does nothing any more
     */
    private record Progress(HistoryReply.Page last, long left, boolean isErased) {
        static Progress of(HistoryReply.Page page, long most, boolean isErased) {
            return new Progress(page, most - page.entries().size(), isErased);
        }

        boolean isAtEnd() {
            return left <= 0 || last.damage().isPresent() || isErased && !last.hasMore();
        }
    }

    /**
     * A page and all that follow it, to where the ledger ends by then.
     *
     * @param first what {@link History#entries} answered
     */
    public Source<HistoryReply.Page, NotUsed> from(HistoryReply.Page first) {
        return Source.single(first)
                .concat(Source.unfoldAsync(
                        Progress.of(first, most, false),
                        now -> now.last().hasMore() && now.left() > 0 ? next(now, false) : OVER));
    }

    /**
     * A page, all that follow it, and then what the room goes on to do, for as long as anybody listens, more may come, and the
     * ledger does not turn out to be damaged, nor the room to be erased. Pages may be empty.
     *
     * @param first what {@link History#entries} answered
     * @param pause is over when it is time to look again, after all had been read
     */
    public Source<HistoryReply.Page, NotUsed> following(
            HistoryReply.Page first, Supplier<? extends CompletionStage<?>> pause) {
        return Source.single(first).concat(Source.unfoldAsync(Progress.of(first, most, false), now -> {
            HistoryReply.Page last = now.last();
            if (now.isAtEnd() || wanted.endsWith(last.through().seq())) {
                return OVER;
            }
            return last.hasMore()
                    ? next(now, now.isErased())
                    : pause.get().thenCompose(ready -> history.isErased(room)).thenCompose(erased -> next(now, erased));
        }));
    }

    private CompletionStage<Optional<Pair<Progress, HistoryReply.Page>>> next(Progress now, boolean isErased) {
        return history.next(room, now.last(), wanted, (int) Math.min(piece, now.left()))
                .thenApply(page -> Optional.of(Pair.create(Progress.of(page, now.left(), isErased), page)));
    }
}
