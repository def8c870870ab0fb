package org.sameframe.room;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One file or address that a medium can be played from.
 *
 * @param location an absolute address with {@code http} or {@code https}, or {@code media:NAME} for a file that the server
 *     holds
 * @param contentType as in RFC 6381; empty if unknown
 * @param displayGroup displays of this group play it; empty: anybody's
 * @param width of the picture in pixels; 0 if unknown
 * @param height likewise
 * @param kibibytes size of the file; 0 if unknown
 */
public record MediaSource(
        String location, String contentType, String displayGroup, int width, int height, int kibibytes) {
    private static final String HELD = "media:";

    /** A host, then anything that RFC 3986 has no reason to escape. */
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://[^/?#\\s\\p{Z}\\\\\"<>^`{|}]++([/?#][^\\s\\p{Z}\\\\\"<>^`{|}]*+)?", Pattern.CASE_INSENSITIVE);

    /** For any display, of unknown size. */
    public MediaSource(String location, String contentType) {
        this(location, contentType, "", 0, 0, 0);
    }

    /** What is wrong with it, if anything [ME4]. */
    Optional<Decision> problem() {
        return locationProblem(location)
                .or(() -> Texts.problem("content type", contentType, 0, Limits.CONTENT_TYPE_LENGTH))
                .or(() -> Texts.problem("display group", displayGroup, 0, Limits.LABEL_LENGTH))
                .or(() -> isSize(width) && isSize(height) && kibibytes >= 0
                        ? Optional.empty()
                        : Optional.of(Decision.invalid("size: %d x %d, %d KiB (expected: 0 to %d, and >= 0)."
                                .formatted(width, height, kibibytes, Limits.PIXELS))));
    }

    /** What is wrong with a location, if anything. */
    static Optional<Decision> locationProblem(String location) {
        return Texts.problem("location", location, 1, Limits.LOCATION_LENGTH)
                .or(() -> isHeld(location) || isAddress(location)
                        ? Optional.empty()
                        : Optional.of(Decision.invalid("The location is neither an address that begins with https:// or"
                                + " http:// nor media: and the name of a file; give the whole address.")));
    }

    private static boolean isSize(int pixels) {
        return pixels >= 0 && pixels <= Limits.PIXELS;
    }

    private static boolean isHeld(String location) {
        String name = location.substring(location.startsWith(HELD) ? HELD.length() : location.length());
        return !name.isBlank() && name.indexOf('/') < 0 && name.indexOf('\\') < 0;
    }

    /** Whoever plays it resolves it against a page of their own: relative ones would be another address for each. */
    private static boolean isAddress(String location) {
        return ADDRESS.matcher(location).matches();
    }
}
