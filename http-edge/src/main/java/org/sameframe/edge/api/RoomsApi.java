package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

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
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.AuditScope;
import org.sameframe.edge.auth.RateLimits;
import org.sameframe.room.AgreementRecord;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.room.actor.Rooms;

/** {@code /v1/rooms}: creating a room, looking for one, entering it [RE]. */
public final class RoomsApi {
    private final Rooms rooms;
    private final AccessTokens tokens;
    private final Duration auditLife;
    private final RateLimits creations;
    private final Door door;
    private final Clients clients;
    private final Idempotency idempotency;

    private RoomsApi(
            Rooms rooms,
            AccessTokens tokens,
            Duration auditLife,
            RateLimits creations,
            Door door,
            Clients clients,
            Idempotency idempotency) {
        this.rooms = rooms;
        this.tokens = tokens;
        this.auditLife = auditLife;
        this.creations = creations;
        this.door = door;
        this.clients = clients;
        this.idempotency = idempotency;
    }

    /**
     * @param auditLife how long the creator may read the room's history with what creating answers
     * @param creations budget of rooms made
     * @param door asks for codes and PINs
     */
    public static RoomsApi create(
            Rooms rooms,
            AccessTokens tokens,
            Duration auditLife,
            RateLimits creations,
            Door door,
            Clients clients,
            InstantSource clock) {
        return new RoomsApi(rooms, tokens, auditLife, creations, door, clients, new Idempotency(clock));
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
        return Bodies.json(
                RoomRequests.Create.class,
                (body, bytes) -> Conditions.header(request, "Idempotency-Key")
                        .map(key -> idempotency.once(key, bytes, () -> create(body, request)))
                        .orElseGet(() -> create(body, request)));
    }

    private CompletionStage<HttpResponse> create(RoomRequests.Create body, HttpRequest request) {
        if (!creations.tryTake(clients.address(request))) {
            return Replies.now(Replies.TOO_MANY.response());
        }
        String title = Objects.requireNonNullElse(body.title(), "");
        return Replies.respond(
                door.shutWith(
                        body.pin(),
                        rooms.create(
                                title,
                                RoomRequests.given(body.name()),
                                body.medium(),
                                body.policy(rooms.usualPolicy()))),
                reply -> reply instanceof RoomReply.Admitted admitted
                        ? Optional.of(created(admitted, request))
                        : Optional.empty());
    }

    private HttpResponse created(RoomReply.Admitted admitted, HttpRequest request) {
        String code = admitted.code().toString();
        AccessTokens.Issued audit = tokens.issueAudit(AuditScope.ofCreator(admitted.code()), auditLife);
        Created created = new Created(
                code,
                clients.baseAddress(request) + "/r/" + code,
                admitted.participant(),
                tokens.issue(admitted.code(), admitted.participant()),
                audit.text(),
                audit.id());
        return Json.response(201, created)
                .addHeader(RawHeader.create("Location", "/v1/rooms/" + code))
                .addHeader(Replies.NOT_STORED);
    }

    private Route find(String code, HttpRequest request) {
        return completeWithFuture(door.guess(
                code,
                request,
                null,
                rooms::find,
                reply -> reply instanceof RoomReply.Found found
                        ? Optional.of(
                                Json.response(200, new Found(found.code().toString(), Recorded.of(found.agreements()))))
                        : Optional.empty()));
    }

    private Route join(String code, HttpRequest request) {
        return Bodies.json(
                RoomRequests.Join.class,
                (body, bytes) -> door.guess(
                        code,
                        request,
                        body.pin(),
                        room -> rooms.join(room, RoomRequests.given(body.name())),
                        reply -> reply instanceof RoomReply.Admitted admitted
                                ? Optional.of(joined(admitted))
                                : Optional.empty()));
    }

    private HttpResponse joined(RoomReply.Admitted admitted) {
        String token = tokens.issue(admitted.code(), admitted.participant());
        return Json.response(200, new Joined(admitted.code().toString(), admitted.participant(), token))
                .addHeader(Replies.NOT_STORED);
    }
}
