package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.room.actor.Rooms;
import org.sameframe.still.Still;
import org.sameframe.still.StillReply;
import org.sameframe.still.StillType;
import org.sameframe.still.Stills;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pictures of notes: {@code /v1/rooms/{code}/stills} and {@code /v1/rooms/{code}/stills/{hash}} [SL]. */
public final class StillsApi {
    private static final Logger LOG = LoggerFactory.getLogger(StillsApi.class);

    /** For a picture over a slow line: 2 MiB at half a megabit. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** What has the name of its own bytes never changes; it is for those alone who may see it. */
    private static final String CACHING = "private, max-age=604800, immutable";

    private static final Problem NO_PICTURE = Problem.of(
            415,
            "unsupported-media-type",
            "This resource takes pictures",
            "Send a PNG with Content-Type: image/png, or a JPEG with image/jpeg.");

    private static final Problem MISSING =
            Problem.of(404, "not-found", "This room has no such still", "Take the hash from a note of this room.");

    private final Stills stills;
    private final Rooms rooms;
    private final AccessTokens tokens;
    private final AuditGate gate;
    private final int longest;

    private StillsApi(Stills stills, Rooms rooms, AccessTokens tokens, AuditGate gate, int longest) {
        this.stills = stills;
        this.rooms = rooms;
        this.tokens = tokens;
        this.gate = gate;
        this.longest = longest;
    }

    /** @param longest of a picture, in bytes */
    public static StillsApi create(Stills stills, Rooms rooms, AccessTokens tokens, AuditGate gate, int longest) {
        return new StillsApi(stills, rooms, tokens, gate, longest);
    }

    private record Kept(String hash) {}

    public Route route() {
        return concat(
                path(
                        segment("v1").slash("rooms").slash(segment()).slash("stills"),
                        code -> post(() -> extractRequest(request -> keep(code, request)))),
                path(
                        segment("v1")
                                .slash("rooms")
                                .slash(segment())
                                .slash("stills")
                                .slash(segment()),
                        (code, hash) -> get(() -> extractRequest(request -> show(code, hash, request)))));
    }

    private Route keep(String code, HttpRequest request) {
        return ParticipantGate.of(tokens, rooms)
                .admitted(
                        code,
                        request,
                        participant -> Bodies.bytes(longest, PATIENCE, body -> keep(participant, request, body)));
    }

    private CompletionStage<HttpResponse> keep(
            AccessTokens.Verified participant, HttpRequest request, org.apache.pekko.util.ByteString body) {
        Optional<StillType> type =
                StillType.of(request.entity().getContentType().mediaType().toString());
        if (type.isEmpty()) {
            return Replies.now(NO_PICTURE.response());
        }
        Still.Reading reading = Still.read(ByteString.copyFrom(body.toArray()));
        if (reading instanceof Still.Unreadable unreadable) {
            return Replies.now(Problem.invalid(unreadable.why() + " Send a whole PNG or JPEG within these bounds.")
                    .response());
        }
        Still still = ((Still.Read) reading).still();
        if (still.type() != type.get()) {
            return Replies.now(Problem.invalid(
                            "The body is %s, not what Content-Type says; send them alike.".formatted(still.type()))
                    .response());
        }
        return ifFound(
                rooms.author(participant.room(), participant.participant()),
                () -> respond(stills.keep(participant.room(), still)));
    }

    /** To who has a place in the room, and to who may read its history. */
    private Route show(String code, String hash, HttpRequest request) {
        return gate.isFor(request)
                ? gate.granted(code, request, (room, granted) -> show(room, hash, granted))
                : ParticipantGate.of(tokens, rooms)
                        .admitted(
                                code,
                                request,
                                participant -> completeWithFuture(ifFound(
                                        rooms.place(participant.room(), participant.participant()),
                                        () -> show(participant.room(), hash, request))));
    }

    private CompletionStage<HttpResponse> show(RoomCode room, String hash, HttpRequest request) {
        Optional<Problem> fault = Parameters.of(request).fault();
        if (fault.isPresent()) {
            return Replies.now(fault.get().response());
        }
        String tag = "\"" + hash + "\"";
        if (!Still.isHash(hash)) {
            return Replies.now(MISSING.response());
        }
        return respond(stills.find(room, hash))
                .thenApply(response -> response.status().intValue() == 200 && Conditions.isUnchanged(request, tag)
                        ? Conditions.notModified(tag, CACHING)
                        : response);
    }

    private static CompletionStage<HttpResponse> ifFound(
            CompletionStage<RoomReply> reply, Supplier<CompletionStage<HttpResponse>> then) {
        return Replies.respond(reply, found -> Optional.of(HttpResponse.create()))
                .thenCompose(response -> response.status().isSuccess() ? then.get() : Replies.now(response));
    }

    private static CompletionStage<HttpResponse> respond(CompletionStage<StillReply> reply) {
        return reply.handle((answer, failure) -> {
            if (failure != null) {
                LOG.warn("The stills could not be reached: {}", failure.toString());
                return Replies.UNAVAILABLE.response();
            }
            if (answer instanceof StillReply.Refused refused) {
                return Problem.of(refused.refusal()).response();
            }
            if (answer instanceof StillReply.Kept kept) {
                return Json.response(201, new Kept(kept.hash())).addHeader(Replies.NOT_STORED);
            }
            return answer instanceof StillReply.Found found ? picture(found.still()) : MISSING.response();
        });
    }

    private static HttpResponse picture(Still still) {
        return HttpResponse.create()
                .withEntity(HttpEntities.create(
                        ContentTypes.parse(still.type().mediaType()),
                        still.bytes().toByteArray()))
                .addHeader(RawHeader.create("ETag", "\"" + still.hash() + "\""))
                .addHeader(RawHeader.create("Cache-Control", CACHING));
    }
}
