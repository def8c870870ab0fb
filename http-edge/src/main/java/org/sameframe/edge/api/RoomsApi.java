package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.AuditScope;
import org.sameframe.edge.auth.Pass;
import org.sameframe.edge.auth.RateLimits;
import org.sameframe.room.Account;
import org.sameframe.room.AgreementRecord;
import org.sameframe.room.Role;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.room.actor.Rooms;

/** {@code /v1/rooms}: creating a room, looking for one, entering it [RE]. */
public final class RoomsApi {
    private final Rooms rooms;
    private final AccessTokens tokens;
    private final Callers callers;
    private final Duration auditLife;
    private final Creations creations;
    private final RateLimits joins;
    private final Door door;
    private final Clients clients;
    private final Idempotency idempotency;

    private RoomsApi(
            Rooms rooms,
            Callers callers,
            Duration auditLife,
            Creations creations,
            RateLimits joins,
            Door door,
            Clients clients,
            Idempotency idempotency) {
        this.rooms = rooms;
        this.tokens = callers.tokens();
        this.callers = callers;
        this.auditLife = auditLife;
        this.creations = creations;
        this.joins = joins;
        this.door = door;
        this.clients = clients;
        this.idempotency = idempotency;
    }

    /**
     * @param callers who may do what
     * @param auditLife how long the creator may read the room's history with what creating answers
     * @param creations budgets of rooms made
     * @param joins budget of people who come into rooms
     * @param door asks for codes and PINs
     */
    public static RoomsApi create(
            Rooms rooms,
            Callers callers,
            Duration auditLife,
            Creations creations,
            RateLimits joins,
            Door door,
            Clients clients,
            InstantSource clock) {
        return new RoomsApi(rooms, callers, auditLife, creations, joins, door, clients, new Idempotency(clock));
    }

    private record Created(
            String code,
            String joinUrl,
            int participantId,
            String accessToken,
            String auditToken,
            String auditTokenId) {}

    /** @param recorded what the room keeps of who comes, for people to be told before */
    private record Found(String code, Recorded recorded) {}

    /**
     * What is recorded [PT1].
     *
     * @param attendance who was in the room, and when
     * @param acts what people did, wrote, drew and decided
     * @param frameAgreements whether all saw the same frame: off, counts, or names with those who did not
     */
    private record Recorded(boolean attendance, boolean acts, String frameAgreements) {
        static Recorded of(AgreementRecord agreements) {
            return new Recorded(true, true, agreements.name().toLowerCase(Locale.ROOT));
        }
    }

    private record Joined(String code, int participantId, String accessToken) {}

    public Route route() {
        return concat(
                path(segment("v1").slash("rooms"), () -> post(() -> extractRequest(this::create))),
                path(
                        segment("v1").slash("rooms").slash(segment()),
                        code -> get(() -> extractRequest(request -> find(code, request)))),
                path(
                        segment("v1").slash("rooms").slash(segment()).slash("join"),
                        code -> post(() -> extractRequest(request -> join(code, request)))));
    }

    private Route create(HttpRequest request) {
        Callers.Answer caller = callers.creator(request);
        if (caller instanceof Callers.Turned turned) {
            return complete(turned.response());
        }
        Optional<Pass> pass = ((Callers.Known) caller).pass();
        return Bodies.json(
                RoomRequests.Create.class,
                (body, bytes) -> Conditions.header(request, "Idempotency-Key")
                        .map(key -> idempotency.once(scope(pass), key, bytes, () -> create(body, request, pass)))
                        .orElseGet(() -> create(body, request, pass)));
    }

    /** The answer has tokens in it: keys are an account's own, and no guest's can be one of them, since no key has a space. */
    private static String scope(Optional<Pass> pass) {
        return pass.map(some -> some.account().subject() + " ").orElse("");
    }

    private CompletionStage<HttpResponse> create(RoomRequests.Create body, HttpRequest request, Optional<Pass> pass) {
        String name = name(body.name(), pass);
        Optional<Problem> fault = RoomRequests.nameFault(name);
        if (fault.isPresent()) {
            return Replies.now(fault.get().response());
        }
        int wait = creations.secondsToWait(clients.address(request), pass);
        if (wait > 0) {
            return Replies.now(Replies.tooMany(wait));
        }
        String title = Objects.requireNonNullElse(body.title(), "");
        return Replies.respond(
                door.shutWith(
                        body.pin(),
                        rooms.create(
                                title,
                                name,
                                body.medium(),
                                body.policy(rooms.usualPolicy()),
                                pass.map(Pass::account).orElse(Account.GUEST))),
                reply -> reply instanceof RoomReply.Admitted admitted
                        ? Optional.of(created(admitted, request, pass))
                        : Optional.empty());
    }

