package org.sameframe.room;

import java.util.Comparator;

/** Watches whether a host is here, and decides what happens when none has been for a while [HO1]. */
final class HostWatch {
    private HostWatch() {}

    /** Notes that nobody is, or that somebody is again; and who can be promoted at last, is. */
    static void follow(Changes changes, long now) {
        Room room = changes.room();
        HostAbsence absence = room.policy().hosting().absence();
        // One who is expected is not missed: the room may just have been made.
        boolean isHere =
                room.participants().stream().anyMatch(p -> p.isHost() && p.hasPlace() && p.presence() != Presence.AWAY);
        boolean isToPromote =
                room.vacancy().filter(vacancy -> vacancy.until() == 0).isPresent();
        if (isHere || !room.exists() || absence == HostAbsence.KEEP) {
            changes.remove(Vacancy.KEY);
        } else if (isToPromote && absence == HostAbsence.PROMOTE) {
            promote(changes);
        } else if (isToPromote || room.vacancy().isEmpty()) {
            changes.put(new Vacancy(now + room.policy().hosting().graceMs() * 1_000L));
        }
    }

    /** [HO3], [HO4]: what the policy says, once the time has passed; {@link #follow} has been called before. */
    static void due(Changes changes, long now) {
        if (changes.room()
                .vacancy()
                .filter(vacancy -> vacancy.until() != 0 && vacancy.until() <= now)
                .isPresent()) {
            switch (changes.room().policy().hosting().absence()) {
                case KEEP -> {
                    // [HO2]: nobody is missed.
                }
                case PROMOTE -> promote(changes);
                case CLOSE -> Closing.close(changes, now);
            }
        }
    }

    /** Whoever has been here longest; when there is nobody, the next one who comes. */
    private static void promote(Changes changes) {
        changes.room().participants().stream()
                .filter(p -> p.isHere() && p.takesPart())
                .min(Comparator.comparingLong(Participant::since).thenComparingInt(Participant::id))
                .ifPresentOrElse(
                        next -> {
                            changes.put(next.with(Role.HOST));
                            changes.remove(Vacancy.KEY);
                        },
                        () -> changes.put(new Vacancy(0)));
    }
}
