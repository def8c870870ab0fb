package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/**
 * {@code /v1/health/address}: how this very request looks to the server, so that one can see whether a proxy in front says
 * who asks and by which address, and whether it is believed [CM5].
 */
public final class AddressApi {
    private final Clients clients;

    private AddressApi(Clients clients) {
        this.clients = clients;
    }

    public static AddressApi create(Clients clients) {
        return new AddressApi(clients);
    }

    /**
     * @param base scheme, host and port that links will have
     * @param client whom budgets are counted for
     * @param forwarded whether a proxy wrote headers of where the request comes from
     * @param behindProxy whether such headers are believed
     */
    private record Address(String base, String client, boolean forwarded, boolean behindProxy) {}

    public Route route() {
        return path(
                segment("v1").slash("health").slash("address"),
                () -> get(() -> extractRequest(request -> complete(answer(request)))));
    }

    private HttpResponse answer(HttpRequest request) {
        boolean isForwarded = request.getHeader("Forwarded").isPresent()
                || request.getHeader("X-Forwarded-For").isPresent()
                || request.getHeader("X-Forwarded-Proto").isPresent();
        return Json.response(
                        200,
                        new Address(
                                clients.baseAddress(request),
                                clients.address(request).getHostAddress(),
                                isForwarded,
                                clients.isBelieved(request)))
                .addHeader(Replies.NOT_STORED);
    }
}
