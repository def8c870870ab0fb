package org.sameframe.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.sameframe.persistence.ReadSide;
import org.sameframe.persistence.WitnessTags;
import org.sameframe.room.RoomCode;

/** Asks the journal for rooms with news, whoever told of them or did not [RD5]. */
final class DirectorySweep {
    private final DirectoryStore store;
    private final WitnessTags tags;
    private final ReadSide journal;
    private final long everyNs;
    private volatile long begunNs;

    /** Of the last row that was there at the last sweep; 0: there was no sweep yet. */
    private volatile long settled;

    DirectorySweep(DirectoryStore store, WitnessTags tags, ReadSide journal, Duration every) {
        this.store = store;
        this.tags = tags;
        this.journal = journal;
        this.everyNs = every.toNanos();
        this.begunNs = System.nanoTime() - everyNs;
    }

    /**
     * What was found.
     *
     * @param highest row of the journal when it was asked
     * @param mark up to which everything will be in the directory once the rooms were looked at
     */
    record Found(Set<RoomCode> rooms, long highest, long mark, long atNs) {}

    private record Asked(Set<RoomCode> rooms, long highest) {}

    boolean isDue() {
        return System.nanoTime() - begunNs >= everyNs;
    }

    CompletionStage<Found> next() {
        long now = System.nanoTime();
        return store.read(connection -> new DirectoryTable(connection).mark())
                .thenCompose(mark -> onJournal(news -> asked(news, mark))
                        .thenCompose(asked -> mark > 0 && mark <= asked.highest()
                                ? CompletableFuture.completedFuture(asked)
                                : withAll(asked, onDirectory(DirectoryTable::witnessed))))
                .thenCompose(asked ->
                        settled > 0 ? CompletableFuture.completedFuture(asked) : withAll(asked, changedMeanwhile()))
                .thenApply(asked -> new Found(asked.rooms(), asked.highest(), settled, now));
    }

    private CompletionStage<List<RoomCode>> changedMeanwhile() {
        return erasedMeanwhile().thenCombine(onDirectory(table -> table.disowned(tags)), (erased, disowned) -> {
            List<RoomCode> changed = new ArrayList<>(erased);
            changed.addAll(disowned);
            return changed;
        });
    }

    private CompletionStage<List<RoomCode>> erasedMeanwhile() {
        return onDirectory(DirectoryTable::readable)
                .thenCombine(
                        onJournal(JournalNews::withKey),
                        (readable, withKey) -> readable.stream()
                                .filter(room -> !withKey.contains(room))
                                .toList());
    }

    /** Once the rooms that were found were looked at. */
    CompletionStage<Void> done(Found found) {
        CompletionStage<Void> marked = found.mark() == 0
                ? CompletableFuture.completedFuture(null)
                : store.write(connection -> new DirectoryTable(connection).mark(found.mark()));
        return marked.thenRun(() -> {
            settled = found.highest();
            begunNs = found.atNs();
        });
    }

    /** A journal that ends before the mark is another one: it was put back from a backup. Then everything is looked at. */
    private static Asked asked(JournalNews news, long mark) throws SQLException {
        long highest = news.highest();
        return new Asked(new HashSet<>(news.since(highest < mark ? 0 : mark)), highest);
    }

    private static CompletionStage<Asked> withAll(Asked asked, CompletionStage<List<RoomCode>> others) {
        return others.thenApply(more -> {
            Set<RoomCode> rooms = new HashSet<>(asked.rooms());
            rooms.addAll(more);
            return new Asked(rooms, asked.highest());
        });
    }

    private interface Listing {
        List<RoomCode> of(DirectoryTable table) throws SQLException;
    }

    private CompletionStage<List<RoomCode>> onDirectory(Listing listing) {
        return store.read(connection -> listing.of(new DirectoryTable(connection)));
    }

    private interface Question<T> {
        T ask(JournalNews news) throws SQLException;
    }

    private <T> CompletionStage<T> onJournal(Question<? extends T> question) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Connection connection = journal.database().getConnection()) {
                        return question.ask(new JournalNews(connection));
                    } catch (SQLException e) {
                        throw new CompletionException(e);
                    }
                },
                journal.executor());
    }
}
