package org.sameframe.edge.api;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/** The query of a request, to be recorded. */
final class Queries {
    /** People write names into them. */
    private static final Set<String> TEXTS = Set.of("q", "participant", "medium");

    private Queries() {}

    /** As it was sent, with its escapes. */
    static String raw(HttpRequest request) {
        return request.getUri().rawQueryString().orElse("");
    }

    /** With the names of what was searched for, without the texts. */
    static String withoutTexts(HttpRequest request) {
        return Arrays.stream(raw(request).split("&"))
                .map(part -> part.split("=", 2))
                .map(parts ->
                        parts.length == 1 || !TEXTS.contains(parts[0]) ? String.join("=", parts) : parts[0] + "=…")
                .collect(Collectors.joining("&"));
    }
}
