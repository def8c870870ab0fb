package org.sameframe.edge.auth;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sameframe.room.RoomCode;

/**
 * Which rooms a token is for [JW6].
 *
 * @param patterns codes as {@link RoomCode} writes them, in which {@code *} stands for any symbols and {@code ?} for one; none: no room
 */
public record RoomPattern(List<String> patterns) {
    /** Every room, those included that do not exist yet. */
    public static final RoomPattern ALL = new RoomPattern(List.of("*"));

    public static final RoomPattern NONE = new RoomPattern(List.of());

    /** A day of dailies has fewer rooms; more want a pattern. */
    private static final int MOST = 100;

    private static final Pattern FORM = Pattern.compile("[A-Z0-9*?-]{1,16}");

    public RoomPattern {
        patterns = List.copyOf(patterns);
    }

    public static RoomPattern of(RoomCode room) {
        return new RoomPattern(List.of(room.value()));
    }

    /** Empty if one of the texts is neither a code nor a pattern, or there are too many. */
    public static Optional<RoomPattern> parse(List<String> texts) {
        List<String> read = texts.stream()
                .map(text -> RoomCode.parse(text)
                        .map(RoomCode::value)
                        .orElseGet(() -> text.strip().toUpperCase(Locale.ROOT)))
                .toList();
        boolean isGood = read.size() <= MOST
                && read.stream()
                        .allMatch(text -> FORM.matcher(text).matches()
                                && (isPattern(text) || RoomCode.parse(text).isPresent()));
        return isGood ? Optional.of(new RoomPattern(read)) : Optional.empty();
    }

    public boolean opens(RoomCode room) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, 0, room.value(), 0));
    }

    public boolean isAll() {
        return patterns.contains("*");
    }

    /** The room, if it is for one alone. */
    public Optional<RoomCode> only() {
        return patterns.size() == 1 ? RoomCode.parse(patterns.get(0)) : Optional.empty();
    }

    private static boolean isPattern(String text) {
        return text.contains("*") || text.contains("?");
    }

    /** A code has nine characters: trying all is quick. */
    private static boolean matches(String pattern, int at, String code, int from) {
        if (at == pattern.length()) {
            return from == code.length();
        }
        if (pattern.charAt(at) == '*') {
            return matches(pattern, at + 1, code, from)
                    || (from < code.length() && matches(pattern, at, code, from + 1));
        }
        return from < code.length()
                && (pattern.charAt(at) == '?' || pattern.charAt(at) == code.charAt(from))
                && matches(pattern, at + 1, code, from + 1);
    }

    @Override
    public String toString() {
        return isAll() ? "all rooms" : patterns.isEmpty() ? "no room" : String.join(", ", patterns);
    }
}
