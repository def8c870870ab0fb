package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;

import java.util.Map;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.ExceptionHandler;
import org.apache.pekko.http.javadsl.server.RejectionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what Pekko HTTP refuses, and what fails in our own code, into problems without internals [RE3]. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final Problem NOT_FOUND = Problem.of(
            404,
            "not-found",
            "There is nothing at this address",
            "Check the address. /v1/openapi.json lists what there is.");

    private static final Problem REFUSED =
            Problem.of(400, "invalid", "The request cannot be understood", "Compare it with /v1/openapi.json.");

    private static final Map<Integer, Problem> BY_STATUS = Map.of(
            404, NOT_FOUND,
            405,
                    Problem.of(
                            405,
                            "method-not-allowed",
                            "This method is not for this address",
                            "See the Allow header, and /v1/openapi.json."),
            413, Problem.of(413, "too-large", "The request is too large", "Send at most 64 KiB."),
            415,
                    Problem.of(
                            415,
                            "unsupported-media-type",
                            "This resource takes JSON",
                            "Send Content-Type: application/json."));

    private static final Problem DEFECT = Problem.of(
            500,
            "internal",
            "Something failed in the server",
            "It is in the server's log. Try again; if it stays, tell the operator.");

    private static final Problem LATE = Problem.of(
                    503,
                    "unavailable",
                    "The server has not got to it in time",
                    "What was asked for may still happen; look before you ask for it again.")
            .after(5);

    private Failures() {}

    /** For who has waited as long as {@code pekko.http.server.request-timeout} allows; the answer itself comes too late. */
    static HttpResponse late() {
        return LATE.response();
    }

    static RejectionHandler rejections() {
        return RejectionHandler.defaultHandler().mapRejectionResponse(Failures::problem);
    }

    private static HttpResponse problem(HttpResponse plain) {
        int status = plain.status().intValue();
        Problem problem = BY_STATUS.getOrDefault(status, REFUSED);
        HttpResponse response = problem.response().withStatus(status);
        return response.addHeaders(plain.getHeaders());
    }

    static ExceptionHandler exceptions() {
        return ExceptionHandler.newBuilder()
                .matchAny(failure -> {
                    LOG.error("A request failed", failure);
                    return complete(DEFECT.response());
                })
                .build();
    }
}
