package org.sameframe.history.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sameframe.room.Role;

/**
 * A time for which somebody or other was in the room: from the first arrival to the last departure [RP2].
 *
 * @param begin in microseconds since the epoch
 * @param end likewise
 * @param open it had not ended at the last entry
 * @param attendees by the participant's id
 */
public record Sitting(long begin, long end, boolean open, List<Attendee> attendees) {
    public Sitting {
        attendees = List.copyOf(attendees);
    }

    /**
     * Somebody who was there.
     *
     * @param stays in order
     */
    public record Attendee(int participant, List<Stay> stays) {
        public Attendee {
            stays = List.copyOf(stays);
        }

        /** In microseconds. */
        public long total() {
            return stays.stream().mapToLong(Stay::length).sum();
        }

        /** Which role from when to when, in order; the same one again after a break counts anew. */
        public List<Stay.Held> roles() {
            return stays.stream().flatMap(stay -> stay.roles().stream()).toList();
        }

        /** The roles without times, as often as they changed. */
        public List<Role> changes() {
            List<Role> changes = new ArrayList<>();
            for (Stay.Held held : roles()) {
                if (changes.isEmpty() || changes.get(changes.size() - 1) != held.role()) {
                    changes.add(held.role());
                }
            }
            return changes;
        }
    }

    /** In microseconds. */
    public long length() {
        return end - begin;
    }

    /** @param stays of everybody, by their beginning */
    static List<Sitting> of(List<Stay> stays) {
        List<Sitting> sittings = new ArrayList<>();
        List<Stay> together = new ArrayList<>();
        long graceUntil = Long.MIN_VALUE;
        for (Stay stay : stays) {
            if (!together.isEmpty() && stay.begin() > graceUntil) {
                sittings.add(sitting(together));
                together.clear();
                graceUntil = Long.MIN_VALUE;
            }
            together.add(stay);
            graceUntil = Math.max(graceUntil, stay.graceUntil());
        }
        if (!together.isEmpty()) {
            sittings.add(sitting(together));
        }
        return sittings;
    }

    private static Sitting sitting(List<Stay> stays) {
        Map<Integer, List<Stay>> byParticipant = new TreeMap<>();
        stays.forEach(stay -> byParticipant
                .computeIfAbsent(stay.participant(), any -> new ArrayList<>())
                .add(stay));
        return new Sitting(
                stays.get(0).begin(),
                stays.stream().mapToLong(Stay::end).max().orElseThrow(),
                stays.stream().anyMatch(Stay::open),
                byParticipant.entrySet().stream()
                        .map(one -> new Attendee(one.getKey(), one.getValue()))
                        .toList());
    }
}
