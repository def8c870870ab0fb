package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.Cursors;
import org.sameframe.history.AccessLog;
import org.sameframe.history.AccessPage;
import org.sameframe.history.RoomDirectory;
import org.sameframe.room.RoomCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which rooms there are, and who has read them: {@code GET /v1/rooms} [RD], {@code /v1/rooms/{code}/accesses} and {@code
 * /v1/accesses} [AL].
 */
public final class DirectoryApi {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryApi.class);
    private static final String ACCESSES = "accesses";
    private static final int USUAL_LIMIT = 100;

    private final RoomDirectory directory;
    private final AccessLog accesses;
    private final AuditGate gate;
    private final Cursors cursors;

    private DirectoryApi(RoomDirectory directory, AccessLog accesses, AuditGate gate, Cursors cursors) {
        this.directory = directory;
        this.accesses = accesses;
        this.gate = gate;
        this.cursors = cursors;
    }

    public static DirectoryApi create(RoomDirectory directory, AccessLog accesses, AuditGate gate, Cursors cursors) {
        return new DirectoryApi(directory, accesses, gate, cursors);
    }

    public Route route() {
        return concat(
                path(
                        segment("v1").slash("rooms"),
                        () -> get(() -> extractRequest(
                                request -> gate.listing("rooms", request, granted -> rooms(request, granted))))),
                path(
                        segment("v1").slash(ACCESSES),
                        () -> get(() -> extractRequest(request ->
                                gate.ofAll(ACCESSES, request, granted -> accesses(request, "", accesses::accesses))))),
                path(
                        segment("v1").slash("rooms").slash(segment()).slash(ACCESSES),
                        code -> get(() -> extractRequest(request -> gate.granted(
                                code,
                                request,
                                (room, asked) -> known(
                                        room,
                                        () -> accesses(
                                                asked,
                                                room.value(),
                                                (before, limit) -> accesses.accesses(room, before, limit))))))));
    }

    private CompletionStage<HttpResponse> rooms(HttpRequest request, AccessTokens.Granted granted) {
        RoomsQuery query = RoomsQuery.of(request, granted, cursors);
        return query.fault().isPresent()
                ? Replies.now(query.fault().get().response())
                : respond(
                        directory.rooms(query.wanted()),
                        page -> new DirectoryBodies.Rooms(
                                page.rooms().stream().map(DirectoryBodies::room).toList(),
                                page.next()
                                        .map(next -> cursors.seal(RoomsQuery.text(next), query.question()))
                                        .orElse(null)));
    }

    /** Also of a room that is gone is told who has read it. */
    private CompletionStage<HttpResponse> known(RoomCode room, Supplier<CompletionStage<HttpResponse>> answer) {
        return directory
                .knows(room)
                .thenCompose(isKnown -> isKnown
                        ? answer.get()
                        : Replies.now(Problem.unknownRoom().response()))
                .exceptionally(DirectoryApi::unavailable);
    }

    private interface Log {
        CompletionStage<AccessPage> before(long id, int limit);
    }

    private CompletionStage<HttpResponse> accesses(HttpRequest request, String room, Log log) {
        Parameters parameters = Parameters.of(request);
        int limit = parameters
                .read("limit", Parameters.number(1, AccessLog.LONGEST_PAGE), "1 to " + AccessLog.LONGEST_PAGE)
                .map(Long::intValue)
                .orElse(USUAL_LIMIT);
        String question = ACCESSES + "\n" + room;
        long before = parameters
                .read(
                        "after",
                        cursor -> cursors.open(cursor, question).flatMap(Parameters.number(0, Long.MAX_VALUE)),
                        "what a page of the same accesses has as next")
                .orElse(Long.MAX_VALUE);
        Optional<Problem> fault = parameters.fault();
        return fault.isPresent()
                ? Replies.now(fault.get().response())
                : respond(log.before(before, limit), page -> body(page, question));
    }

    private DirectoryBodies.Accesses body(AccessPage page, String question) {
        return new DirectoryBodies.Accesses(
                page.accesses().stream().map(DirectoryBodies::access).toList(),
                page.next().isPresent() ? cursors.seal(Long.toString(page.next().getAsLong()), question) : null);
    }

    private static <T> CompletionStage<HttpResponse> respond(CompletionStage<T> page, Function<T, Object> body) {
        return page.handle((found, failure) -> {
            return failure != null
                    ? unavailable(failure)
                    : Json.response(200, body.apply(found)).addHeader(Replies.NOT_STORED);
        });
    }

    private static HttpResponse unavailable(Throwable failure) {
        LOG.warn("The directory could not be read: {}", failure.toString());
        return Replies.UNAVAILABLE.response();
    }
}
