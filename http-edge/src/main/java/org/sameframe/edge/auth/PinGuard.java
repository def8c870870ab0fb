package org.sameframe.edge.auth;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.sameframe.pin.HashedPin;
import org.sameframe.pin.Pins;
import org.sameframe.room.RoomCode;

/**
 * Asks for the PIN of a room that has one [PN]. A room that never was goes the same way: it is counted, and something is hashed
 * for it ([PN5], ADR 23).
 */
public final class PinGuard {
    private final Pins pins;
    private final PinBudget budget;
    private final RateLimits all;
    private final Executor hashing;
    private final HashedPin nobody = PinHash.ofNobody();

    private PinGuard(Pins pins, PinBudget budget, RateLimits all, Executor hashing) {
        this.pins = pins;
        this.budget = budget;
        this.all = all;
        this.hashing = hashing;
    }

    /** @param hashing threads for that alone, few: each takes 19 MiB and a processor */
    public static PinGuard create(Pins pins, PinBudget budget, PinSettings settings, Executor hashing) {
        return new PinGuard(pins, budget, RateLimits.perMinute(settings.inAll(), settings.inAll()), hashing);
    }

    /** What became of a PIN, or of none. */
    public sealed interface Verdict permits Open, Shut, Wait {}

    /** There is no PIN, or it was this one; whether there is a room, is the room's to say. */
    public record Open() implements Verdict {}

    /** There is no such room, or its PIN is another one. */
    public record Shut() implements Verdict {}

    /** Too many were tried: nothing was compared. */
    public record Wait(Duration time) implements Verdict {}

    /**
     * Whether somebody may look for a room, or enter it.
     *
     * @param pin that they gave, in one spelling
     * @param isThere asked where there is no PIN: whether there is a room at all
     * @return fails if the store cannot be reached
     */
    public CompletionStage<Verdict> check(
            RoomCode room,
            InetAddress client,
            Optional<String> pin,
            Supplier<? extends CompletionStage<Boolean>> isThere) {
        return pins.find(room).thenCompose(kept -> {
            if (pin.isEmpty()) {
                return verdict(kept.isEmpty() ? new Open() : new Shut());
            }
            return kept.isPresent()
                    ? tried(room, client, pin.get(), kept.get())
                    : isThere.get()
                            .thenCompose(is -> is ? verdict(new Open()) : tried(room, client, pin.get(), nobody));
        });
    }

    /** Counted first, hashed then. */
    private CompletionStage<Verdict> tried(RoomCode room, InetAddress client, String pin, HashedPin kept) {
        return budget.take(room, client).thenCompose(wait -> {
            if (!wait.isZero()) {
                return verdict(new Wait(wait));
            }
            if (!all.tryTake(client)) {
                return verdict(new Wait(Duration.ofMinutes(1)));
            }
            return CompletableFuture.supplyAsync(() -> PinHash.matches(pin, kept), hashing)
                    .thenCompose(isRight -> isRight ? passed(room, client) : verdict(new Shut()));
        });
    }

    private CompletionStage<Verdict> passed(RoomCode room, InetAddress client) {
        all.giveBack(client);
        return budget.giveBack(room, client).thenApply(done -> new Open());
    }

    private static CompletionStage<Verdict> verdict(Verdict verdict) {
        return CompletableFuture.completedFuture(verdict);
    }

    /**
     * Gives a room a PIN, in place of the one that it had.
     *
     * @param pin in one spelling
     * @return false: there is no such room
     */
    public CompletionStage<Boolean> set(RoomCode room, String pin) {
        return pins.pepper(room)
                .thenCompose(pepper -> pepper.isEmpty()
                        ? CompletableFuture.completedFuture(false)
                        : CompletableFuture.supplyAsync(() -> PinHash.hash(pin, pepper.get()), hashing)
                                .thenCompose(hash -> pins.set(room, hash))
                                .thenApply(done -> true));
    }

    /** Takes a room's PIN away, if it had one. */
    public CompletionStage<Done> remove(RoomCode room) {
        return pins.remove(room);
    }

    /** Whether a room has a PIN. */
    public CompletionStage<Boolean> has(RoomCode room) {
        return pins.find(room).thenApply(Optional::isPresent);
    }
}
