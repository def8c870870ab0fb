package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.Grant;
import org.sameframe.edge.auth.Pass;
import org.sameframe.edge.auth.Revocation;
import org.sameframe.edge.auth.Revocations;
import org.sameframe.room.Account;
import org.sameframe.room.RoomCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /v1/revocations}: makes tokens void, and closes the sockets that came with them [RV2]. */
public final class RevocationsApi {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationsApi.class);

    private static final Problem NOT_GRANTED = Problem.of(
            403,
            "forbidden",
            "This token does not grant admin",
            "Send a token whose grants have admin and whose room is the one meant; for jti and subject, all rooms.");

    private static final Problem ONE_OF =
            Problem.invalid("Say what is revoked: one of jti, subject, room, or room with participant.");

    private final AccessTokens tokens;
    private final Revocations revocations;
    private final InstantSource clock;
    private final Executor blocking;

    /** @param blocking where the disk may be waited for */
    public RevocationsApi(AccessTokens tokens, Revocations revocations, InstantSource clock, Executor blocking) {
        this.tokens = tokens;
        this.revocations = revocations;
        this.clock = clock;
        this.blocking = blocking;
    }

    /**
     * @param subject of an account, in all rooms
     * @param issuer of the account; absent: that of the token which asks
     */
    record Body(
            @Nullable String jti,
            @Nullable String subject,
            @Nullable String issuer,
            @Nullable String room,
            @Nullable Integer participant)
            implements Bodies.Request {
        @Override
        public Optional<Problem> fault() {
            long named = Stream.of(jti, subject, room).filter(Objects::nonNull).count();
            boolean isAlone =
                    named == 1 && (participant == null || room != null) && (issuer == null || subject != null);
            return !isAlone
                    ? Optional.of(ONE_OF)
                    : Optional.ofNullable(room)
                            .filter(text -> RoomCode.parse(text).isEmpty())
                            .map(text -> Problem.invalid("room", "room: " + text + " (expected: a room's code)."));
        }

        Optional<RoomCode> code() {
            return Optional.ofNullable(room).flatMap(RoomCode::parse);
        }

        Revocation revocation(Instant now, Pass admin) {
            if (jti != null) {
                return Revocation.ofToken(now, jti);
            }
            if (subject != null) {
                return Revocation.ofAccount(
                        now, issuer == null ? admin.account().ofSame(subject) : Account.of(issuer, subject));
            }
            RoomCode code = code().orElseThrow();
            return participant == null
                    ? Revocation.ofRoom(now, code)
                    : Revocation.ofParticipant(now, code, participant);
        }
    }

    private record Revoked(String issuedUntil) {}

    public Route route() {
        return path(segment("v1").slash("revocations"), () -> post(() -> extractRequest(this::revoke)));
    }

    private Route revoke(HttpRequest request) {
        AccessTokens.Verification caller =
                Bearer.token(request).map(tokens::verify).orElse(new AccessTokens.Rejected(AccessTokens.Reason.BAD));
        if (caller instanceof AccessTokens.Rejected rejected) {
            return complete(Callers.unauthorized(rejected.reason()));
        }
        if (!(caller instanceof AccessTokens.Visiting visiting)
                || !visiting.pass().grants(Grant.ADMIN)) {
            return complete(NOT_GRANTED.response());
        }
        return Bodies.json(Body.class, (body, bytes) -> revoke(body, visiting.pass()));
    }

    private CompletionStage<HttpResponse> revoke(Body body, Pass admin) {
        boolean isMine =
                body.code().map(admin.rooms()::opens).orElse(admin.rooms().isAll());
        if (!isMine) {
            return Replies.now(NOT_GRANTED.response());
        }
        Instant now = clock.instant();
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        revocations.add(body.revocation(now, admin));
                        return Json.response(200, new Revoked(now.toString())).addHeader(Replies.NOT_STORED);
                    } catch (IOException e) {
                        LOG.warn("A revocation could not be kept: {}", e.toString());
                        return Replies.UNAVAILABLE.response();
                    }
                },
                blocking);
    }
}
