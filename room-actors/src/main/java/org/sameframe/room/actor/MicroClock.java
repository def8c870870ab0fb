package org.sameframe.room.actor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Tells the server's time in microseconds since the epoch. */
@FunctionalInterface
public interface MicroClock {
    long now();

    /** Starts at the system's time, and from then on goes at a steady pace, whatever is done to the system's clock. */
    static MicroClock steady() {
        long epoch = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        long origin = System.nanoTime();
        return () -> epoch + (System.nanoTime() - origin) / 1_000;
    }

    default MicroClock plus(long micros) {
        return () -> now() + micros;
    }
}
