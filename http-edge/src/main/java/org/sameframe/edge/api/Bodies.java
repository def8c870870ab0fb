package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.extractMaterializer;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Connection;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.util.ByteString;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;

/**
 * Request bodies: JSON, at most 64 KiB, all of it within five seconds [RE2]; or bytes, with bounds of their own. All of them together
 * hold no more than a part of the heap [RE12].
 */
public final class Bodies {
    private static final long LONGEST = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Problem NOT_JSON = Problem.of(
            415, "unsupported-media-type", "This resource takes JSON", "Send Content-Type: application/json.");

    private static final Problem TOO_LARGE =
            Problem.of(413, "too-large", "The request is too large", "Send at most 64 KiB.");

    private static final Problem TOO_SLOW =
            Problem.of(408, "too-slow", "The request took too long", "Send the whole body within 5 seconds.");

    private static final Problem NO_PLACE = Problem.of(new Refusal(
                    RefusalCode.UNAVAILABLE, "The server holds too much of others just now. Try again in a moment."))
            .after(1);

    /** Of all bodies that are not whole yet. */
    private static final Held HELD = Held.ofHeap(8);

    private Bodies() {}

    /** A request that says itself what is missing or wrong in it. */
    interface Request {
        Optional<Problem> fault();
    }

    /** Reads the body, and answers with what {@code inner} makes of it and its bytes. */
    static <T extends Request> Route json(
            Class<T> type, BiFunction<T, ByteString, CompletionStage<HttpResponse>> inner) {
        return extractRequest(request -> extractMaterializer(materializer -> isJson(request)
                ? completeWithFuture(collect(request, materializer, LONGEST, PATIENCE)
                        .handle((body, failure) ->
                                failure == null ? read(type, body, inner) : Replies.now(refuse(failure)))
                        .thenCompose(response -> response))
                : complete(NOT_JSON.response())));
    }

    /** The same for whoever has to be let in first. */
    static <T extends Request> CompletionStage<HttpResponse> json(
            HttpRequest request,
            Materializer materializer,
            Class<T> type,
            Function<T, CompletionStage<HttpResponse>> inner) {
        return isJson(request)
                ? collect(request, materializer, LONGEST, PATIENCE)
                        .handle((body, failure) -> failure == null
                                ? read(type, body, (value, bytes) -> inner.apply(value))
                                : Replies.now(refuse(failure)))
                        .thenCompose(response -> response)
                : Replies.now(NOT_JSON.response());
    }

    /** Reads a JSON body as the bytes that it has, and answers with what {@code inner} makes of it. */
    static Route json(Function<ByteString, CompletionStage<HttpResponse>> inner) {
        return extractRequest(
                request -> isJson(request) ? bytes((int) LONGEST, PATIENCE, inner) : complete(NOT_JSON.response()));
    }

    /**
     * Reads the body as it is, and answers with what {@code inner} makes of it.
     *
     * @param longest in bytes
     * @param patience for all of it
     */
    public static Route bytes(
            int longest, Duration patience, Function<ByteString, CompletionStage<HttpResponse>> inner) {
        return extractRequest(request ->
                extractMaterializer(materializer -> completeWithFuture(collect(request, materializer, longest, patience)
                        .handle((body, failure) -> failure != null
                                ? Replies.now(refuse(failure))
                                : body.size() > longest ? Replies.now(tooLarge(longest)) : inner.apply(body))
                        .thenCompose(response -> response))));
    }

    private static HttpResponse tooLarge(int longest) {
        return Problem.of(413, "too-large", "The request is too large", "Send at most %,d bytes.".formatted(longest))
                .response();
    }

    private static boolean isJson(HttpRequest request) {
        return ContentTypes.APPLICATION_JSON
                .mediaType()
                .equals(request.entity().getContentType().mediaType());
    }

    /**
     * With a limit in bytes and in time: endless fragments must not fill the memory. What is too much is
     * read and dropped, and a timeout leaves the body alone: whoever cancels it resets the connection, and the answer
     * with it.
     */
    private static CompletionStage<ByteString> collect(
            HttpRequest request, Materializer materializer, long longest, Duration patience) {
        Collected collected = new Collected(HELD, longest);
        CompletableFuture<ByteString> whole = new CompletableFuture<>();
        request.entity()
                .withoutSizeLimit()
                .getDataBytes()
                .runForeach(
                        piece -> {
                            if (!collected.add(piece)) {
                                whole.completeExceptionally(new NoPlace());
                            }
                        },
                        materializer)
                .whenComplete((done, failure) -> {
                    if (failure == null) {
                        whole.complete(collected.whole());
                    } else {
                        whole.completeExceptionally(failure);
                    }
                });
        return whole.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((bytes, failure) -> collected.end());
    }

    /** Too much is held just now. */
    private static final class NoPlace extends Exception {
        private static final long serialVersionUID = 1;

        NoPlace() {
            super("no place", null, false, false);
        }
    }

    private static HttpResponse refuse(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        Problem problem = cause instanceof TimeoutException
                ? TOO_SLOW
                : cause instanceof NoPlace ? NO_PLACE : Problem.invalid("The body ended too early.");
        return problem.response().addHeader(Connection.create("close"));
    }

    private static <T extends Request> CompletionStage<HttpResponse> read(
            Class<T> type, ByteString body, BiFunction<T, ByteString, CompletionStage<HttpResponse>> inner) {
        if (body.size() > LONGEST) {
            return Replies.now(TOO_LARGE.response());
        }
        Json.Reading<T> reading = Json.read(body.toArray(), type);
        if (reading instanceof Json.Unreadable<T> unreadable) {
            return Replies.now(unreadable.problem().response());
        }
        T value = ((Json.Read<T>) reading).value();
        return value.fault().map(problem -> Replies.now(problem.response())).orElseGet(() -> inner.apply(value, body));
    }
}
