package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.put;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.PinGuard;
import org.sameframe.edge.auth.PinText;
import org.sameframe.history.Access;
import org.sameframe.history.AccessLog;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.room.actor.Rooms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /v1/rooms/{code}/pin}: hosts give their room a PIN, another one, or none [PN6]. */
public final class PinApi {
    private static final Logger LOG = LoggerFactory.getLogger(PinApi.class);

    private final Rooms rooms;
    private final PinGuard guard;
    private final ParticipantGate gate;
    private final AccessLog accesses;
    private final InstantSource clock;

    private PinApi(Rooms rooms, PinGuard guard, ParticipantGate gate, AccessLog accesses, InstantSource clock) {
        this.rooms = rooms;
        this.guard = guard;
        this.gate = gate;
        this.accesses = accesses;
        this.clock = clock;
    }

    /** @param accesses records who has set or removed a PIN, never which */
    public static PinApi create(
            Rooms rooms, PinGuard guard, AccessTokens tokens, AccessLog accesses, InstantSource clock) {
        return new PinApi(rooms, guard, ParticipantGate.of(tokens, rooms), accesses, clock);
    }

    /** @param set whether there is one; which, nobody can tell */
    private record State(boolean set) {}

    public Route route() {
        return path(
                segment("v1").slash("rooms").slash(segment()).slash("pin"),
                code -> extractRequest(request -> concat(
                        get(() -> gate.admitted(
                                code,
                                request,
                                host -> completeWithFuture(asHost(
                                        host,
                                        verified -> guard.has(verified.room()).thenApply(PinApi::state))))),
                        put(() -> gate.admitted(
                                code,
                                request,
                                host -> Bodies.json(
                                        RoomRequests.Pin.class,
                                        (body, bytes) -> asHost(
                                                host, verified -> set(verified, RoomRequests.given(body.pin())))))),
                        delete(() -> gate.admitted(
                                code, request, host -> completeWithFuture(asHost(host, this::remove)))))));
    }

    private CompletionStage<HttpResponse> asHost(
            AccessTokens.Verified verified, Function<AccessTokens.Verified, CompletionStage<HttpResponse>> then) {
        return rooms.host(verified.room(), verified.participant())
                .thenCompose(reply -> reply instanceof RoomReply.Refused refused
                        ? Replies.now(Problem.of(refused.refusal()).response())
                        : then.apply(verified))
                .exceptionally(failure -> {
                    LOG.warn("The PIN of room {} could not be reached: {}", verified.room(), failure.toString());
                    return Replies.UNAVAILABLE.response();
                });
    }

    private CompletionStage<HttpResponse> set(AccessTokens.Verified host, String typed) {
        String pin = PinText.of(typed).orElseThrow();
        return guard.set(host.room(), pin)
                .thenCompose(isSet -> isSet
                        ? recorded(host, "set")
                        : Replies.now(Problem.unknownRoom().response()));
    }

    private CompletionStage<HttpResponse> remove(AccessTokens.Verified host) {
        return guard.remove(host.room()).thenCompose(done -> recorded(host, "removed"));
    }

    /** Answered once it is stored who did it; done again, it comes to the same. */
    private CompletionStage<HttpResponse> recorded(AccessTokens.Verified host, String what) {
        Access access = new Access(
                host.room().value(),
                ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
                "participant " + host.participant(),
                "",
                "pin",
                what,
                200);
        return accesses.record(access).thenApply(done -> state(what.equals("set")));
    }

    private static HttpResponse state(boolean isSet) {
        return Json.response(200, new State(isSet)).addHeader(Replies.NOT_STORED);
    }
}
