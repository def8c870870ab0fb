package org.sameframe.loadtests.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sameframe.schema.v1.RoomEvent;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.Value;

/**
 * What a client knows of its room: the fold of all entries. It subscribes to every category, so that each entry of a
 * range must be there. Not safe for threads.
 */
public final class Replica {
    private final Map<String, Value> values = new TreeMap<>();
    private Position through = Position.START;

    Replica() {}

    /** @return what is wrong with the frame; empty if nothing is */
    List<String> take(ServerFrame frame) {
        List<String> defects = new ArrayList<>();
        long after = Integer.toUnsignedLong(frame.getRange().getAfter());
        long last = after;
        boolean isWhole = true;
        for (ServerMessage message : frame.getMessagesList()) {
            if (message.hasSnapshot()) {
                values.clear();
                message.getSnapshot().getRoom().getValuesList().forEach(value -> values.put(value.getKey(), value));
                isWhole = false;
            } else if (message.hasEntry()) {
                long seq = Integer.toUnsignedLong(message.getEntry().getSeq());
                if (isWhole ? seq != last + 1 : seq <= last) {
                    defects.add("entry %d follows %d".formatted(seq, last));
                }
                last = seq;
                apply(values, message.getEntry().getEventsList());
            }
        }
        if (frame.hasRange()) {
            Position next = Position.of(frame.getRange().getThrough());
            if (after != through.seq()) {
                defects.add("a range begins after %d, the last one ended at %s".formatted(after, through));
            }
            if (isWhole ? last != next.seq() : last > next.seq() || next.seq() < after) {
                defects.add("a range ends at %s, its last entry is %d".formatted(next, last));
            }
            through = next;
        } else if (last != after || !isWhole) {
            defects.add("entries or a snapshot came without a range");
        }
        return defects;
    }

    /** Takes in the events of one entry. */
    public static void apply(Map<String, Value> values, List<RoomEvent> events) {
        for (RoomEvent event : events) {
            switch (event.getEventCase()) {
                case PUT -> values.put(event.getPut().getKey(), event.getPut());
                case REMOVE -> values.remove(event.getRemove());
                case EVENT_NOT_SET -> throw new IllegalArgumentException("an event of a later version");
            }
        }
    }

    Position through() {
        return through;
    }

    Map<String, Value> values() {
        return Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
