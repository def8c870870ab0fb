package org.sameframe.edge.api;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.sameframe.history.HistoryReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the history answers, as responses. */
final class HistoryReplies {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryReplies.class);

    private HistoryReplies() {}

    /** @param success what becomes of the reply that was wanted; any other is a problem */
    static <R extends HistoryReply> CompletionStage<HttpResponse> respond(
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
