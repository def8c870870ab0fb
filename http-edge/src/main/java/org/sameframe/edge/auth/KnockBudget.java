package org.sameframe.edge.auth;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.sameframe.pin.Guesses;
import org.sameframe.pin.Tries;
import org.sameframe.room.RoomCode;

/**
 * How often somebody may knock [PN8]: of one address so often a minute, and at one room so often before further ones are not heard
 * for a growing time. A room remembers everybody who ever waited, so that it must not be filled with them.
 */
public final class KnockBudget {
    /** A family of people who come at once; each of those who guess from many places would rather guess. */
    private static final int PER_ROOM = 20;

    private static final int PER_ADDRESS = 3;
    private static final int IN_ALL = 600;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** Stands where a client stands among tried PINs; no client's name is that short. */
    private static final String KNOCKS = "knocks";

    private final RateLimits addresses = RateLimits.perMinute(PER_ADDRESS, IN_ALL);
    private final Guesses guesses;
    private final InstantSource clock;

    private KnockBudget(Guesses guesses, InstantSource clock) {
        this.guesses = guesses;
        this.clock = clock;
    }

    public static KnockBudget create(Guesses guesses, InstantSource clock) {
        return new KnockBudget(guesses, clock);
    }

    /** Takes one from the budget of an address; false if it is used up. */
    public boolean tryTake(InetAddress address) {
        return addresses.tryTake(address);
    }

    /** @return whether the room still hears it; fails if the store cannot be reached */
    public CompletionStage<Boolean> isFree(RoomCode room) {
        Instant now = clock.instant();
        return guesses.change(
                        room,
                        KNOCKS,
                        count -> isFree(count.client(), now)
                                ? new Guesses.Count(count.client().more(now), count.room())
                                : count)
                .thenApply(before -> isFree(before.client(), now));
    }

    private static boolean isFree(Tries knocks, Instant now) {
        return knocks.wait(PER_ROOM, LONGEST_WAIT, now).isZero();
    }
}
