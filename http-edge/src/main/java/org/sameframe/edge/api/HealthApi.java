package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code /v1/health/live}: the process answers; {@code /v1/health/ready}: it takes in work, and its store answers [RE9]. */
public final class HealthApi {
    private static final Problem NOT_READY = Problem.of(
                    503, "unavailable", "The server takes in no work", "It is starting or stopping. Try again soon.")
            .after(2);

    private static final Problem NO_STORE = Problem.of(
                    503, "unavailable", "The store does not answer", "Rooms cannot record just now. Try again soon.")
            .after(2);

    private final BooleanSupplier ready;
    private final Supplier<CompletionStage<Boolean>> store;

    private HealthApi(BooleanSupplier ready, Supplier<CompletionStage<Boolean>> store) {
        this.ready = ready;
        this.store = store;
    }

    /**
     * @param ready whether the server takes in work
     * @param store whether the store answers; soon, and never fails
     */
    public static HealthApi create(BooleanSupplier ready, Supplier<CompletionStage<Boolean>> store) {
        return new HealthApi(ready, store);
    }

    private record Health(String status) {}

    public Route route() {
        return concat(
                path(segment("v1").slash("health").slash("live"), () -> get(() -> complete(well("live")))),
                path(segment("v1").slash("health").slash("ready"), () -> get(() -> completeWithFuture(readiness()))));
    }

    private CompletionStage<HttpResponse> readiness() {
        return ready.getAsBoolean()
                ? store.get().thenApply(answers -> answers ? well("ready") : NO_STORE.response())
                : Replies.now(NOT_READY.response());
    }

    private static HttpResponse well(String status) {
        return Json.response(200, new Health(status)).addHeader(Replies.NOT_STORED);
    }
}
