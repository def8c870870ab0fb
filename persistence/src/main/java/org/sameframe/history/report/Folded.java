package org.sameframe.history.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sameframe.room.Entry;
import org.sameframe.room.Medium;
import org.sameframe.room.Participant;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Shot;
import org.sameframe.room.Value;

/** A room's values as they are after the entries so far: taken in in place, since a long ledger has a million of them. */
final class Folded {
    private final Map<String, Value> values = new LinkedHashMap<>();

    void take(Entry entry) {
        for (RoomEvent event : entry.events()) {
            if (event instanceof RoomEvent.Put put) {
                values.put(put.key(), put.value());
            } else {
                values.remove(event.key());
            }
        }
    }

    <V extends Value> Optional<V> find(String key, Class<V> kind) {
        return Optional.ofNullable(values.get(key)).filter(kind::isInstance).map(kind::cast);
    }

    <V extends Value> List<V> all(Class<V> kind) {
        return values.values().stream()
                .filter(kind::isInstance)
                .<V>map(kind::cast)
                .toList();
    }

    /** In the order of the playlist. */
    List<Shot> shots() {
        return all(Shot.class).stream()
                .sorted(Comparator.comparingInt(Shot::rank))
                .toList();
    }

    /** In the order of the playlist, with the versions of a shot side by side, then all others. */
    List<Medium> media() {
        Stream<Medium> inShots = shots().stream()
                .flatMap(shot -> shot.versions().stream())
                .flatMap(id -> find("medium/" + id, Medium.class).stream());
        return Stream.concat(inShots, all(Medium.class).stream()).distinct().toList();
    }

    List<Participant> people() {
        return all(Participant.class).stream()
                .sorted(Comparator.comparingInt(Participant::id))
                .toList();
    }
}
