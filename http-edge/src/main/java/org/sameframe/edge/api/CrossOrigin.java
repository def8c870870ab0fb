package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.mapResponse;

import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.edge.auth.Origins;

/**
 * What pages of other sites that embed the player may ask for [XO], as the Fetch standard's CORS protocol has it. The
 * interface and the media are for allowed origins alone; a page of any other is told so, and is not served. Nothing here
 * goes by cookies, so none is ever allowed. The player's own files are for every page ({@link StaticFile}).
 */
final class CrossOrigin {
    private static final String SOCKET = "/v1/socket";
    private static final String DOCUMENT = "/v1/openapi.json";

    private static final Problem REFUSED = Problem.of(
            403,
            "forbidden",
            "You may not do this",
            "Pages of this origin may not use this server; the operator can allow it with sameframe.http.origins.");

    /** Two hours, longer than which browsers do not keep it. */
    private static final List<HttpHeader> PREFLIGHT = List.of(
            RawHeader.create("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE"),
            RawHeader.create(
                    "Access-Control-Allow-Headers",
                    "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, If-Range, Range,"
                            + " Sameframe-Connection, Sameframe-Post, Sameframe-Protocol"),
            RawHeader.create("Access-Control-Max-Age", "7200"));

    /** What a script may read besides the few headers that it always may. */
    private static final HttpHeader EXPOSED = RawHeader.create(
            "Access-Control-Expose-Headers",
            "Accept-Ranges, Content-Disposition, Content-Range, ETag, Location, Retry-After");

    private static final HttpHeader VARY = RawHeader.create("Vary", "Origin");

    private final Origins origins;

    private CrossOrigin(Origins origins) {
        this.origins = origins;
    }

    static CrossOrigin of(Origins origins) {
        return new CrossOrigin(origins);
    }

    Route around(Route inner) {
        return extractRequest(request -> isForAllowed(request) ? guarded(request, inner) : inner);
    }

    /** The socket looks at origins itself, and answers in its own way. */
    private static boolean isForAllowed(HttpRequest request) {
        String path = request.getUri().getPathString();
        return (path.startsWith("/v1/") || path.startsWith("/media/"))
                && !path.equals(SOCKET)
                && !path.equals(DOCUMENT);
    }

    private Route guarded(HttpRequest request, Route inner) {
        return Conditions.header(request, "Origin")
                .map(origin -> origins.allows(request)
                        ? mapResponse(response -> allowed(response, origin), () -> answer(request, inner))
                        : complete(REFUSED.response().addHeader(VARY)))
                .orElseGet(() -> mapResponse(response -> response.addHeader(VARY), () -> inner));
    }

    private static Route answer(HttpRequest request, Route inner) {
        boolean isPreflight = request.method().equals(HttpMethods.OPTIONS)
                && Conditions.header(request, "Access-Control-Request-Method").isPresent();
        return isPreflight ? complete(HttpResponse.create().withStatus(204).addHeaders(PREFLIGHT)) : inner;
    }

    private static HttpResponse allowed(HttpResponse response, String origin) {
        return response.addHeader(RawHeader.create("Access-Control-Allow-Origin", origin))
                .addHeader(EXPOSED)
                .addHeader(VARY);
    }
}
