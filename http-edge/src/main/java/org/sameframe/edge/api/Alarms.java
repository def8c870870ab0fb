package org.sameframe.edge.api;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.sameframe.history.Alarm;
import org.sameframe.history.RoomDirectory;
import org.sameframe.room.RoomCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What speaks against a room's ledger by what the directory has seen of it, told beside whatever is read of the room [HI18]. */
record Alarms(RoomDirectory directory) {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    /** On an answer: the sequence of the entry that is not what was seen; 0: it is the room's key. */
    static final String HEADER = "Sameframe-Alarm";

    /**
     * An answer that says so, if anything does.
     *
     * @param answer is told what; never fails
     */
    CompletionStage<HttpResponse> beside(
            RoomCode room, Function<Optional<Alarm>, CompletionStage<HttpResponse>> answer) {
        return directory
                .alarm(room)
                .thenCompose(alarm -> answer.apply(alarm).thenApply(response -> marked(response, alarm)))
                .exceptionally(failure -> {
                    LOG.warn("Whether an alarm was raised could not be found out: {}", failure.toString());
                    return Replies.UNAVAILABLE.response();
                });
    }

    private static HttpResponse marked(HttpResponse response, Optional<Alarm> alarm) {
        return alarm.map(some -> response.addHeader(RawHeader.create(HEADER, Long.toString(some.seq()))))
                .orElse(response);
    }
}
