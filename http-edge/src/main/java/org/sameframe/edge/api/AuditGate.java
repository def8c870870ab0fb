package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.withRequestTimeout;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.history.Access;
import org.sameframe.history.AccessLog;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets those read a room's history whose token grants it [HI7], and records that they did [AL1]. */
public final class AuditGate {
    private static final Logger LOG = LoggerFactory.getLogger(AuditGate.class);

    private static final String ANOTHER = "Ask the operator of the server for another.";

    private static final String INSTEAD =
            "Send Authorization: Bearer with the auditToken that creating a room answers.";

    private static final Problem NOT_GRANTED = Problem.of(
            403,
            "forbidden",
            "This token does not grant audit",
            "Use the auditToken that creating the room answered; for all rooms, a token that the operator makes with token --audit, or one of the platform that grants audit.");

    private static final Problem ANOTHER_ROOM =
            Problem.of(403, "forbidden", "This token is for another room", "Use the auditToken of this room.");

    private static final Problem NOT_OF_ALL = Problem.of(
            403,
            "forbidden",
            "This token is for one room",
            "Ask the operator of the server for a token for all rooms.");

    private static final Problem OF_SOME = Problem.of(
            403,
            "forbidden",
            "This token is for some rooms",
            "A list is for a token of one room, or of all of them; ask for each room by its code.");

    /** Until an answer begins: a room of a million entries is read in about ten seconds. Shorter than a connection may be idle. */
    private static final Duration FAR_BACK = Duration.ofSeconds(50);

    private static final Problem TOO_FAR_BACK = Problem.of(new Refusal(
            RefusalCode.UNAVAILABLE,
            "Reading this history took too long just now. Ask again: it goes on from where it came to."));

    private static final Problem NOT_RECORDED = Problem.of(new Refusal(
            RefusalCode.UNAVAILABLE,
            "Who reads a history is recorded, and that was not possible just now. Try again in a moment."));

    private final AccessTokens tokens;
    private final AccessLog accesses;
    private final InstantSource clock;

    private AuditGate(AccessTokens tokens, AccessLog accesses, InstantSource clock) {
        this.tokens = tokens;
        this.accesses = accesses;
        this.clock = clock;
    }

    public static AuditGate of(AccessTokens tokens, AccessLog accesses, InstantSource clock) {
        return new AuditGate(tokens, accesses, clock);
    }

    /** What is behind the gate, of one room. */
    interface Resource {
        CompletionStage<HttpResponse> of(RoomCode room, HttpRequest request);
    }

    /** Whether somebody asks with a token that grants audit, for whatever room: who does not is let in otherwise, or is not. */
    boolean isFor(HttpRequest request) {
        return Bearer.token(request)
                .filter(token -> tokens.verifyAudit(token) instanceof AccessTokens.Granted)
                .isPresent();
    }

    /** Whether the token of somebody who was let in to a room is still good for that [RV1]. */
    boolean isStillGood(RoomCode room, HttpRequest request) {
        return isFor(request) && !isRevoked(room, request);
    }

    /** With those of everybody in a room. */
    private boolean isRevoked(RoomCode room, HttpRequest request) {
        return Bearer.token(request)
                .filter(token -> tokens.isRevoked(token, room))
                .isPresent();
    }

    /** Before anything is read: who has no right to see a room is not told whether there is one. */
    Route granted(String code, HttpRequest request, Resource resource) {
        return granted(request, granted -> {
            Optional<RoomCode> room = RoomCode.parse(code);
            if (room.isEmpty()) {
                boolean isForAll = granted.isForAll();
                return Replies.now((isForAll ? Problem.unknownRoom() : ANOTHER_ROOM).response());
            }
            Reading reading =
                    new Reading(granted, room.get().value(), resource(request), Queries.withoutTexts(request));
            if (!granted.opens(room.get())) {
                return recorded(reading, Replies.now(ANOTHER_ROOM.response()));
            }
            return recorded(
                    reading,
                    isRevoked(room.get(), request)
                            ? Replies.now(Bearer.unauthorized(AccessTokens.Reason.REVOKED, ANOTHER, INSTEAD))
                            : resource.of(room.get(), request));
        });
    }

    /**
     * What is not of one room.
     *
     * @param resource is told what the token opens
     */
    Route listing(
            String name, HttpRequest request, Function<AccessTokens.Granted, CompletionStage<HttpResponse>> resource) {
        return granted(
                request,
                granted -> recorded(
                        new Reading(
                                granted,
                                granted.room().map(RoomCode::value).orElse(Access.ALL_ROOMS),
                                name,
                                Queries.withoutTexts(request)),
                        granted.isForAll() || granted.room().isPresent()
                                ? resource.apply(granted)
                                : Replies.now(OF_SOME.response())));
    }

    /** What only a token for all rooms opens. */
    Route ofAll(
            String name, HttpRequest request, Function<AccessTokens.Granted, CompletionStage<HttpResponse>> resource) {
        return listing(
                name,
                request,
                granted -> granted.isForAll() ? resource.apply(granted) : Replies.now(NOT_OF_ALL.response()));
    }

    private Route granted(HttpRequest request, Function<AccessTokens.Granted, CompletionStage<HttpResponse>> behind) {
        AccessTokens.Audit audit = Bearer.token(request)
                .map(tokens::verifyAudit)
                .orElse(new AccessTokens.Rejected(AccessTokens.Reason.BAD));
        if (audit instanceof AccessTokens.Rejected rejected) {
            return complete(Bearer.unauthorized(rejected.reason(), ANOTHER, INSTEAD));
        }
        return audit instanceof AccessTokens.Granted granted
                ? withRequestTimeout(
                        FAR_BACK, late -> TOO_FAR_BACK.response(), () -> completeWithFuture(behind.apply(granted)))
                : complete(NOT_GRANTED.response());
    }

    /** Somebody reads something. */
    private record Reading(AccessTokens.Granted granted, String room, String resource, String query) {}

    /** The response leaves once it is stored who gets it: of a stream nothing is read before [AL2]. */
    private CompletionStage<HttpResponse> recorded(Reading reading, CompletionStage<HttpResponse> response) {
        return response.thenCompose(answer -> accesses.record(new Access(
                        reading.room(),
                        ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
                        reading.granted().id(),
                        reading.granted().scope().who(),
                        reading.resource(),
                        reading.query(),
                        answer.status().intValue()))
                .handle((stored, failure) -> {
                    if (failure == null) {
                        return answer;
                    }
                    LOG.warn("A read of room {} is refused, since it could not be recorded", reading.room());
                    return NOT_RECORDED.response();
                }));
    }

    /** What is asked for, without the room's address and which still, whose hash is personal [SL5]: {@code export/otio}. */
    private static String resource(HttpRequest request) {
        return request.getUri().path().replaceFirst("^/v1/rooms/[^/]*/", "").replaceFirst("^stills/.*", "stills");
    }
}
