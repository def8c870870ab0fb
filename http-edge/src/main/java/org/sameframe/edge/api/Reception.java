package org.sameframe.edge.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.RequestEntity;
import org.apache.pekko.http.javadsl.model.headers.Connection;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.util.ByteString;

/**
 * Reads the body of a request into an {@link Upload}, as fast as the disk takes it and with a mebibyte of memory, and answers once:
 * when it is refused, stands still, breaks off, or has landed.
 */
final class Reception {
    private static final long BATCH = 1L << 20;

    private static final Problem BROKEN = Problem.invalid("The body ended too early; nothing of the file is kept.");

    private final Upload upload;
    private final Executor blocking;
    private final CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicLong parts = new AtomicLong();
    private volatile boolean isWriting;
    private long seen;

    private Reception(Upload upload, Executor blocking) {
        this.upload = upload;
        this.blocking = blocking;
    }

    /**
     * @param idle how long nothing may come
     * @param whole what becomes of it once all has come, on {@code blocking}
     * @param blocking where the disk may be waited for
     */
    static CompletionStage<HttpResponse> of(
            Upload upload,
            RequestEntity body,
            Duration idle,
            Supplier<HttpResponse> whole,
            Materializer materializer,
            Executor blocking) {
        Reception reception = new Reception(upload, blocking);
        Cancellable watch = materializer
                .system()
                .scheduler()
                .scheduleWithFixedDelay(idle, idle, reception::look, materializer.executionContext());
        body.withoutSizeLimit()
                .getDataBytes()
                .batchWeighted(BATCH, part -> (long) part.size(), part -> part, ByteString::concat)
                .mapAsync(1, part -> CompletableFuture.supplyAsync(() -> reception.take(part), blocking))
                .runWith(Sink.ignore(), materializer)
                .whenCompleteAsync((done, failure) -> reception.end(failure != null, whole), blocking);
        return reception.answer.whenComplete((response, failure) -> watch.cancel());
    }

    private long take(ByteString part) {
        isWriting = true;
        try {
            upload.take(part).ifPresent(problem -> answer.complete(problem.response()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            parts.incrementAndGet();
            isWriting = false;
        }
        return parts.get();
    }

    /**
     * Whether anything came since the last look. The body is left alone if not: whoever cancels it resets the connection, and the
     * answer with it.
     */
    private void look() {
        if (!isWriting && parts.get() == seen && isOver.compareAndSet(false, true)) {
            blocking.execute(() -> {
                upload.discard();
                answer.complete(Upload.TOO_SLOW.response().addHeader(Connection.create("close")));
            });
        }
        seen = parts.get();
    }

    private void end(boolean isBroken, Supplier<HttpResponse> whole) {
        if (!isOver.compareAndSet(false, true)) {
            return; // it stood still
        }
        try {
            HttpResponse response = isBroken ? BROKEN.response() : whole.get();
            upload.discard();
            answer.complete(response);
        } catch (RuntimeException | Error e) {
            upload.discard();
            answer.completeExceptionally(e);
        }
    }

    /** What {@code change} of the folder comes to, where the disk may fail. */
    static Optional<Problem> tried(Change change) {
        try {
            return change.make();
        } catch (IOException e) {
            return Optional.of(Upload.problem(e));
        }
    }

    /** Something with the disk, which says why it was not done. */
    interface Change {
        Optional<Problem> make() throws IOException;
    }
}
