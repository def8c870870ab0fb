package org.sameframe.room;

import java.util.Arrays;
import java.util.List;

/** What the room says to a command. */
public sealed interface Decision {
    Decision UNCHANGED = new Unchanged();

    /** Becomes one entry with these events, in order; never empty. */
    record Accepted(List<RoomEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The room is already as asked. */
    record Unchanged() implements Decision {}

    /** The same operation was accepted before, as the entry with this sequence. */
    record Repeated(long seq) implements Decision {}

    record Refused(Refusal refusal) implements Decision {}

    static Decision put(Value... values) {
        return new Accepted(
                Arrays.stream(values).<RoomEvent>map(RoomEvent.Put::new).toList());
    }

    static Decision of(List<RoomEvent> events) {
        return events.isEmpty() ? UNCHANGED : new Accepted(events);
    }

    static Decision invalid(String detail) {
        return new Refused(Refusal.invalid(detail));
    }

    static Decision forbidden(String detail) {
        return refused(RefusalCode.FORBIDDEN, detail);
    }

    static Decision limit(String detail) {
        return refused(RefusalCode.LIMIT, detail);
    }

    static Decision refused(RefusalCode code, String detail) {
        return new Refused(new Refusal(code, detail));
    }
}
