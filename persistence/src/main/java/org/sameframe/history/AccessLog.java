package org.sameframe.history;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.sameframe.persistence.DirectorySide;
import org.sameframe.room.RoomCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has read which history [AL]. What is recorded at the same time is written together; whoever reads waits for it, since a
 * read that is not recorded must not happen.
 */
public final class AccessLog {
    /** Accesses of a page, at most. */
    public static final int LONGEST_PAGE = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    /** Accesses that may wait to be written; a further one fails at once. */
    private static final int WAITING = 1_000;

    private static final int TOGETHER = 200;

    private final DirectoryStore store;
    private final BoundedSourceQueue<Pending> queue;

    private record Pending(Access access, CompletableFuture<Done> written) {}

    private AccessLog(ActorSystem<?> system, DirectoryStore store) {
        this.store = store;
        this.queue = Source.<Pending>queue(WAITING)
                .batch(TOGETHER, AccessLog::first, AccessLog::further)
                .mapAsync(1, this::write)
                .toMat(Sink.ignore(), Keep.left())
                .run(system);
    }

    public static AccessLog create(ActorSystem<?> system, DirectorySide side) {
        return new AccessLog(system, new DirectoryStore(side));
    }

    /** @return complete when it is stored; fails if it could not be, or if too many wait */
    public CompletionStage<Done> record(Access access) {
        Pending pending = new Pending(access, new CompletableFuture<>());
        if (!queue.offer(pending).equals(QueueOfferResult.enqueued())) {
            pending.written().completeExceptionally(new IllegalStateException("too many accesses wait to be written"));
        }
        return pending.written();
    }

    /**
     * Accesses to a room's history, the latest first.
     *
     * @param before of these the identifier is lower; {@link Long#MAX_VALUE}: from the latest on
     * @param limit 1 to {@link #LONGEST_PAGE}
     */
    public CompletionStage<AccessPage> accesses(RoomCode room, long before, int limit) {
        return store.read(connection -> new AccessTable(connection).list(room.value(), before, limit));
    }

    /** The same, to the history of every room and to the directory. */
    public CompletionStage<AccessPage> accesses(long before, int limit) {
        return store.read(connection -> new AccessTable(connection).list(before, limit));
    }

    /** Forgets who has read a room's history. */
    public CompletionStage<Void> erase(RoomCode room) {
        return store.write(connection -> new AccessTable(connection).delete(room.value()));
    }

    private static List<Pending> first(Pending pending) {
        return further(new ArrayList<>(), pending);
    }

    private static List<Pending> further(List<Pending> batch, Pending pending) {
        batch.add(pending);
        return batch;
    }

    private CompletionStage<Done> write(List<Pending> batch) {
        return store.write(connection -> new AccessTable(connection)
                        .insert(batch.stream().map(Pending::access).toList()))
                .handle((written, failure) -> {
                    if (failure == null) {
                        batch.forEach(pending -> pending.written().complete(Done.getInstance()));
                    } else {
                        LOG.error(
                                "{} accesses could not be recorded, and are refused: {}",
                                batch.size(),
                                failure.toString());
                        batch.forEach(pending -> pending.written().completeExceptionally(failure));
                    }
                    return Done.getInstance();
                });
    }
}
