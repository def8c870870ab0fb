package org.sameframe.room;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Decides who is there. */
record Roster(List<Participant> people, Policy policy, long now) {
    /** How long an admitted person may take to connect: time to read an invitation page, not to book a place. */
    private static final long EXPECTED_US = 120_000_000L;

    /** [RO2], [RO3]. */
    Decision admit(String name, Role role) {
        if (isFull()) {
            return full();
        }
        if (people.size() >= Limits.PARTICIPANTS_EVER) {
            return Decision.refused(
                    RefusalCode.LIMIT,
                    "%d people have been in this room; make a new one.".formatted(Limits.PARTICIPANTS_EVER));
        }
        return Texts.problem("name", name.strip(), 1, Limits.NAME_LENGTH)
                .orElseGet(() -> Decision.put(newcomer(name, role)));
    }

    Participant newcomer(String name, Role role) {
        return new Participant(
                people.size() + 1, name.strip(), role, freeColor(0), Presence.EXPECTED, now + EXPECTED_US);
    }

    /** [RO4]: who comes back is the same person; who is gone needs a free place, and perhaps another colour [RO10]. */
    Decision arrive(Participant participant) {
        if (participant.presence() == Presence.HERE) {
            return Decision.UNCHANGED;
        }
        if (participant.hasPlace()) {
            return Decision.put(participant.here());
        }
        return isFull() ? full() : Decision.put(participant.here().colored(freeColor(participant.color())));
    }

    /** [RO5]: who is lost has the grace time to come back. */
    Decision depart(Participant participant) {
        return participant.presence() == Presence.HERE ? Decision.put(away(participant)) : Decision.UNCHANGED;
    }

    /** [RO6]: a restart counts as everybody's disconnect, not as leaving. */
    Decision restarted() {
        return Decision.of(changed(p -> p.presence() == Presence.HERE, this::away));
    }

    /** [RO5]. */
    List<RoomEvent> overdue() {
        return changed(p -> p.isDue(now), Participant::gone);
    }

    private List<RoomEvent> changed(Predicate<Participant> whose, Function<Participant, Participant> change) {
        List<RoomEvent> events = new ArrayList<>();
        people.stream().filter(whose).forEach(p -> events.add(new RoomEvent.Put(change.apply(p))));
        return events;
    }

    private Participant away(Participant participant) {
        return participant.awayUntil(now + policy.graceMs() * 1_000L);
    }

    private boolean isFull() {
        return people.stream().filter(Participant::hasPlace).count() >= policy.maxParticipants();
    }

    private Decision full() {
        return Decision.refused(
                RefusalCode.ROOM_FULL,
                "All %d places are taken; ask the host, or try again when somebody has left."
                        .formatted(policy.maxParticipants()));
    }

    /** [RO10]: the wanted one, or the first that nobody with a place has; when there is none, they go round. */
    private int freeColor(int wanted) {
        BitSet taken = new BitSet();
        people.stream().filter(Participant::hasPlace).forEach(p -> taken.set(p.color()));
        int free = taken.get(wanted) ? taken.nextClearBit(0) : wanted;
        return free < Participant.COLORS ? free : people.size() % Participant.COLORS;
    }
}
