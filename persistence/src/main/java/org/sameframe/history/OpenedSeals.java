package org.sameframe.history;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;

/**
 * Up to where the seals of a ledger were opened, of rooms that were looked at lately [HI8].
 *
 * <p>A hash binds the bytes of all entries before it. Where recomputing the chain comes to the same one again, what was opened
 * with the room's key then would open now, and need not be. What was remembered once stays true, so that nothing has to be
 * forgotten when a ledger turns out to be another one.
 */
final class OpenedSeals {
    private static final int EVERY = 500;
    private static final int ROOMS = 16;

    private final Map<RoomCode, NavigableMap<Long, Mark>> rooms = new LinkedHashMap<>(ROOMS * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RoomCode, NavigableMap<Long, Mark>> eldest) {
            return size() > ROOMS;
        }
    };

    /** Says that all seals up to there open; kept is every 500th. */
    synchronized void offer(RoomCode room, Mark mark) {
        if (mark.seq() % EVERY == 0) {
            rooms.computeIfAbsent(room, any -> new TreeMap<>()).put(mark.seq(), mark);
        }
    }

    /** The last one up to a sequence; {@link Mark#START} if there is none. */
    synchronized Mark atMost(RoomCode room, long seq) {
        NavigableMap<Long, Mark> kept = rooms.get(room);
        Map.Entry<Long, Mark> last = kept == null ? null : kept.floorEntry(seq);
        return last == null ? Mark.START : last.getValue();
    }

    synchronized void forget(RoomCode room) {
        rooms.remove(room);
    }
}
