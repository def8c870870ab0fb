package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.mapResponse;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.model.headers.TimeoutAccess;
import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.edge.auth.Origins;
import org.sameframe.history.report.ReportHtml;

/** Puts the routes together: security headers on everything, problems for everything that went wrong [WB]. */
public final class Edge {
    /** What no page of ours asks a browser for. */
    private static final String UNUSED =
            "accelerometer=(), bluetooth=(), camera=(), display-capture=(), geolocation=(),"
                    + " gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

    /** What is not asked for by a script with its origin's name is for our own pages. */
    private static final HttpHeader OWN = RawHeader.create("Cross-Origin-Resource-Policy", "same-origin");

    private final List<HttpHeader> headers;
    private final CrossOrigin crossOrigin;

    private Edge(List<HttpHeader> headers, CrossOrigin crossOrigin) {
        this.headers = headers;
        this.crossOrigin = crossOrigin;
    }

    /**
     * @param frameAncestors which pages may show ours in a frame: sources as in a Content-Security-Policy
     * @param origins whose pages may ask for something
     * @param isPublicOverTls whether browsers are to come by https only, for a year
     */
    public static Edge create(List<String> frameAncestors, Origins origins, boolean isPublicOverTls) {
        // No inline script or style, so that a text that slips through as markup does nothing. Media may come from
        // anywhere: a room shows what its people bring.
        String policy = String.join(
                "; ",
                "default-src 'self'",
                // The history page shows a report in a tab of its own, where this policy goes on.
                "style-src 'self' " + ReportHtml.styleSource(),
                "img-src 'self' data: blob:",
                "media-src 'self' https: http: blob:",
                // Of a file of one's own pictures are decoded and sound is read from its blob.
                "connect-src 'self' blob: ws: wss: https: http:",
                "worker-src 'self' blob:",
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors " + (frameAncestors.isEmpty() ? "'none'" : String.join(" ", frameAncestors)));
        List<HttpHeader> headers = new ArrayList<>(List.of(
                RawHeader.create("Content-Security-Policy", policy),
                RawHeader.create("X-Content-Type-Options", "nosniff"),
                RawHeader.create("Referrer-Policy", "no-referrer"),
                RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"),
                RawHeader.create("Permissions-Policy", UNUSED)));
        if (isPublicOverTls) {
            headers.add(RawHeader.create("Strict-Transport-Security", "max-age=31536000"));
        }
        return new Edge(headers, CrossOrigin.of(origins));
    }

    /** The first route that takes a request answers it; nobody's request is answered by a problem. */
    public Route route(Route first, Route... others) {
        Route inner = crossOrigin.around(concat(first, others).seal(Failures.rejections(), Failures.exceptions()));
        return extractRequest(request -> {
            // The directive for this warns of each request where an embedder has no such timeout.
            request.getHeader(TimeoutAccess.class)
                    .ifPresent(it -> it.timeoutAccess().updateHandler(late -> secured(Failures.late(), late)));
            return mapResponse(response -> secured(response, request), () -> inner);
        });
    }

    /** A response may have a stricter policy of its own. */
    private HttpResponse secured(HttpResponse response, HttpRequest request) {
        // Media and the player's files are shown in pages of others, which load them without asking first.
        boolean isOwn = request.getUri().getPathString().startsWith("/v1/");
        return response.addHeaders(headers.stream()
                        .filter(header -> response.getHeader(header.name()).isEmpty())
                        .toList())
                .addHeaders(isOwn ? List.of(OWN) : List.of());
    }

    /** {@code /v1/openapi.json} and {@code asyncapi.json}: this interface, for programs; {@code /v1/docs}: for people. */
    public static Route openApi() {
        byte[] openApi = ClassPathFiles.own("openapi.json");
        return concat(
                file("openapi.json", openApi),
                file("asyncapi.json", ClassPathFiles.own("asyncapi.json")),
                path(segment("v1").slash("docs"), () -> served(StaticFile.of("docs.html", ApiPage.of(openApi)))),
                file("docs.css", ClassPathFiles.own("docs.css")));
    }

    private static Route file(String name, byte[] content) {
        StaticFile file = StaticFile.of(name, content);
        return path(segment("v1").slash(name), () -> served(file));
    }

    private static Route served(StaticFile file) {
        return get(() -> extractRequest(request -> complete(file.response(request))));
    }
}
