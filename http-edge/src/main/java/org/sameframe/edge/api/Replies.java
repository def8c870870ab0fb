package org.sameframe.edge.api;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.jspecify.annotations.Nullable;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.actor.RoomReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes responses of what rooms reply. */
final class Replies {
    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    static final HttpHeader NOT_STORED = RawHeader.create("Cache-Control", "no-store");

    static final Problem UNAVAILABLE = Problem.of(new Refusal(
            RefusalCode.UNAVAILABLE, "The server could not reach the room in time. Try again in a moment."));

    private Replies() {}

    /** @param seconds after which to try again */
    static HttpResponse tooMany(int seconds) {
        return Problem.tooMany("Too many requests came from your address.", seconds)
                .response();
    }

    static CompletionStage<HttpResponse> now(HttpResponse response) {
        return CompletableFuture.completedFuture(response);
    }

    /**
     * The response to a reply: {@code success} where it answers, a problem where the room refused, {@code unavailable}
     * where nothing came in time.
     */
    static CompletionStage<HttpResponse> respond(
            CompletionStage<RoomReply> reply, Function<RoomReply, Optional<HttpResponse>> success) {
        return reply.handle((answer, failure) -> response(answer, failure, success));
    }

    /** @param where {@code success} is applied: it may wait there */
    static CompletionStage<HttpResponse> respond(
            CompletionStage<RoomReply> reply, Function<RoomReply, Optional<HttpResponse>> success, Executor where) {
        return reply.handleAsync((answer, failure) -> response(answer, failure, success), where);
    }

    private static HttpResponse response(
            RoomReply answer, @Nullable Throwable failure, Function<RoomReply, Optional<HttpResponse>> success) {
        if (failure != null) {
            LOG.warn("A room did not answer: {}", failure.toString());
            return UNAVAILABLE.response();
        }
        if (answer instanceof RoomReply.Refused refused) {
            return Problem.of(refused.refusal()).response();
        }
        return success.apply(answer)
                .orElseThrow(() -> new IllegalStateException(
                        "a room answered " + answer.getClass().getSimpleName() + " to another question"));
    }
}
