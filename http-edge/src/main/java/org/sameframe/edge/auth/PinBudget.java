package org.sameframe.edge.auth;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.sameframe.pin.Guesses;
import org.sameframe.pin.Tries;
import org.sameframe.room.RoomCode;

/**
 * Who may try a PIN now [PN4]. A client and a room have some tries that need no wait; each one beyond takes twice as long as the
 * one before, up to a longest wait. Tries are taken before anything is hashed, and given back if the PIN was right.
 */
public final class PinBudget {
    private static final int NAME_BYTES = 16;

    private final Guesses guesses;
    private final PinSettings settings;
    private final byte[] key;
    private final InstantSource clock;

    private PinBudget(Guesses guesses, PinSettings settings, byte[] key, InstantSource clock) {
        this.guesses = guesses;
        this.settings = settings;
        this.key = key;
        this.clock = clock;
    }

    public static PinBudget create(Guesses guesses, PinSettings settings, ServerKeys keys, InstantSource clock) {
        return new PinBudget(guesses, settings, keys.clientKey(), clock);
    }

    /** @return zero: it may be tried, and is counted; else how long to wait. Fails if the store cannot be reached */
    CompletionStage<Duration> take(RoomCode room, InetAddress client) {
        Instant now = clock.instant();
        return guesses.change(
                        room,
                        name(client),
                        count -> wait(count, now).isZero()
                                ? new Guesses.Count(
                                        count.client().more(now), count.room().more(now))
                                : count)
                .thenApply(before -> wait(before, now));
    }

    /** It was right: the client begins anew. */
    CompletionStage<Done> giveBack(RoomCode room, InetAddress client) {
        return guesses.change(
                        room,
                        name(client),
                        count -> new Guesses.Count(Tries.NONE, count.room().fewer()))
                .thenApply(before -> Done.getInstance());
    }

    /** To be called now and then: what is a day old is forgotten. */
    public CompletionStage<Done> forget() {
        return guesses.forget();
    }

    private Duration wait(Guesses.Count count, Instant now) {
        Duration client = count.client().wait(settings.perClient(), settings.longestWait(), now);
        Duration room = count.room().wait(settings.perRoom(), settings.longestWait(), now);
        return client.compareTo(room) > 0 ? client : room;
    }

    /** Says which client it is, and to nobody where it is. */
    private String name(InetAddress client) {
        byte[] hash = ServerKeys.hmac(key, RateLimits.network(client));
        return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    }
}
