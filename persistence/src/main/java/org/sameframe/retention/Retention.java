package org.sameframe.retention;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;
import org.sameframe.history.RoomAges;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.MicroClock;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.room.actor.Rooms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes and erases rooms in which nothing has happened for long, a page of rooms at each step [RT1]. It completes erasures that
 * were interrupted as well.
 *
 * <p>It holds no thread and keeps no time: whoever calls {@link #step} says how fast it goes.
 */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final RoomAges ages;
    private final Rooms rooms;
    private final Erasure erasure;
    private final RetentionSettings settings;
    private final MicroClock clock;
    private final AtomicBoolean isUnderway = new AtomicBoolean();

    // of the round, seen by one step at a time
    private volatile @Nullable Round round;
    private volatile long nextRound;

    private Retention(RoomAges ages, Rooms rooms, Erasure erasure, RetentionSettings settings, MicroClock clock) {
        this.ages = ages;
        this.rooms = rooms;
        this.erasure = erasure;
        this.settings = settings;
        this.clock = clock;
        this.nextRound = clock.now();
    }

    public static Retention of(
            RoomAges ages, Rooms rooms, Erasure erasure, RetentionSettings settings, MicroClock clock) {
        return new Retention(ages, rooms, erasure, settings, clock);
    }

    /** How far a round has come. */
    private record Round(Optional<RoomCode> last, int looked, int closed, int erased, int failed) {
        static final Round BEGUN = new Round(Optional.empty(), 0, 0, 0, 0);

        Round with(RoomCode room, Deed deed) {
            return new Round(
                    Optional.of(room),
                    looked + 1,
                    closed + (deed == Deed.CLOSED ? 1 : 0),
                    erased + (deed == Deed.ERASED ? 1 : 0),
                    failed + (deed == Deed.FAILED ? 1 : 0));
        }
    }

    private enum Deed {
        NOTHING,
        CLOSED,
        ERASED,
        FAILED
    }

    /**
     * Goes on by a page, if a round is under way or it is time for one.
     *
     * @return when that is done; at once while another step is under way. Never fails: what cannot be done is logged, and tried
     *     again
     */
    public CompletionStage<Done> step() {
        if (!isUnderway.compareAndSet(false, true)) {
            return CompletableFuture.completedFuture(Done.getInstance());
        }
        return erasure.resume()
                .thenCompose(resumed -> page())
                .exceptionally(failure -> {
                    LOG.warn("Rooms could not be looked at, which is tried again: {}", failure.toString());
                    return Done.getInstance();
                })
                .whenComplete((done, failure) -> isUnderway.set(false));
    }

    private CompletionStage<Done> page() {
        Round before = round;
        if (settings.isOff() || (before == null && clock.now() < nextRound)) {
            return CompletableFuture.completedFuture(Done.getInstance());
        }
        if (before == null) {
            nextRound = clock.now() + micros(settings.every());
        }
        Round begun = before == null ? Round.BEGUN : before;
        return ages.page(begun.last(), settings.page())
                .thenCompose(page -> treatAll(begun, page).thenApply(after -> {
                    boolean isOver = page.size() < settings.page();
                    round = isOver ? null : after;
                    if (isOver) {
                        tell(after);
                    }
                    return Done.getInstance();
                }));
    }

    private static void tell(Round over) {
        LOG.info(
                "Retention: {} rooms looked at, {} closed, {} erased, {} to be tried again",
                over.looked(),
                over.closed(),
                over.erased(),
                over.failed());
    }

    private CompletionStage<Round> treatAll(Round before, List<RoomAges.Age> page) {
        CompletionStage<Round> step = CompletableFuture.completedFuture(before);
        for (RoomAges.Age age : page) {
            step = step.thenCompose(so ->
                    treat(age).exceptionally(failure -> Deed.FAILED).thenApply(deed -> so.with(age.room(), deed)));
        }
        return step;
    }

    private CompletionStage<Deed> treat(RoomAges.Age age) {
        if (isOver(age, settings.eraseAfter())) {
            return erasure.erase(age.room(), OptionalInt.empty())
                    .thenApply(reply -> reply instanceof ErasureReply.Erased ? Deed.ERASED : Deed.FAILED);
        }
        if (!age.isClosed() && isOver(age, settings.closeAfter())) {
            return rooms.close(age.room())
                    .thenApply(reply -> reply instanceof RoomReply.Closed ? Deed.CLOSED : Deed.FAILED);
        }
        return CompletableFuture.completedFuture(Deed.NOTHING);
    }

    private boolean isOver(RoomAges.Age age, Optional<Duration> period) {
        return period.isPresent()
                && age.at()
                        .filter(at -> at + micros(period.get()) <= clock.now())
                        .isPresent();
    }

    private static long micros(Duration period) {
        return Math.multiplyExact(period.toMillis(), 1_000L);
    }
}
