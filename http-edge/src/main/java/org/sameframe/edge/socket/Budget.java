package org.sameframe.edge.socket;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** Token buckets for what a client sends, by kind [OW5] [FL1]. Safe for threads. */
final class Budget {
    /** Above what any client sends: one that syncs its clock pings eight times a second, in bursts. */
    static final int PINGS_PER_SECOND = 20;

    private final Bucket commands;
    private final Bucket signals;
    private final Bucket pings;

    enum Kind {
        COMMAND,
        SIGNAL,
        PING
    }

    private Budget(Bucket commands, Bucket signals, Bucket pings) {
        this.commands = commands;
        this.signals = signals;
        this.pings = pings;
    }

    static Budget of(int commandsPerSecond, int commandBurst, int signalsPerSecond, int pingsPerSecond) {
        return new Budget(
                bucket(commandBurst, commandsPerSecond),
                bucket(signalsPerSecond, signalsPerSecond),
                bucket(pingsPerSecond, pingsPerSecond));
    }

    /**
     * Takes one of a kind.
     *
     * @return 0 if it was there; else after how many milliseconds there is one again, at least 1
     */
    long take(Kind kind) {
        return take(
                switch (kind) {
                    case COMMAND -> commands;
                    case SIGNAL -> signals;
                    case PING -> pings;
                });
    }

    static long take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : probe.getNanosToWaitForRefill() / 1_000_000 + 1;
    }

    static Bucket bucket(int burst, int perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
