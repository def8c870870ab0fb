package org.sameframe.edge.api;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ResponseEntity;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/**
 * Files and reports that are made of a room as a whole: so many at a time, since each is held in memory until it has been taken
 * [HI20].
 */
public final class WholeFiles {
    /** Seconds until it is worth asking again: most files are made in less. */
    private static final int AGAIN_AFTER = 5;

    /** Bytes that leave at a time, so that it shows how far somebody has read. */
    private static final int PIECE = 1 << 16;

    private static final Problem TOO_MANY = Problem.of(
                    503,
                    "unavailable",
                    "Too many files are being made here",
                    "Try again in %d s; or take the ledger or the entries, which are read piece by piece."
                            .formatted(AGAIN_AFTER))
            .after(AGAIN_AFTER);

    /** Nobody may keep a place for longer, nor by taking less than a piece in the time that one may stand still. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration STILL = Duration.ofSeconds(30);

    private final Duration still;
    private final Places places;

    private WholeFiles(int most, Duration still) {
        this.still = still;
        this.places = new Places(most, still);
    }

    /** @param most at a time; 0: none are made */
    public static WholeFiles atMost(int most) {
        return atMost(most, STILL);
    }

    /** @param still for so long somebody may take nothing before what they take is ended */
    static WholeFiles atMost(int most, Duration still) {
        return new WholeFiles(most, still);
    }

    /**
     * What is made, or that there are too many. It counts until it is made, and its body, which has to be of {@link Place#taken},
     * until that has left.
     */
    CompletionStage<HttpResponse> make(Function<Place, CompletionStage<HttpResponse>> making) {
        return places.take()
                .<CompletionStage<HttpResponse>>map(place -> CompletableFuture.completedFuture(new Place(place))
                        .thenCompose(making)
                        .whenComplete((response, failure) -> place.leave()))
                .orElseGet(() -> Replies.now(TOO_MANY.response()));
    }

    /** What one of them counts by. */
    final class Place {
        private final Places.Place place;

        private Place(Places.Place place) {
            this.place = place;
        }

        /** A body that counts while somebody takes it, and ends when that is too slow. */
        <T> Source<T, NotUsed> taken(Source<T, NotUsed> body) {
            return place.keptBy(body.backpressureTimeout(still).completionTimeout(LONGEST));
        }

        /** The same, of a text that is there. */
        ResponseEntity taken(ContentType type, String text) {
            ByteString bytes = ByteString.fromString(text);
            int pieces = (bytes.size() + PIECE - 1) / PIECE;
            return bytes.isEmpty()
                    ? HttpEntities.create(type, bytes)
                    : HttpEntities.create(
                            type,
                            bytes.size(),
                            taken(Source.range(0, pieces - 1)
                                    .map(i -> bytes.slice(i * PIECE, Math.min(bytes.size(), (i + 1) * PIECE)))));
        }
    }
}
