package org.sameframe.edge.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** Those who stay to see what a room does next: so many at a time, since each looks into the store again and again [HI13]. */
public final class Followers {
    /** Of an answer that does not begin to leave. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Places places;
    private final Supplier<? extends CompletionStage<?>> pause;

    private Followers(int most, Supplier<? extends CompletionStage<?>> pause) {
        this.places = new Places(most, PATIENCE);
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

    /** Empty if there are too many. Who is let in counts until the stream ends. */
    <T> Optional<Source<T, NotUsed>> admit(Source<T, NotUsed> stream) {
        return places.take().map(place -> place.keptBy(stream));
    }
}
