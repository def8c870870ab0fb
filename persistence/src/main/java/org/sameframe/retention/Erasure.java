package org.sameframe.retention;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.sameframe.persistence.Erasable;
import org.sameframe.persistence.ErasureLog;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.MicroClock;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.room.actor.Rooms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases rooms: closes the room, notes that it is to be erased, has it forgotten, and then destroys part after part what is
 * personal in it [ER1]. Each step may be done again, so that what was interrupted is completed by doing all of it once more.
 */
public final class Erasure {
    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    private static final String COMPLETE = "What was personal in the room is gone; its entries stay, without it.";

    private final ErasureLog log;
    private final Rooms rooms;
    private final List<Erasable> parts;
    private final String leftToDo;
    private final MicroClock clock;

    private Erasure(ErasureLog log, Rooms rooms, List<Erasable> parts, String leftToDo, MicroClock clock) {
        this.log = log;
        this.rooms = rooms;
        this.parts = parts;
        this.leftToDo = leftToDo;
        this.clock = clock;
    }

    /**
     * @param parts all that hold something personal of rooms, in the order in which it is destroyed
     * @param leftToDo a sentence for who reads that an erasure is not complete
     */
    public static Erasure of(ErasureLog log, Rooms rooms, List<Erasable> parts, String leftToDo, MicroClock clock) {
        return new Erasure(log, rooms, List.copyOf(parts), leftToDo, clock);
    }

    /**
     * Erases a room for ever.
     *
     * @param host who wants it, and has to be a host; empty: the server, or who holds what grants it
     * @return Erased, also if it was before; or Refused. Fails if something cannot be reached: what has begun by then is
     *     completed later
     */
    public CompletionStage<ErasureReply> erase(RoomCode room, OptionalInt host) {
        return log.find(room)
                .thenCompose(progress -> progress.isPresent() ? finish(room, progress.get()) : begin(room, host));
    }

    /** Completes what has begun and was interrupted. Fails if something cannot be reached. */
    public CompletionStage<Done> resume() {
        return log.unfinished().thenCompose(this::destroyAll);
    }

    /** Who is in the room is told that it ends, while it can still be recorded. */
    private CompletionStage<ErasureReply> begin(RoomCode room, OptionalInt host) {
        CompletionStage<RoomReply> closing = host.isPresent() ? rooms.close(room, host.getAsInt()) : rooms.close(room);
        return closing.thenCompose(reply -> {
            if (reply instanceof RoomReply.Refused refused && !(host.isEmpty() && isDamaged(refused))) {
                return CompletableFuture.completedFuture(new ErasureReply.Refused(refused.refusal()));
            }
            return log.begin(room, clock.now())
                    .thenCompose(begun -> finish(room, new ErasureLog.Progress(false, false)));
        });
    }

    /** A damaged room cannot record that it is closed, but it can be erased. */
    private static boolean isDamaged(RoomReply.Refused refused) {
        return refused.refusal().code() == RefusalCode.DAMAGED;
    }

    private CompletionStage<ErasureReply> finish(RoomCode room, ErasureLog.Progress progress) {
        CompletionStage<Done> done =
                progress.isDone() ? CompletableFuture.completedFuture(Done.getInstance()) : destroy(room);
        return done.thenApply(
                any -> new ErasureReply.Erased(progress.isCompacted(), progress.isCompacted() ? COMPLETE : leftToDo));
    }

    private CompletionStage<Done> destroy(RoomCode room) {
        CompletionStage<Done> step = rooms.forget(room);
        for (Erasable part : parts) {
            step = step.thenCompose(done -> part.erase(room));
        }
        return step.thenCompose(done -> log.done(room, clock.now())).thenApply(done -> {
            LOG.info("Room {} was erased", room);
            return done;
        });
    }

    private CompletionStage<Done> destroyAll(List<RoomCode> unfinished) {
        Optional<RoomCode> first = unfinished.stream().findFirst();
        return first.isEmpty()
                ? CompletableFuture.completedFuture(Done.getInstance())
                : destroy(first.get()).thenCompose(done -> destroyAll(unfinished.subList(1, unfinished.size())));
    }
}
