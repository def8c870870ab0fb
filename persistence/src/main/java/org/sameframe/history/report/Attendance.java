package org.sameframe.history.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sameframe.room.Entry;
import org.sameframe.room.Participant;
import org.sameframe.room.Policy;
import org.sameframe.room.RoomEvent;

/**
 * Who was there, and when [RP3].
 *
 * <p>What the room itself notes of somebody's going, as after a restart of the server, it notes afterwards: how long they had
 * been there nobody knows, and only what lies before the entry before counts.
 */
final class Attendance {
    private final Map<Integer, Visit> here = new TreeMap<>();
    private final List<Stay> stays = new ArrayList<>();
    private long graceUs = Policy.DEFAULT.graceMs() * 1_000L;

    /** @param before when the entry before was decided, in microseconds */
    void take(Entry entry, long before) {
        long gone = entry.origin().participant() == 0 ? before : entry.at();
        for (RoomEvent event : entry.events()) {
            if (event instanceof RoomEvent.Put put && put.value() instanceof Participant person) {
                put(person, entry.at(), gone);
            } else if (event instanceof RoomEvent.Put put && put.value() instanceof Policy policy) {
                graceUs = policy.graceMs() * 1_000L;
            }
        }
    }

    private void put(Participant person, long now, long gone) {
        Visit visit = here.get(person.id());
        if (person.isHere()) {
            here.put(person.id(), visit == null ? Visit.begin(person.role(), now) : visit.as(person.role(), now));
        } else if (visit != null) {
            here.remove(person.id());
            long end = Math.max(visit.since(), gone);
            stays.add(visit.stay(person.id(), end, end + graceUs, false));
        }
    }

    boolean isHere(int participant) {
        return here.containsKey(participant);
    }

    boolean isAnybodyHere() {
        return !here.isEmpty();
    }

    /**
     * All stays by their beginning; those that go on end with the last entry.
     *
     * @param last when that was decided, in microseconds
     */
    List<Stay> stays(long last) {
        List<Stay> all = new ArrayList<>(stays);
        here.forEach((participant, visit) -> all.add(visit.stay(participant, last, last, true)));
        all.sort(Comparator.comparingLong(Stay::begin).thenComparingInt(Stay::participant));
        return all;
    }
}
