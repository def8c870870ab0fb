package org.sameframe.simulation;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** How often what matters happened in the runs: a simulation in which it never does proves nothing. */
final class Census {
    private final Map<Event, Integer> counts = new EnumMap<>(Event.class);

    /** What a client saw happen. */
    enum Event {
        WELCOMED_WITH_SNAPSHOT,
        RESUMED,
        /** Was sent a snapshot in the place of a backlog, or after the room was lost. */
        CAUGHT_UP,
        ACCEPTED,
        /** The answer to a command that was sent more than once. */
        ACCEPTED_OF_SEVERAL,
        UNAVAILABLE,
        NOT_APPLIED,
        REFUSED,
        LEFT,
        /** Had to wait to be let in. */
        WAITED,
        SUPERSEDED,
        FORBIDDEN,
        /** A connection of the same instance that it had given up took its place: rare. */
        REPLACED,
        /** Does not read its answers: rare. */
        SLOW
    }

    void add(Event event) {
        counts.merge(event, 1, Integer::sum);
    }

    void problem(String code) {
        add(
                switch (code) {
                    case "unavailable" -> Event.UNAVAILABLE;
                    case "not-applied" -> Event.NOT_APPLIED;
                    case "superseded" -> Event.SUPERSEDED;
                    case "forbidden" -> Event.FORBIDDEN;
                    default -> Event.REFUSED;
                });
    }

    void bye(int reason) {
        switch (reason) {
            case 3503 -> add(Event.LEFT);
            case 4503 -> add(Event.REPLACED);
            case 3008 -> add(Event.SLOW);
            default -> {}
        }
    }

    /** What never happened, of what is not rare. */
    Set<Event> missing() {
        Set<Event> missing = EnumSet.complementOf(EnumSet.of(Event.REPLACED, Event.SLOW));
        missing.removeAll(counts.keySet());
        return missing;
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
