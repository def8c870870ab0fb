package org.sameframe.room;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One file or address that a medium can be played from.
 *
 * @param location an absolute address with {@code http} or {@code https}, or {@code media:NAME} for a file that the server
 *     holds
 * @param contentType as in RFC 6381; empty if unknown
 */
public record MediaSource(String location, String contentType) {
    private static final String HELD = "media:";

    /** A host, then anything that RFC 3986 has no reason to escape. */
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://[^/?#\\s\\p{Z}\\\\\"<>^`{|}]++([/?#][^\\s\\p{Z}\\\\\"<>^`{|}]*+)?", Pattern.CASE_INSENSITIVE);

    /** What is wrong with it, if anything [ME4]. */
    Optional<Decision> problem() {
        return Texts.problem("location", location, 1, Limits.LOCATION_LENGTH)
                .or(() -> isHeld() || isAddress()
                        ? Optional.empty()
                        : Optional.of(Decision.invalid("The location is neither an address that begins with https:// or"
                                + " http:// nor media: and the name of a file; give the whole address.")))
                .or(() -> Texts.problem("content type", contentType, 0, Limits.CONTENT_TYPE_LENGTH));
    }

    private boolean isHeld() {
        String name = location.substring(location.startsWith(HELD) ? HELD.length() : location.length());
        return !name.isBlank() && name.indexOf('/') < 0 && name.indexOf('\\') < 0;
    }

    /** Whoever plays it resolves it against a page of their own: relative ones would be another address for each. */
    private boolean isAddress() {
        return ADDRESS.matcher(location).matches();
    }
}
