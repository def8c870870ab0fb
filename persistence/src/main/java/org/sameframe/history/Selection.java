package org.sameframe.history;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.sameframe.room.Category;
import org.sameframe.room.Entry;
import org.sameframe.room.RoomEvent;

/**
 * Which entries are wanted [HI2]. An entry is taken or left as a whole: its events belong together.
 *
 * @param categories one of them must be touched; empty: any
 * @param participant who acted, or whose place in the roster changed; 0: the room itself; empty: anybody
 * @param from the earliest instant, in microseconds
 * @param to the latest instant, in microseconds
 */
public record Selection(Set<Category> categories, OptionalInt participant, long from, long to) {
    /** Every entry. */
    public static final Selection ALL = new Selection(Set.of(), OptionalInt.empty(), Long.MIN_VALUE, Long.MAX_VALUE);

    public Selection {
        categories = Set.copyOf(categories);
        if (from > to) {
            throw new IllegalArgumentException("from: " + from + " (expected: <= to, " + to + ")");
        }
    }

    boolean matches(Entry entry) {
        return entry.at() >= from
                && entry.at() <= to
                && (categories.isEmpty()
                        || entry.events().stream().map(RoomEvent::category).anyMatch(categories::contains))
                && (participant.isEmpty() || concerns(entry, participant.getAsInt()));
    }

    /** Time never goes back in a room: behind such an entry there is nothing more. */
    boolean isPast(Entry entry) {
        return entry.at() > to;
    }

    private static boolean concerns(Entry entry, int participant) {
        Optional<String> place = participant == 0 ? Optional.empty() : Optional.of("participant/" + participant);
        return entry.origin().participant() == participant
                || entry.events().stream()
                        .map(RoomEvent::key)
                        .anyMatch(key -> place.filter(key::equals).isPresent());
    }
}
