package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.function.BooleanSupplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code /v1/health/live}: the process answers; {@code /v1/health/ready}: it takes in work [RE]. */
public final class HealthApi {
    private static final Problem NOT_READY = Problem.of(
                    503, "unavailable", "The server takes in no work", "It is starting or stopping. Try again soon.")
            .after(2);

    private final BooleanSupplier ready;

    private HealthApi(BooleanSupplier ready) {
        this.ready = ready;
    }

    public static HealthApi create(BooleanSupplier ready) {
        return new HealthApi(ready);
    }

    private record Health(String status) {}

    public Route route() {
        return concat(
                path(segment("v1").slash("health").slash("live"), () -> get(() -> complete(well("live")))),
                path(
                        segment("v1").slash("health").slash("ready"),
                        () -> get(() -> complete(ready.getAsBoolean() ? well("ready") : NOT_READY.response()))));
    }

    private static HttpResponse well(String status) {
        return Json.response(200, new Health(status)).addHeader(Replies.NOT_STORED);
    }
}
