package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.history.Scrub;

/**
 * {@code /v1/health/live}: the process answers; {@code /v1/health/ready}: it takes in work, and its store answers [RE9];
 * {@code /v1/health/ledgers}: what came of checking all ledgers [SC3].
 */
public final class HealthApi {
    private static final Problem NOT_READY = Problem.of(
                    503, "unavailable", "The server takes in no work", "It is starting or stopping. Try again soon.")
            .after(2);

    private static final Problem NO_STORE = Problem.of(
                    503, "unavailable", "The store does not answer", "Rooms cannot record just now. Try again soon.")
            .after(2);

    private final BooleanSupplier ready;
    private final Supplier<CompletionStage<Boolean>> store;

    private final Supplier<Optional<Scrub.Round>> scrubbed;

    private HealthApi(
            BooleanSupplier ready, Supplier<CompletionStage<Boolean>> store, Supplier<Optional<Scrub.Round>> scrubbed) {
        this.ready = ready;
        this.store = store;
        this.scrubbed = scrubbed;
    }

    /**
     * @param ready whether the server takes in work
     * @param store whether the store answers; soon, and never fails
     * @param scrubbed what came of the last round through all ledgers; empty before the first is finished
     */
    public static HealthApi create(
            BooleanSupplier ready, Supplier<CompletionStage<Boolean>> store, Supplier<Optional<Scrub.Round>> scrubbed) {
        return new HealthApi(ready, store, scrubbed);
    }

    private record Health(String status) {}

    /** Without codes: who knows one can come in. */
    private record Ledgers(String status, String began, String ended, long rooms, long entries, int damaged) {
        static Ledgers of(Scrub.Round round) {
            int damaged = round.damaged().size();
            return new Ledgers(
                    damaged == 0 ? "sound" : "damaged",
                    round.began().toString(),
                    round.ended().toString(),
                    round.rooms(),
                    round.entries(),
                    damaged);
        }
    }

    public Route route() {
        return concat(
                path(segment("v1").slash("health").slash("live"), () -> get(() -> complete(well("live")))),
                path(segment("v1").slash("health").slash("ready"), () -> get(() -> completeWithFuture(readiness()))),
                path(segment("v1").slash("health").slash("ledgers"), () -> get(() -> complete(ledgers()))));
    }

    private CompletionStage<HttpResponse> readiness() {
        return ready.getAsBoolean()
                ? store.get().thenApply(answers -> answers ? well("ready") : NO_STORE.response())
                : Replies.now(NOT_READY.response());
    }

    private HttpResponse ledgers() {
        return scrubbed.get()
                .map(round -> Json.response(200, Ledgers.of(round)).addHeader(Replies.NOT_STORED))
                .orElseGet(() -> well("unchecked"));
    }

    private static HttpResponse well(String status) {
        return Json.response(200, new Health(status)).addHeader(Replies.NOT_STORED);
    }
}
