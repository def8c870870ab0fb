package org.sameframe.room;

import java.util.List;

/**
 * One accepted command: one row of the journal, one sequence number.
 *
 * @param seq from 1, without gaps
 * @param at when it was decided, in microseconds since the epoch; never before the entry that precedes it
 * @param events atomic, in order, never empty
 */
public record Entry(long seq, long at, Origin origin, List<RoomEvent> events) {
    public Entry {
        events = List.copyOf(events);
    }
}
