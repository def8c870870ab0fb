package org.sameframe.room.actor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sameframe.room.Participant;
import org.sameframe.room.Presence;
import org.sameframe.room.RoomEvent;

/**
 * Who became gone by some entries: their connections are let go [RO11].
 *
 * @param seqs of the last entry that made a participant gone
 */
record Leavers(Map<Integer, Long> seqs) {
    static Leavers of(List<Recorded> entries) {
        Map<Integer, Long> seqs = new HashMap<>();
        for (Recorded recorded : entries) {
            gone(recorded).forEach(id -> seqs.put(id, recorded.entry().seq()));
        }
        return new Leavers(seqs);
    }

    /** Entries up to the first with which a participant was gone, who is told nothing behind it; all, if there is none. */
    static List<Recorded> until(int participant, List<Recorded> entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (gone(entries.get(i)).anyMatch(id -> id == participant)) {
                return entries.subList(0, i + 1);
            }
        }
        return entries;
    }

    private static IntStream gone(Recorded recorded) {
        return recorded.entry().events().stream()
                .filter(RoomEvent.Put.class::isInstance)
                .map(event -> ((RoomEvent.Put) event).value())
                .filter(value -> value instanceof Participant person && person.presence() == Presence.GONE)
                .mapToInt(value -> ((Participant) value).id());
    }

    /** @param arrived the sequence at which a connection of theirs was let in */
    boolean include(int participant, long arrived) {
        return seqs.getOrDefault(participant, 0L) > arrived;
    }
}
