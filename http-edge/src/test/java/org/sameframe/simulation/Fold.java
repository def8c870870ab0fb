package org.sameframe.simulation;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.sameframe.room.Category;
import org.sameframe.room.codec.FromSchema;
import org.sameframe.schema.v1.Entry;
import org.sameframe.schema.v1.Mark;
import org.sameframe.schema.v1.RoomEvent;
import org.sameframe.schema.v1.Snapshot;
import org.sameframe.schema.v1.Value;

/** What a client makes of what it is told, by nothing but put, remove and replace [RS11]. */
final class Fold {
    private final Identity identity;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Set<Integer> own = new HashSet<>();
    private Mark through = Mark.getDefaultInstance();
    private int snapshotThrough;

    Fold(Identity identity) {
        this.identity = identity;
    }

    Mark through() {
        return through;
    }

    Collection<Value> values() {
        return values.values();
    }

    /** Of other categories it has what the client did itself, which may be outdated. */
    Map<String, Value> of(Set<Category> categories) {
        Map<String, Value> wanted = new LinkedHashMap<>(values);
        wanted.values()
                .removeIf(value -> !categories.contains(FromSchema.value(value).category()));
        return wanted;
    }

    boolean isOwn(Entry entry) {
        return entry.getParticipant() == identity.participant()
                && entry.getInstance().equals(identity.instance());
    }

    /** Whether it has been told an entry of its own, by itself or in a snapshot. */
    boolean knows(long seq) {
        return own.contains((int) seq) || seq <= snapshotThrough;
    }

    /** @param to the end of its frame's range: it stands for no more */
    void replace(Snapshot snapshot, int to) {
        values.clear();
        snapshot.getRoom().getValuesList().forEach(value -> values.put(value.getKey(), value));
        snapshotThrough = to;
    }

    void apply(Entry entry) {
        for (RoomEvent event : entry.getEventsList()) {
            if (event.hasPut()) {
                values.put(event.getPut().getKey(), event.getPut());
            } else {
                values.remove(event.getRemove());
            }
        }
        if (isOwn(entry)) {
            own.add(entry.getSeq());
        }
    }

    /** A frame with this range was taken in. */
    void reach(Mark mark) {
        through = mark;
    }
}
