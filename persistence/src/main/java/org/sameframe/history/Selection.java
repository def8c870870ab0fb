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
 * @param until the latest instant, in microseconds
 * @param before the sequence that ends them, itself not included
 */
public record Selection(Set<Category> categories, OptionalInt participant, long from, long until, long before) {
    /** Every entry. */
    public static final Selection ALL = between(Long.MIN_VALUE, Long.MAX_VALUE);

    public Selection {
        categories = Set.copyOf(categories);
        if (from > until) {
            throw new IllegalArgumentException("from: " + from + " (expected: <= until, " + until + ")");
        }
    }

    /** All that were decided between two instants, both included. */
    public static Selection between(long from, long until) {
        return new Selection(Set.of(), OptionalInt.empty(), from, until, Long.MAX_VALUE);
    }

    /** All that touch a category. */
    public static Selection of(Category category) {
        return new Selection(Set.of(category), OptionalInt.empty(), Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    boolean matches(Entry entry) {
        return entry.at() >= from
                && entry.at() <= until
                && (categories.isEmpty()
                        || entry.events().stream().map(RoomEvent::category).anyMatch(categories::contains))
                && (participant.isEmpty() || concerns(entry, participant.getAsInt()));
    }

    /** Time never goes back in a room: behind such an entry there is nothing more. */
    boolean isPast(Entry entry) {
        return entry.at() > until;
    }

    /** Whether no entry behind this one can be wanted, by its sequence alone. */
    boolean endsWith(long seq) {
        return seq + 1 >= before;
    }

    private static boolean concerns(Entry entry, int participant) {
        Optional<String> place = participant == 0 ? Optional.empty() : Optional.of("participant/" + participant);
        return entry.origin().participant() == participant
                || entry.events().stream()
                        .map(RoomEvent::key)
                        .anyMatch(key -> place.filter(key::equals).isPresent());
    }
}
