package org.sameframe.history;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sameframe.room.RoomCode;

/**
 * Which rooms are wanted, newest activity first [RD2].
 *
 * @param room this one alone
 * @param text words that all occur in title, code, names or titles of media
 * @param participant what occurs in somebody's name
 * @param medium what occurs in the title of a medium
 * @param from the earliest instant of its last entry, in microseconds
 * @param until the latest instant of its first entry
 * @param after behind which room to go on
 * @param limit 1 to {@link #LONGEST_PAGE}
 */
public record DirectoryQuery(
        Optional<RoomCode> room,
        String text,
        String participant,
        String medium,
        Optional<RoomState> state,
        long from,
        long until,
        Optional<Position> after,
        int limit) {
    /** Rooms of a page, at most. */
    public static final int LONGEST_PAGE = 1_000;

    public DirectoryQuery {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + LONGEST_PAGE + ")");
        }
    }

    /** All rooms, from the first page on. */
    public static DirectoryQuery all(int limit) {
        return new DirectoryQuery(
                Optional.empty(), "", "", "", Optional.empty(), 0, Long.MAX_VALUE, Optional.empty(), limit);
    }

    /** Where a room stands in the order. */
    public record Position(long latest, RoomCode room) {}

    List<String> words() {
        return Arrays.stream(DirectoryRow.searchable(text).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
