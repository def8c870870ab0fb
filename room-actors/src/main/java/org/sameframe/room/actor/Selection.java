package org.sameframe.room.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sameframe.room.Entry;
import org.sameframe.room.Room;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Subscription;
import org.sameframe.room.Value;

/** What of a room is for a listener [FO5]. */
final class Selection {
    private Selection() {}

    /** Participants whose categories an entry has switched. */
    static IntStream switched(Entry entry) {
        return entry.events().stream()
                .filter(RoomEvent.Put.class::isInstance)
                .map(event -> ((RoomEvent.Put) event).value())
                .filter(Subscription.class::isInstance)
                .mapToInt(value -> ((Subscription) value).participant());
    }

    /** Of each entry what is on for the listener as it comes; of its own entries everything. */
    static Delivery entries(Listener listener, List<Recorded> entries, Mark through) {
        List<RoomMessage> messages = new ArrayList<>();
        Listener now = listener;
        for (Recorded recorded : entries) {
            Entry entry = recorded.entry();
            List<RoomEvent> events = events(now, entry);
            if (!events.isEmpty()) {
                messages.add(new RoomMessage.Happened(new Entry(entry.seq(), entry.at(), entry.origin(), events)));
            }
            now = now.after(entry);
        }
        return Delivery.through(through, messages);
    }

    static Delivery snapshot(Listener listener, Room state, Mark mark) {
        List<Value> values = state.values().stream()
                .filter(value -> listener.categories().contains(value.category()))
                .toList();
        return Delivery.through(mark, List.of(new RoomMessage.Snapshot(values)));
    }

    private static List<RoomEvent> events(Listener listener, Entry entry) {
        return listener.isOwn(entry)
                ? entry.events()
                : entry.events().stream()
                        .filter(event -> listener.categories().contains(event.category()))
                        .toList();
    }
}
