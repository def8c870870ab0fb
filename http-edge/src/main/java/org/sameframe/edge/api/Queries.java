package org.sameframe.edge.api;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/** The query of a request, to be recorded. */
final class Queries {
    /** Whatever else is in them, people write names into: also into one that they misspell. */
    private static final Set<String> WITHOUT_TEXTS = Set.of("state", "from", "until", "limit", "after");

    private Queries() {}

    /** As it was sent, with its escapes. */
    static String raw(HttpRequest request) {
        return request.getUri().rawQueryString().orElse("");
    }

    /** With the names of what was searched for, without the texts. */
    static String withoutTexts(HttpRequest request) {
        return Arrays.stream(raw(request).split("&"))
                .map(part -> part.split("=", 2))
                .map(parts -> parts.length == 1 || WITHOUT_TEXTS.contains(parts[0])
                        ? String.join("=", parts)
                        : parts[0] + "=…")
                .collect(Collectors.joining("&"));
    }
}
