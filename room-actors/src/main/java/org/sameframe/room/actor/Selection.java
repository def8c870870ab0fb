package org.sameframe.room.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.sameframe.room.Category;
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

    /** Of each entry what is on for the listener as it comes; its own entries come in any case, with all that is on for it. */
    static Delivery entries(Listener listener, List<Recorded> entries, Mark through) {
        List<RoomMessage> messages = new ArrayList<>();
        Listener now = listener;
        for (Recorded recorded : entries) {
            Entry entry = recorded.entry();
            List<RoomEvent> events = events(now, entry);
            if (!events.isEmpty() || now.isOwn(entry)) {
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
        Set<Category> wanted = listener.isOwn(entry) ? listener.on() : listener.categories();
        return entry.events().stream()
                .filter(event -> wanted.contains(event.category()))
                .toList();
    }
}
