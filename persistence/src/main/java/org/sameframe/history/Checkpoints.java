package org.sameframe.history;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.sameframe.room.RoomCode;

/**
 * Rooms as they were at every 500th entry, of those that were folded lately: whoever goes to and fro in a long history has it
 * folded once [HI6].
 *
 * <p>Folding 10,000 entries took 0.3 s warm and more than a second cold, 500 took 20 ms (two cores, PostgreSQL). Snapshots
 * that are kept for ever would make the first look quick as well, but each is the whole room: a hundred of them can be larger
 * than the ledger many times. These share what did not change, and give way when memory is short.
 */
final class Checkpoints {
    private static final int EVERY = 500;
    private static final int ROOMS = 8;

    private final Map<RoomCode, NavigableMap<Long, SoftReference<HistoryReply.PastRoom>>> rooms =
            new LinkedHashMap<>(ROOMS * 2, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<RoomCode, NavigableMap<Long, SoftReference<HistoryReply.PastRoom>>> eldest) {
                    return size() > ROOMS;
                }
            };

    /** How many entries to fold before it is to be offered again. */
    static long distance(long seq) {
        return EVERY - seq % EVERY;
    }

    /** Offers a room as it was; kept is one at every 500th entry. */
    synchronized void offer(RoomCode room, HistoryReply.PastRoom past) {
        long seq = past.mark().seq();
        if (seq % EVERY == 0) {
            rooms.computeIfAbsent(room, any -> new TreeMap<>()).put(seq, new SoftReference<>(past));
        }
    }

    /** The last one up to a sequence, if it is still there. */
    synchronized Optional<HistoryReply.PastRoom> atMost(RoomCode room, long seq) {
        return Optional.ofNullable(rooms.get(room))
                .map(kept -> kept.floorEntry(seq))
                .map(entry -> entry.getValue().get());
    }

    /** To be called when the room turns out to be erased, or its ledger to be another one. */
    synchronized void forget(RoomCode room) {
        rooms.remove(room);
    }
}
