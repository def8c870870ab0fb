package org.sameframe.edge.api;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.auth.EvenAnswers;
import org.sameframe.edge.auth.PinGuard;
import org.sameframe.edge.auth.PinText;
import org.sameframe.edge.auth.RateLimits;
import org.sameframe.room.Account;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.room.actor.Rooms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In front of every room: who knows a code, and the PIN if there is one, comes through. To all others a room that is there and one
 * that is not answer alike, in words, status and time ([GB], [PN5]).
 */
public final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private static final Refusal NOT_SET = new Refusal(
            RefusalCode.UNAVAILABLE, "The room could not be given its PIN, and was not opened. Try again in a moment.");

    private final Rooms rooms;
    private final RateLimits guesses;
    private final Clients clients;
    private final PinGuard guard;
    private final EvenAnswers even;

    private Door(Rooms rooms, RateLimits guesses, Clients clients, PinGuard guard, EvenAnswers even) {
        this.rooms = rooms;
        this.guesses = guesses;
        this.clients = clients;
        this.guard = guard;
        this.even = even;
    }

    /**
     * What somebody brings who wants to come in.
     *
     * @param pin as it was given; one that is none was refused before
     * @param vouched who they are as a token that opens the room says: then no PIN is asked for [PN7], and what guests have
     *     used up does not count [RE11]; empty: a guest
     */
    record Key(@Nullable String pin, Optional<Account> vouched) {
        @Override
        public String toString() {
            return "Key(hidden)";
        }
    }

    /** @param guesses budget of codes that no room has, and of PINs that are not a room's */
    public static Door create(Rooms rooms, RateLimits guesses, Clients clients, PinGuard guard, EvenAnswers even) {
        return new Door(rooms, guesses, clients, guard, even);
    }

    /**
     * Asks the room of a code; the budget pays only where that does not lead anywhere.
     *
     * @param key what they bring
     */
    CompletionStage<HttpResponse> guess(
            String code,
            HttpRequest request,
            Key key,
            Function<RoomCode, CompletionStage<RoomReply>> ask,
            Function<RoomReply, Optional<HttpResponse>> success) {
        InetAddress address = clients.address(request);
        int wait = guesses.secondsToWait(address, key.vouched());
        if (wait > 0) {
            return Replies.now(Replies.tooMany(wait));
        }
        long began = even.began();
        return RoomCode.parse(code)
                .map(room -> asked(room, address, key)
                        .thenCompose(verdict -> answer(verdict, () -> Replies.respond(ask.apply(room), success)))
                        .exceptionally(Door::unreachable))
                .orElseGet(() -> Replies.now(Problem.unknownRoom().response()))
                .thenCompose(response -> {
                    int status = response.status().intValue();
                    if (status != 404 && status != 429) {
                        guesses.giveBack(address, key.vouched());
                    }
                    return response.status().isSuccess() ? Replies.now(response) : even.leave(began, response);
                });
    }

    private CompletionStage<PinGuard.Verdict> asked(RoomCode room, InetAddress address, Key key) {
        return key.vouched().isPresent()
                ? CompletableFuture.completedFuture(new PinGuard.Open())
                : guard.check(room, address, Optional.ofNullable(key.pin()).flatMap(PinText::of), () -> isThere(room));
    }

    private static CompletionStage<HttpResponse> answer(
            PinGuard.Verdict verdict, Supplier<CompletionStage<HttpResponse>> behind) {
        if (verdict instanceof PinGuard.Open) {
            return behind.get()
                    .thenApply(response -> response.status().intValue() == 404
                            ? Problem.unknownRoom().response()
                            : response);
        }
        return Replies.now(
                verdict instanceof PinGuard.Wait wait
                        ? tooMany(wait.time()).response()
                        : Problem.unknownRoom().response());
    }

    /** Whatever else a room refuses, it is one. */
    private CompletionStage<Boolean> isThere(RoomCode room) {
        return rooms.find(room)
                .thenApply(reply -> !(reply instanceof RoomReply.Refused refused
                        && refused.refusal().code() == RefusalCode.UNKNOWN_ROOM));
    }

    private static Problem tooMany(Duration wait) {
        int seconds = (int) Math.max(1, wait.plusMillis(999).toSeconds());
        String time = seconds < 120 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
        return Problem.of(new Refusal(
                        RefusalCode.RATE_LIMITED,
                        "Too many PINs were tried. Wait %s, then try again; or knock, and a host lets you in."
                                .formatted(time)))
                .after(seconds);
    }

    private static HttpResponse unreachable(Throwable failure) {
        LOG.warn("A PIN could not be checked: {}", failure.toString());
        return Replies.UNAVAILABLE.response();
    }

    /**
     * Gives a new room its PIN before anybody is told of it; if that fails the room is closed.
     *
     * @param pin empty: it gets none
     */
    CompletionStage<RoomReply> shutWith(@Nullable String pin, CompletionStage<RoomReply> creating) {
        Optional<String> given = Optional.ofNullable(pin).flatMap(PinText::of);
        return given.isEmpty()
                ? creating
                : creating.thenCompose(reply -> reply instanceof RoomReply.Admitted admitted
                        ? shut(admitted, given.get())
                        : CompletableFuture.completedFuture(reply));
    }

    private CompletionStage<RoomReply> shut(RoomReply.Admitted admitted, String pin) {
        return guard.set(admitted.code(), pin)
                .exceptionally(failure -> {
                    LOG.warn("Room {} could not be given its PIN: {}", admitted.code(), failure.toString());
                    return false;
                })
                .thenCompose(isSet -> isSet
                        ? CompletableFuture.<RoomReply>completedFuture(admitted)
                        : rooms.close(admitted.code()).thenApply(closed -> new RoomReply.Refused(NOT_SET)));
    }
}
