package org.sameframe.edge.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that is asked for (RFC 9110, section 14).
 *
 * @param first offset of the first byte, from 0
 * @param length bytes, at least 1
 */
record ByteRange(long first, long length) {
    /** One range only: players ask for no more, and a server may answer several with the whole file. */
    private static final Pattern ONE = Pattern.compile("bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})");

    /** What a Range header asks of a file. */
    sealed interface Wish {}

    /** No range, or none that has to be understood. */
    record Whole() implements Wish {}

    record Part(ByteRange range) implements Wish {}

    /** A range that begins behind the end. */
    record Unsatisfiable() implements Wish {}

    /** @param size of the file in bytes */
    static Wish parse(Optional<String> header, long size) {
        Matcher matcher = ONE.matcher(header.orElse("").strip());
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return new Whole();
        }
        if (matcher.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(matcher.group(2)), size);
            return last == 0 ? new Unsatisfiable() : new Part(new ByteRange(size - last, last));
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(matcher.group(2));
        if (last < first) {
            return new Whole();
        }
        return first >= size
                ? new Unsatisfiable()
                : new Part(new ByteRange(first, Math.min(last, size - 1) - first + 1));
    }

    /** As in a Content-Range header. */
    String of(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
