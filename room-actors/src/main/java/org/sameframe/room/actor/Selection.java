package org.sameframe.room.actor;

import java.util.ArrayList;
import java.util.List;
import org.sameframe.room.Entry;
import org.sameframe.room.Room;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Value;

/** What of a room is for an outlet [FO5]. */
final class Selection {
    private Selection() {}

    static boolean isOwn(Outlet outlet, Entry entry) {
        return entry.origin().participant() == outlet.participant()
                && entry.origin().instance().equals(outlet.instance());
    }

    /** Of each entry what the outlet asked for; of its own entries everything. */
    static Delivery entries(Outlet outlet, List<Recorded> entries, Mark through) {
        List<RoomMessage> messages = new ArrayList<>();
        for (Recorded recorded : entries) {
            Entry entry = recorded.entry();
            List<RoomEvent> events = isOwn(outlet, entry)
                    ? entry.events()
                    : entry.events().stream()
                            .filter(event -> outlet.categories().contains(event.category()))
                            .toList();
            if (!events.isEmpty()) {
                messages.add(new RoomMessage.Happened(new Entry(entry.seq(), entry.at(), entry.origin(), events)));
            }
        }
        return Delivery.through(through, messages);
    }

    static Delivery snapshot(Outlet outlet, Room state, Mark mark) {
        List<Value> values = state.values().stream()
                .filter(value -> outlet.categories().contains(value.category()))
                .toList();
        return Delivery.through(mark, List.of(new RoomMessage.Snapshot(values)));
    }
}
