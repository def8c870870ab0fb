package org.sameframe.edge.api;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** Those who stay to see what a room does next: so many at a time, since each looks into the store again and again [HI13]. */
public final class Followers {
    private final int most;
    private final Supplier<? extends CompletionStage<?>> pause;
    private final AtomicInteger present = new AtomicInteger();

    private Followers(int most, Supplier<? extends CompletionStage<?>> pause) {
        this.most = most;
        this.pause = pause;
    }

    /**
     * @param most at a time
     * @param pause between two looks
     */
    public static Followers atMost(int most, Supplier<? extends CompletionStage<?>> pause) {
        return new Followers(most, pause);
    }

    CompletionStage<?> pause() {
        return pause.get();
    }

    /** Empty if there are too many. Who is let in counts from when the stream runs until it ends. */
    <T> Optional<Source<T, NotUsed>> admit(Source<T, NotUsed> stream) {
        return present.get() >= most
                ? Optional.empty()
                : Optional.of(stream.watchTermination((nothing, ended) -> {
                    present.incrementAndGet();
                    ended.whenComplete((done, failure) -> present.decrementAndGet());
                    return nothing;
                }));
    }
}
