package org.sameframe.room.actor;

import java.util.EnumSet;
import java.util.Set;
import org.sameframe.room.Category;
import org.sameframe.room.Entry;
import org.sameframe.room.Room;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Subscription;

/**
 * A connection that is in the room, and the categories that it is told of: those that its client asked for, without those
 * that its participant has switched off [SU4].
 *
 * @param on what is on for its participant, asked for by its client or not
 */
record Listener(Outlet outlet, Set<Category> categories, Set<Category> on) {
    /** With what is on for its participant in a room. */
    static Listener of(Outlet outlet, Room room) {
        return of(outlet, room.subscription(outlet.participant()));
    }

    private static Listener of(Outlet outlet, Set<Category> on) {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        categories.addAll(outlet.categories());
        categories.retainAll(on);
        return new Listener(outlet, categories, on);
    }

    /** After an entry, in which its participant may have switched categories. */
    Listener after(Entry entry) {
        Listener listener = this;
        for (RoomEvent event : entry.events()) {
            if (event instanceof RoomEvent.Put put
                    && put.value() instanceof Subscription subscription
                    && subscription.participant() == outlet.participant()) {
                Set<Category> on = EnumSet.allOf(Category.class);
                on.removeAll(subscription.off());
                listener = of(outlet, on);
            }
        }
        return listener;
    }

    boolean isOwn(Entry entry) {
        return entry.origin().participant() == outlet.participant()
                && entry.origin().instance().equals(outlet.instance());
    }
}
