package org.sameframe.edge.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** So many at a time of what is answered piece by piece. */
final class Places {
    private final int most;
    private final Duration patience;
    private final AtomicInteger present = new AtomicInteger();

    /**
     * @param most at a time; 0: none
     * @param patience for so long a body keeps its place that does not begin to leave: whoever asked for it may be gone
     */
    Places(int most, Duration patience) {
        this.most = most;
        this.patience = patience;
    }

    /** Empty if there are too many. */
    Optional<Place> take() {
        return present.getAndUpdate(now -> now < most ? now + 1 : now) < most
                ? Optional.of(new Place())
                : Optional.empty();
    }

    /** Is to be left once; a body leaves it by itself. */
    final class Place {
        private volatile boolean isKept;

        /** A body that keeps the place until it has left. */
        <T> Source<T, NotUsed> keptBy(Source<T, NotUsed> body) {
            isKept = true;
            CompletableFuture<Done> begun = new CompletableFuture<>();
            begun.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).whenComplete((done, tooLate) -> {
                if (tooLate != null) {
                    present.decrementAndGet();
                }
            });
            return body.watchTermination((nothing, ended) -> {
                if (!begun.complete(Done.getInstance())) {
                    // After all: it counts, be there a place or not.
                    present.incrementAndGet();
                }
                ended.whenComplete((done, failure) -> present.decrementAndGet());
                return nothing;
            });
        }

        /** Leaves it unless a body keeps it. */
        void leave() {
            if (!isKept) {
                present.decrementAndGet();
            }
        }
    }
}
