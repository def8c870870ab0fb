package org.sameframe.server;

import java.time.Duration;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ResponseEntity;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.BidiShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;

/**
 * Ends a connection whose next request does not have a complete head in time [FL6]. Pekko HTTP has a deadline for silence
 * alone, so that a byte a minute would hold a connection for ever.
 *
 * <p>It stands between the library's HTTP layer, which hands out a request when its head is complete, and the routes. What
 * it sees of an answer's end is that its entity was read to the end.
 */
final class HeadDeadline extends GraphStage<BidiShape<HttpRequest, HttpRequest, HttpResponse, HttpResponse>> {
    private final Inlet<HttpRequest> requestIn = Inlet.create("head-deadline.request-in");
    private final Outlet<HttpRequest> requestOut = Outlet.create("head-deadline.request-out");
    private final Inlet<HttpResponse> responseIn = Inlet.create("head-deadline.response-in");
    private final Outlet<HttpResponse> responseOut = Outlet.create("head-deadline.response-out");
    private final Duration first;
    private final Duration next;

    private HeadDeadline(Duration first, Duration next) {
        this.first = first;
        this.next = next;
    }

    /**
     * @param first from the connection until the first head is complete
     * @param next from the end of an answer until the next head is complete
     */
    static BidiFlow<HttpRequest, HttpRequest, HttpResponse, HttpResponse, NotUsed> of(Duration first, Duration next) {
        return BidiFlow.fromGraph(new HeadDeadline(first, next));
    }

    @Override
    public BidiShape<HttpRequest, HttpRequest, HttpResponse, HttpResponse> shape() {
        return new BidiShape<>(requestIn, requestOut, responseIn, responseOut);
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Logic();
    }

    private final class Logic extends TimerGraphStageLogic {
        private static final String TIMER = "head";

        /** Of the requests that came; an answer's end counts only if no later request has come meanwhile. */
        private int requests;

        private AsyncCallback<Integer> ended = createAsyncCallback(request -> {
            if (request == requests) {
                scheduleOnce(TIMER, next);
            }
        });

        Logic() {
            super(HeadDeadline.this.shape());
            setHandler(requestIn, new AbstractInHandler() {
                @Override
                public void onPush() {
                    cancelTimer(TIMER);
                    requests++;
                    push(requestOut, grab(requestIn));
                }

                @Override
                public void onUpstreamFinish() {
                    cancelTimer(TIMER);
                    complete(requestOut);
                }
            });
            setHandler(requestOut, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    pull(requestIn);
                }

                @Override
                public void onDownstreamFinish(Throwable cause) {
                    cancel(requestIn, cause);
                }
            });
            setHandler(responseIn, new AbstractInHandler() {
                @Override
                public void onPush() {
                    HttpResponse response = grab(responseIn);
                    int request = requests;
                    // Behind a 101 there are no more heads.
                    push(
                            responseOut,
                            response.status().intValue() == 101
                                    ? response
                                    : watched(response, () -> ended.invoke(request)));
                }

                @Override
                public void onUpstreamFinish() {
                    complete(responseOut);
                }
            });
            setHandler(responseOut, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    pull(responseIn);
                }

                @Override
                public void onDownstreamFinish(Throwable cause) {
                    cancel(responseIn, cause);
                }
            });
        }

        @Override
        public void preStart() {
            scheduleOnce(TIMER, first);
        }

        @Override
        public void onTimer(Object timer) {
            completeStage();
        }
    }

    /** The same answer; {@code end} is run when its entity has ended, however. */
    private static HttpResponse watched(HttpResponse response, Runnable end) {
        ResponseEntity entity = response.entity();
        if (entity.isStrict()) {
            end.run();
            return response;
        }
        if (entity instanceof HttpEntity.Default known) {
            return response.withEntity(HttpEntities.create(
                    known.getContentType(), known.getContentLength(), watched(known.getDataBytes(), end)));
        }
        if (entity instanceof HttpEntity.Chunked chunked) {
            return response.withEntity(
                    HttpEntities.createChunked(chunked.getContentType(), watched(chunked.getDataBytes(), end)));
        }
        // The connection ends with what is left: an answer up to the end.
        return response;
    }

    private static Source<ByteString, ?> watched(Source<ByteString, ?> bytes, Runnable end) {
        return bytes.watchTermination((value, done) -> {
            done.whenComplete((ok, failure) -> end.run());
            return value;
        });
    }
}
