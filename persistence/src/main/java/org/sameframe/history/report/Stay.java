package org.sameframe.history.report;

import java.util.List;
import org.sameframe.room.Role;

/**
 * A time for which somebody was there without a break.
 *
 * @param begin in microseconds since the epoch
 * @param end likewise
 * @param roles that they had meanwhile, one after the other, at least one
 * @param graceUntil until when coming back goes on with the same session, in microseconds since the epoch
 * @param open it had not ended at the last entry
 */
public record Stay(int participant, long begin, long end, List<Held> roles, long graceUntil, boolean open) {
    public Stay {
        roles = List.copyOf(roles);
    }

    /**
     * A role that somebody had.
     *
     * @param begin in microseconds since the epoch
     * @param end likewise
     */
    public record Held(Role role, long begin, long end) {}

    /** In microseconds. */
    public long length() {
        return end - begin;
    }
}
