package org.sameframe.edge.api;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/** The query of a request, to be recorded. */
final class Queries {
    /** Whatever else is in them, people write names into: also into one that they misspell. */
    private static final Set<String> WITHOUT_TEXTS = Set.of(
            "state", "from", "until", "limit", "after", "before", "follow", "category", "seq", "at", "zone", "as");

    /** Identifiers, which are short; whatever else is given for one is left out. */
    private static final Set<String> IDENTIFIERS = Set.of("participant", "medium");

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z]?\\d{1,10}");

    private Queries() {}

    /** With the names of what was searched for, without the texts. */
    static String withoutTexts(HttpRequest request) {
        String raw = request.getUri().rawQueryString().orElse("");
        return raw.isEmpty()
                ? ""
                : Arrays.stream(raw.split("&"))
                        .map(part -> part.split("=", 2))
                        .map(parts -> parts.length == 1 ? "…" : parts[0] + "=" + shown(parts[0], parts[1]))
                        .collect(Collectors.joining("&"));
    }

    private static String shown(String name, String value) {
        boolean isIdentifier =
                IDENTIFIERS.contains(name) && IDENTIFIER.matcher(value).matches();
        return isIdentifier || WITHOUT_TEXTS.contains(name) ? value : "…";
    }
}
