package org.sameframe.edge.api;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ResponseEntity;
import org.apache.pekko.stream.ActorAttributes;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.sameframe.history.HistoryReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the history answers, as responses. */
final class HistoryReplies {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryReplies.class);

    /** Threads of the history: who reads works on them alone, so that rooms find theirs free [HI10]. */
    private static final String DISPATCHER = "sameframe.history.dispatcher";

    private HistoryReplies() {}

    /** A body that is made while it is read, not by the threads on which rooms and sockets run. */
    static ResponseEntity streamed(ContentType type, Source<ByteString, NotUsed> body) {
        return HttpEntities.createChunked(
                type, body.addAttributes(ActorAttributes.dispatcher(DISPATCHER)).async());
    }

    /** @param success what becomes of the reply that was wanted; any other is a problem */
    static <R extends HistoryReply> CompletionStage<HttpResponse> respond(
            CompletionStage<HistoryReply> reply, Class<R> wanted, Function<R, HttpResponse> success) {
        return reply.handle((answer, failure) -> {
            if (failure != null) {
                LOG.warn("The history could not be read: {}", failure.toString());
                return Replies.UNAVAILABLE.response();
            }
            if (answer instanceof HistoryReply.Refused refused) {
                return Problem.of(refused.refusal()).at(refused.field()).response();
            }
            return success.apply(wanted.cast(answer)).addHeader(Replies.NOT_STORED);
        });
    }
}
