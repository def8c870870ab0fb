package org.sameframe.history.report;

import java.util.ArrayList;
import java.util.List;
import org.sameframe.room.Role;

/**
 * Somebody who is there.
 *
 * @param changes which role they have since when, the first since they came
 */
record Visit(List<Change> changes) {
    /** @param since in microseconds since the epoch */
    private record Change(Role role, long since) {}

    Visit {
        changes = List.copyOf(changes);
    }

    /** @param now in microseconds since the epoch */
    static Visit begin(Role role, long now) {
        return new Visit(List.of(new Change(role, now)));
    }

    /** Goes on in a role, which may be the same. */
    Visit as(Role role, long now) {
        if (changes.get(changes.size() - 1).role() == role) {
            return this;
        }
        List<Change> more = new ArrayList<>(changes);
        more.add(new Change(role, now));
        return new Visit(more);
    }

    long since() {
        return changes.get(0).since();
    }

    /** @param end at or behind {@link #since}, in microseconds since the epoch; what was after it does not count */
    Stay stay(int participant, long end, long graceUntil, boolean open) {
        List<Stay.Held> roles = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            long begin = changes.get(i).since();
            long until =
                    i + 1 < changes.size() ? Math.min(end, changes.get(i + 1).since()) : end;
            if (i == 0 || begin < until) {
                roles.add(new Stay.Held(changes.get(i).role(), begin, until));
            }
        }
        return new Stay(participant, since(), end, roles, graceUntil, open);
    }
}
