package org.sameframe.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of a room while a command is being decided: at most one event for each key [RM1]. */
final class Changes {
    private final Room before;
    private final Map<String, RoomEvent> events = new LinkedHashMap<>();
    private Room room;

    Changes(Room before) {
        this.before = before;
        this.room = before;
    }

    /** As it would be now. */
    Room room() {
        return room;
    }

    void take(RoomEvent event) {
        events.put(event.key(), event);
        room = room.with(event);
    }

    void put(Value value) {
        take(new RoomEvent.Put(value));
    }

    /** Nothing, if there is no such key. */
    void remove(String key) {
        if (room.value(key).isPresent()) {
            take(new RoomEvent.Removed(key));
        }
    }

    /** Those that make a difference. */
    List<RoomEvent> events() {
        return events.values().stream()
                .filter(event -> !before.value(event.key()).equals(room.value(event.key())))
                .toList();
    }

    /** What was decided: these events, and nothing if they make no difference. */
    Decision decision() {
        return Decision.of(events());
    }
}
