package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.EvenAnswers;
import org.sameframe.edge.auth.KnockBudget;
import org.sameframe.edge.auth.KnockTickets;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.room.actor.Rooms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /v1/rooms/{code}/knock}: the way in without a PIN. Whoever knocks waits, and is in the room once a host lets them in; who
 * knocks at no room at all waits just the same [PN8].
 */
public final class KnockApi {
    private static final Logger LOG = LoggerFactory.getLogger(KnockApi.class);

    private static final Problem TOO_MANY = Problem.of(new Refusal(
                    RefusalCode.RATE_LIMITED,
                    "You have knocked several times. Wait a minute, and ask the host to look who is waiting."))
            .after(60);

    private static final Problem NO_TICKET = Problem.of(
            401,
            "bad-token",
            "There is no valid ticket",
            "Knock again, and send Authorization: Bearer with the ticket that knocking answers. It is good for ten minutes.");

    private final Rooms rooms;
    private final AccessTokens tokens;
    private final Callers callers;
    private final KnockTickets tickets;
    private final KnockBudget budget;
    private final Clients clients;
    private final EvenAnswers even;

    private KnockApi(
            Rooms rooms, Callers callers, KnockTickets tickets, KnockBudget budget, Clients clients, EvenAnswers even) {
        this.rooms = rooms;
        this.tokens = callers.tokens();
        this.callers = callers;
        this.tickets = tickets;
        this.budget = budget;
        this.clients = clients;
        this.even = even;
    }

    public static KnockApi create(
            Rooms rooms, Callers callers, KnockTickets tickets, KnockBudget budget, Clients clients, EvenAnswers even) {
        return new KnockApi(rooms, callers, tickets, budget, clients, even);
    }

    private record Knocked(String ticket) {}

    /** The same words for who waits, was declined, or knocked at nothing. */
    private record State(
            String state,
            @Nullable Integer participantId,
            @Nullable String accessToken) {
        static final State WAITING = new State("waiting", null, null);
    }

    public Route route() {
        return path(
                segment("v1").slash("rooms").slash(segment()).slash("knock"),
                code -> extractRequest(request -> concat(
                        post(() -> Bodies.json(
                                RoomRequests.Knock.class,
                                (body, bytes) -> knock(code, RoomRequests.given(body.name()), request))),
                        get(() -> completeWithFuture(look(code, request))))));
    }

    private CompletionStage<HttpResponse> knock(String code, String name, HttpRequest request) {
        Optional<RoomCode> room = RoomCode.parse(code);
        if (name.isBlank() || name.strip().length() > 64) {
            return Replies.now(
                    Problem.invalid("name", "A name has 1 to 64 characters.").response());
        }
        if (callers.visitor(code, request) instanceof Callers.Turned turned) {
            return Replies.now(turned.response());
        }
        if (room.isEmpty()) {
            return Replies.now(Problem.invalid("code", "A code is like ABCD-EFGH. Check it.")
                    .response());
        }
        if (!budget.tryTake(clients.address(request))) {
            return Replies.now(TOO_MANY.response());
        }
        long began = even.began();
        return budget.isFree(room.get())
                .thenCompose(isFree -> isFree ? waiting(room.get(), name) : CompletableFuture.completedFuture(0))
                .handle((participant, failure) -> {
                    if (failure != null) {
                        LOG.warn("Somebody knocked in vain: {}", failure.toString());
                        return Replies.UNAVAILABLE.response();
                    }
                    String ticket = tickets.issue(new KnockTickets.Knock(room.get(), participant));
                    return Json.response(202, new Knocked(ticket)).addHeader(Replies.NOT_STORED);
                })
                .thenCompose(response -> even.leave(began, response));
    }

    /** Who waits now; 0: nobody, since there is no such room, or it takes nobody. */
    private CompletionStage<Integer> waiting(RoomCode room, String name) {
        return rooms.knock(room, name)
                .thenApply(reply -> reply instanceof RoomReply.Admitted admitted ? admitted.participant() : 0);
    }

    private CompletionStage<HttpResponse> look(String code, HttpRequest request) {
        Optional<KnockTickets.Knock> knock = Bearer.token(request)
                .flatMap(tickets::open)
                .filter(opened -> Optional.of(opened.room()).equals(RoomCode.parse(code)));
        if (knock.isEmpty()) {
            return Replies.now(NO_TICKET.response().addHeader(RawHeader.create("WWW-Authenticate", "Bearer")));
        }
        long began = even.began();
        int participant = knock.get().participant();
        RoomCode room = knock.get().room();
        return rooms.place(room, participant).thenCompose(reply -> {
            boolean isIn = participant > 0 && reply instanceof RoomReply.Found;
            return isIn
                    ? Replies.now(answer(new State("admitted", participant, tokens.issue(room, participant))))
                    : even.leave(began, answer(State.WAITING));
        });
    }

    private static HttpResponse answer(State state) {
        return Json.response(200, state).addHeader(Replies.NOT_STORED);
    }
}
