package org.sameframe.room.actor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            for (RoomEvent event : recorded.entry().events()) {
                if (event instanceof RoomEvent.Put put
                        && put.value() instanceof Participant person
                        && person.presence() == Presence.GONE) {
                    seqs.put(person.id(), recorded.entry().seq());
                }
            }
        }
        return new Leavers(seqs);
    }

    /** @param arrived the sequence at which a connection of theirs was let in */
    boolean include(int participant, long arrived) {
        return seqs.getOrDefault(participant, 0L) > arrived;
    }
}
