package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.util.ByteString;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.history.History;
import org.sameframe.history.HistoryReply;
import org.sameframe.room.RoomCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happened in a room: {@code /v1/rooms/{code}/entries}, {@code state} and {@code ledger} [HI]. */
public final class HistoryApi {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryApi.class);

    private static final ContentType LINES = MediaTypes.applicationWithFixedCharset("x-ndjson", HttpCharsets.UTF_8)
            .toContentType();

    /** Entries of a stream that are read together: a few hundred kilobytes at most, mostly far less. */
    private static final int STREAMED = 100;

    private static final String INSTEAD =
            "Send Authorization: Bearer with the auditToken that creating a room answers.";

    private static final Problem NOT_GRANTED = Problem.of(
            403,
            "forbidden",
            "This token does not grant audit",
            "The history is read with the auditToken that creating the room answered.");

    private static final Problem ANOTHER_ROOM =
            Problem.of(403, "forbidden", "This token is for another room", "Use the auditToken of this room.");

    private final History history;
    private final AccessTokens tokens;

    private HistoryApi(History history, AccessTokens tokens) {
        this.history = history;
        this.tokens = tokens;
    }

    public static HistoryApi create(History history, AccessTokens tokens) {
        return new HistoryApi(history, tokens);
    }

    public Route route() {
        return concat(
                resource("entries", this::entries),
                resource("state", this::state),
                resource("ledger", (room, request) -> check(room)));
    }

    private interface Resource {
        CompletionStage<HttpResponse> of(RoomCode room, HttpRequest request);
    }

    private Route resource(String name, Resource resource) {
        return path(
                segment("v1").slash("rooms").slash(segment()).slash(name),
                code -> get(() -> extractRequest(request -> granted(code, request, resource))));
    }

    /** Before anything is read: who has no right to see a room is not told whether there is one. */
    private Route granted(String code, HttpRequest request, Resource resource) {
        AccessTokens.Audit audit = Bearer.token(request)
                .map(tokens::verifyAudit)
                .orElse(new AccessTokens.Rejected(AccessTokens.Reason.BAD));
        if (audit instanceof AccessTokens.Rejected rejected) {
            return complete(
                    Bearer.unauthorized(rejected.reason(), "Ask the operator of the server for another.", INSTEAD));
        }
        if (!(audit instanceof AccessTokens.Granted granted)) {
            return complete(NOT_GRANTED.response());
        }
        return RoomCode.parse(code).equals(Optional.of(granted.room()))
                ? completeWithFuture(resource.of(granted.room(), request))
                : complete(ANOTHER_ROOM.response());
    }

    private CompletionStage<HttpResponse> entries(RoomCode room, HttpRequest request) {
        HistoryQuery query = HistoryQuery.of(request);
        if (query.fault().isPresent()) {
            return Replies.now(query.fault().get().response());
        }
        boolean isStream = Conditions.header(request, "Accept")
                .filter(accepted -> accepted.contains("application/x-ndjson"))
                .isPresent();
        int limit = isStream ? STREAMED : query.limit();
        return respond(
                history.entries(room, query.after(), query.wanted(), limit),
                HistoryReply.Page.class,
                page -> isStream ? stream(room, page, query) : Json.response(200, HistoryBodies.page(room, page)));
    }

    private HttpResponse stream(RoomCode room, HistoryReply.Page first, HistoryQuery query) {
        return HttpResponse.create()
                .withEntity(HttpEntities.createChunked(
                        LINES,
                        history.from(room, first, query.wanted(), STREAMED)
                                .mapConcat(HistoryBodies::lines)
                                .map(line -> Json.bytes(line).concat(ByteString.fromString("\n")))));
    }

    private CompletionStage<HttpResponse> state(RoomCode room, HttpRequest request) {
        HistoryQuery.Moment moment = HistoryQuery.Moment.of(request);
        if (moment.fault().isPresent()) {
            return Replies.now(moment.fault().get().response());
        }
        return respond(
                moment.seq().isPresent()
                        ? history.stateAt(room, moment.seq().get())
                        : history.stateUntil(room, moment.at().orElse(Long.MAX_VALUE)),
                HistoryReply.PastRoom.class,
                past -> Json.response(200, HistoryBodies.state(room, past)));
    }

    private CompletionStage<HttpResponse> check(RoomCode room) {
        return respond(
                history.check(room),
                HistoryReply.Checked.class,
                checked -> Json.response(200, HistoryBodies.ledger(room, checked)));
    }

    private static <R extends HistoryReply> CompletionStage<HttpResponse> respond(
            CompletionStage<HistoryReply> reply, Class<R> wanted, Function<R, HttpResponse> success) {
        return reply.handle((answer, failure) -> {
            if (failure != null) {
                LOG.warn("The history could not be read: {}", failure.toString());
                return Replies.UNAVAILABLE.response();
            }
            if (answer instanceof HistoryReply.Refused refused) {
                return Problem.of(refused.refusal()).response();
            }
            return success.apply(wanted.cast(answer)).addHeader(Replies.NOT_STORED);
        });
    }
}
