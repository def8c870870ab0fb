package org.sameframe.persistence;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.sameframe.history.Cursor;
import org.sameframe.history.History;
import org.sameframe.history.HistoryReply;
import org.sameframe.history.RecordedEntry;
import org.sameframe.history.Selection;
import org.sameframe.room.RoomCode;

/** A store with the room of the golden journal, in which everything happened that can, and the history of it. */
final class HistoryFixture implements AutoCloseable {
    final TestStore store;
    final RunningStore running;
    final GoldenJournal golden;
    final History history;

    HistoryFixture(TestStore.Kind kind, Path folder) throws Exception {
        golden = GoldenJournal.load("v2");
        store = TestStore.create(kind, folder);
        Files.createDirectories(folder.resolve("keys"));
        Files.write(folder.resolve("keys").resolve("master.key"), golden.masterKey());
        running = new RunningStore(store);
        golden.insertInto(store);
        history = History.of(running.storage().readSide(running.pekko().system()));
    }

    /** The code of the golden room. */
    RoomCode room() {
        return golden.room();
    }

    int entries() {
        return golden.payloads().size();
    }

    /** All entries of a room that are wanted, page by page. */
    List<RecordedEntry> all(RoomCode room, Selection wanted, int limit) throws Exception {
        List<RecordedEntry> all = new ArrayList<>();
        HistoryReply.Page page = page(room, Cursor.START, wanted, limit);
        all.addAll(page.entries());
        while (page.hasMore()) {
            page = page(room, Cursor.behind(page.through()), wanted, limit);
            all.addAll(page.entries());
        }
        return all;
    }

    HistoryReply.Page page(RoomCode room, Cursor after, Selection wanted, int limit) throws Exception {
        return (HistoryReply.Page) get(history.entries(room, after, wanted, limit));
    }

    static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, SECONDS);
    }

    /** Of the golden room, with what stands for its persistence id put in. */
    void execute(String sql) throws Exception {
        store.execute(sql.replace("ROOM", "'room|" + room().value() + "'"));
    }

    @Override
    public void close() {
        running.close();
    }
}
