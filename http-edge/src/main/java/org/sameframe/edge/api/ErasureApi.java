package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.Grant;
import org.sameframe.edge.auth.Pass;
import org.sameframe.edge.auth.RoomPattern;
import org.sameframe.retention.Erasure;
import org.sameframe.retention.ErasureReply;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.room.actor.Rooms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code DELETE /v1/rooms/{code}}: ends a room, and erases what is personal in it if that is asked for [ER2]. */
public final class ErasureApi {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureApi.class);

    private static final Problem ANOTHER_ROOM =
            Problem.of(403, "forbidden", "This token is for another room", "Use a token of this room.");

    private static final Problem READS_ONLY = Problem.of(
            403,
            "read-only",
            "This token only reads",
            "A host of the room may end it, and who has the auditToken that creating the room answered. The operator makes"
                    + " a token that may with token --audit --erase.");

    private final Rooms rooms;
    private final Erasure erasure;
    private final AccessTokens tokens;

    private ErasureApi(Rooms rooms, Erasure erasure, AccessTokens tokens) {
        this.rooms = rooms;
        this.erasure = erasure;
        this.tokens = tokens;
    }

    public static ErasureApi create(Rooms rooms, Erasure erasure, AccessTokens tokens) {
        return new ErasureApi(rooms, erasure, tokens);
    }

    private record Closed(String room, String state) {}

    private record Erased(String room, String state, boolean complete, String detail) {}

    /**
     * Whose token it is.
     *
     * @param rooms that it is for
     * @param participant who has to be a host; empty: nobody in a room
     * @param readsOnly whether it ends none
     */
    private record Caller(RoomPattern rooms, OptionalInt participant, boolean readsOnly) {
        boolean isOf(RoomCode room) {
            return rooms.opens(room);
        }
    }

    public Route route() {
        return path(
                segment("v1").slash("rooms").slash(segment()),
                code -> delete(() -> extractRequest(request -> completeWithFuture(end(code, request)))));
    }

    /** Before anything is looked at: who has no right to a room is not told whether there is one. */
    private CompletionStage<HttpResponse> end(String code, HttpRequest request) {
        String token = Bearer.token(request).orElse("");
        if (tokens.verify(token) instanceof AccessTokens.Visiting visiting) {
            return end(code, request, visiting.pass());
        }
        Optional<Caller> caller = caller(token);
        if (caller.isEmpty()) {
            return Replies.now(unauthorized(token));
        }
        return end(code, request, caller.get());
    }

    /** Who does not have the grant may still be a host of the room. */
    private CompletionStage<HttpResponse> end(String code, HttpRequest request, Pass pass) {
        if (pass.grants(Grant.ADMIN)) {
            return end(code, request, new Caller(pass.rooms(), OptionalInt.empty(), false));
        }
        Optional<RoomCode> room = RoomCode.parse(code).filter(pass.rooms()::opens);
        return room.isEmpty()
                ? Replies.now(ANOTHER_ROOM.response())
                : rooms.member(room.get(), pass.account())
                        .thenCompose(reply -> reply instanceof RoomReply.Admitted admitted
                                ? endAs(admitted.participant(), room.get(), request, pass)
                                : Replies.now(READS_ONLY.response()));
    }

    private CompletionStage<HttpResponse> endAs(int participant, RoomCode room, HttpRequest request, Pass pass) {
        return tokens.isRevoked(pass, room, participant)
                ? Replies.now(Callers.unauthorized(AccessTokens.Reason.REVOKED))
                : end(room.toString(), request, new Caller(pass.rooms(), OptionalInt.of(participant), false));
    }

    private CompletionStage<HttpResponse> end(String code, HttpRequest request, Caller caller) {
        Optional<RoomCode> named = RoomCode.parse(code).filter(caller::isOf);
        if (named.isEmpty()) {
            return Replies.now(ANOTHER_ROOM.response());
        }
        if (caller.readsOnly()) {
            return Replies.now(READS_ONLY.response());
        }
        RoomCode room = named.get();
        Parameters parameters = Parameters.of(request);
        boolean isErasure =
                parameters.read("erase", Parameters::truth, "true or false").orElse(false);
        Optional<RoomCode> confirmed = parameters.read("confirm", RoomCode::parse, "the room's code, as in " + room);
        if (isErasure && !confirmed.equals(Optional.of(room))) {
            parameters.blame("confirm", "the room's code, " + room + ": what is erased cannot be brought back.");
        }
        if (parameters.fault().isPresent()) {
            return Replies.now(parameters.fault().get().response());
        }
        return isErasure ? erase(room, caller.participant()) : close(room, caller.participant());
    }

    private Optional<Caller> caller(String token) {
        if (tokens.verify(token) instanceof AccessTokens.Verified verified) {
            return Optional.of(
                    new Caller(RoomPattern.of(verified.room()), OptionalInt.of(verified.participant()), false));
        }
        return tokens.verifyAudit(token) instanceof AccessTokens.Granted granted
                ? Optional.of(new Caller(
                        granted.scope().rooms(),
                        OptionalInt.empty(),
                        !granted.scope().mayEnd()))
                : Optional.empty();
    }

    private HttpResponse unauthorized(String token) {
        boolean isExpired = isExpired(tokens.verify(token))
                || (tokens.verifyAudit(token) instanceof AccessTokens.Rejected audit
                        && audit.reason() == AccessTokens.Reason.EXPIRED);
        return Bearer.unauthorized(
                isExpired ? AccessTokens.Reason.EXPIRED : AccessTokens.Reason.BAD,
                "Use the room's auditToken, or ask the operator of the server.",
                "Send Authorization: Bearer with the accessToken of a host, or the auditToken of the room.");
    }

    private static boolean isExpired(AccessTokens.Verification verification) {
        return verification instanceof AccessTokens.Rejected rejected
                && rejected.reason() == AccessTokens.Reason.EXPIRED;
    }

    private CompletionStage<HttpResponse> close(RoomCode room, OptionalInt host) {
        CompletionStage<RoomReply> closing = host.isPresent() ? rooms.close(room, host.getAsInt()) : rooms.close(room);
        return Replies.respond(
                closing,
                reply -> reply instanceof RoomReply.Closed closed
                        ? Optional.of(
                                Json.response(200, new Closed(closed.code().toString(), "closed"))
                                        .addHeader(Replies.NOT_STORED))
                        : Optional.empty());
    }

    private CompletionStage<HttpResponse> erase(RoomCode room, OptionalInt host) {
        return erasure.erase(room, host).handle((reply, failure) -> {
            if (failure != null) {
                LOG.warn("Room {} could not be erased: {}", room, failure.toString());
                return Replies.UNAVAILABLE.response();
            }
            if (reply instanceof ErasureReply.Erased erased) {
                return Json.response(200, new Erased(room.toString(), "erased", erased.isComplete(), erased.detail()))
                        .addHeader(Replies.NOT_STORED);
            }
            return Problem.of(((ErasureReply.Refused) reply).refusal()).response();
        });
    }
}
