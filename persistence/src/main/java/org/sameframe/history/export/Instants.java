package org.sameframe.history.export;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as ISO 8601 has them, in UTC. */
final class Instants {
    private Instants() {}

    /** @param at in microseconds since the epoch */
    static String iso(long at) {
        return Instant.EPOCH.plus(at, ChronoUnit.MICROS).toString();
    }
}
