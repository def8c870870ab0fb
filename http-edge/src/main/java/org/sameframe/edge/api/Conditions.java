package org.sameframe.edge.api;

import java.util.Arrays;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Conditional requests (RFC 9110, section 13), with entity tags only. */
final class Conditions {
    private Conditions() {}

    /** Whether the client has this version already. */
    static boolean isUnchanged(HttpRequest request, String etag) {
        return header(request, "If-None-Match")
                .filter(tags -> Arrays.stream(tags.split(","))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals(etag) || tag.equals("*")))
                .isPresent();
    }

    /** Whether a change of what has this tag, or is not there, is wanted by what the request says; so it is if that says nothing. */
    static boolean permit(HttpRequest request, Optional<String> etag) {
        boolean isMatched = header(request, "If-Match")
                .map(tags -> etag.filter(tag -> Arrays.stream(tags.split(","))
                                .map(String::strip)
                                .anyMatch(wanted -> wanted.equals(tag) || wanted.equals("*")))
                        .isPresent())
                .orElse(true);
        return isMatched && etag.filter(tag -> isUnchanged(request, tag)).isEmpty();
    }

    static HttpResponse notModified(String etag, String caching) {
        return HttpResponse.create()
                .withStatus(304)
                .addHeader(RawHeader.create("ETag", etag))
                .addHeader(RawHeader.create("Cache-Control", caching));
    }

    static Optional<String> header(HttpRequest request, String name) {
        return request.getHeader(name).map(HttpHeader::value);
    }
}