    private HttpResponse created(RoomReply.Admitted admitted, HttpRequest request, Optional<Pass> pass) {
        String code = admitted.code().toString();
        AccessTokens.Issued audit = tokens.issueAudit(AuditScope.ofCreator(admitted.code()), auditLife, pass);
        Created created = new Created(
                code,
                clients.baseAddress(request) + "/r/" + code,
                admitted.participant(),
                token(admitted, pass),
                audit.text(),
                audit.id());
        return Json.response(201, created)
                .addHeader(RawHeader.create("Location", "/v1/rooms/" + code))
                .addHeader(Replies.NOT_STORED);
    }

    /** What a token says counts before what its bearer says. */
    private static String name(@Nullable String said, Optional<Pass> pass) {
        return pass.map(Pass::name).filter(name -> !name.isEmpty()).orElse(Objects.requireNonNullElse(said, ""));
    }

    private String token(RoomReply.Admitted admitted, Optional<Pass> pass) {
        return pass.map(some -> tokens.issue(admitted.code(), admitted.participant(), some))
                .orElseGet(() -> tokens.issue(admitted.code(), admitted.participant()));
    }

    private Route find(String code, HttpRequest request) {
        Callers.Answer caller = callers.visitor(code, request);
        if (caller instanceof Callers.Turned turned) {
            return complete(turned.response());
        }
        Optional<Pass> pass = ((Callers.Known) caller).pass();
        return completeWithFuture(door.guess(
                code,
                request,
                new Door.Key(null, pass.map(Pass::account)),
                rooms::find,
                reply -> reply instanceof RoomReply.Found found
                        ? Optional.of(
                                Json.response(200, new Found(found.code().toString(), Recorded.of(found.agreements()))))
                        : Optional.empty()));
    }

    private Route join(String code, HttpRequest request) {
        Callers.Answer caller = callers.visitor(code, request);
        if (caller instanceof Callers.Turned turned) {
            return complete(turned.response());
        }
        Optional<Pass> pass = ((Callers.Known) caller).pass();
        return Bodies.json(
                RoomRequests.Join.class,
                (body, bytes) -> RoomRequests.nameFault(name(body.name(), pass))
                        .map(fault -> Replies.now(fault.response()))
                        .orElseGet(() -> join(code, request, body, pass)));
    }

    private CompletionStage<HttpResponse> join(
            String code, HttpRequest request, RoomRequests.Join body, Optional<Pass> pass) {
        InetAddress address = clients.address(request);
        Optional<Account> vouched = pass.map(Pass::account);
        int wait = joins.secondsToWait(address, vouched);
        return wait > 0
                ? Replies.now(Replies.tooMany(wait))
                : door.guess(
                                code,
                                request,
                                new Door.Key(body.pin(), vouched),
                                room -> join(room, name(body.name(), pass), pass),
                                reply -> reply instanceof RoomReply.Admitted admitted
                                        ? Optional.of(joined(admitted, pass))
                                        : Optional.empty())
                        .thenApply(response -> {
                            if (isGuess(response)) {
                                joins.giveBack(address, vouched);
                            }
                            return response;
                        });
    }

    /** It has a budget of its own: else who guesses would use up everybody's joins. */
    private static boolean isGuess(HttpResponse response) {
        int status = response.status().intValue();
        return status == 404 || status == 429;
    }

    private CompletionStage<RoomReply> join(RoomCode room, String name, Optional<Pass> pass) {
        return pass.map(some -> rooms.join(room, name, some.account(), some.roleOr(Role.REVIEWER)))
                .orElseGet(() -> rooms.join(room, name));
    }

    private HttpResponse joined(RoomReply.Admitted admitted, Optional<Pass> pass) {
        if (pass.filter(some -> tokens.isRevoked(some, admitted.code(), admitted.participant()))
                .isPresent()) {
            return Callers.unauthorized(AccessTokens.Reason.REVOKED);
        }
        String token = token(admitted, pass);
        return Json.response(200, new Joined(admitted.code().toString(), admitted.participant(), token))
                .addHeader(Replies.NOT_STORED);
    }
}
