package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.extractMaterializer;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.put;
import static org.apache.pekko.http.javadsl.server.Directives.withoutRequestTimeout;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Sink;
import org.sameframe.edge.auth.Pass;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /v1/media-folder}, and {@code PUT} and {@code DELETE /v1/media/{name}}: what the operator does with the media folder [UP]. */
public final class UploadApi {
    private static final Logger LOG = LoggerFactory.getLogger(UploadApi.class);

    /** What is read and dropped of a body that nobody wants, so that the sender gets to read why. */
    private static final long DROPPED = 1L << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MediaFolder folder;
    private final MediaLibrary library;
    private final Callers callers;
    private final UploadSlots slots;
    private final Executor blocking;

    private UploadApi(MediaFolder folder, MediaLibrary library, Callers callers, Executor blocking) {
        this.folder = folder;
        this.library = library;
        this.callers = callers;
        this.slots = new UploadSlots(folder.settings().atOnce());
        this.blocking = blocking;
    }

    /**
     * @param library that shows {@code folder}
     * @param blocking where the disk may be waited for
     */
    public static UploadApi create(MediaFolder folder, MediaLibrary library, Callers callers, Executor blocking) {
        return new UploadApi(folder, library, callers, blocking);
    }

    private record Offer(long largest, long free) {}

    private record Stored(String name, String contentType, long bytes, String location) {}

    public Route route() {
        return concat(
                path(
                        segment("v1").slash("media-folder"),
                        () -> get(() -> extractRequest(request -> completeWithFuture(offer(request))))),
                path(
                        segment("v1").slash("media").slash(segment()),
                        name -> concat(
                                put(() -> withoutRequestTimeout(() -> extractRequest(request -> extractMaterializer(
                                        materializer -> completeWithFuture(receive(name, request, materializer)))))),
                                delete(() -> extractRequest(request -> completeWithFuture(remove(name, request)))))));
    }

    private CompletionStage<HttpResponse> offer(HttpRequest request) {
        return allowed(
                request,
                pass -> onDisk(() -> {
                    Optional<Problem> fault = folder.fault();
                    return fault.isPresent()
                            ? fault.get().response()
                            : Json.response(200, new Offer(folder.settings().largest(), folder.free()))
                                    .addHeader(Replies.NOT_STORED);
                }));
    }

    private CompletionStage<HttpResponse> remove(String name, HttpRequest request) {
        return allowed(
                request,
                pass -> onDisk(() -> {
                    Optional<Problem> fault = folder.fault(name);
                    if (fault.isEmpty()) {
                        fault = slots.take(name);
                        if (fault.isEmpty()) {
                            try {
                                fault = folder.delete(name, request);
                            } finally {
                                slots.giveBack(name);
                            }
                        }
                    }
                    if (fault.isEmpty()) {
                        LOG.info("{} deleted {} from the media folder", who(pass), name);
                    }
                    return fault.map(Problem::response)
                            .orElseGet(() -> HttpResponse.create().withStatus(204));
                }));
    }

    private CompletionStage<HttpResponse> receive(String name, HttpRequest request, Materializer materializer) {
        if (callers.uploader(request) instanceof Callers.Turned turned) {
            return refused(turned.response(), request, materializer);
        }
        return allowed(
                request,
                pass -> CompletableFuture.supplyAsync(() -> Reception.tried(() -> refusal(name, request)), blocking)
                        .thenCompose(fault -> fault.or(() -> slots.take(name))
                                .map(problem -> refused(problem.response(), request, materializer))
                                .orElseGet(() -> begin(name, request, pass, materializer))));
    }

    /** Before a byte of it is read; a slot is taken only behind this. */
    private Optional<Problem> refusal(String name, HttpRequest request) throws IOException {
        Optional<Problem> fault = folder.fault(name);
        if (fault.isEmpty()) {
            fault = folder.conflict(name, request);
        }
        long announced = request.entity().getContentLengthOption().orElse(0);
        return fault.isEmpty() ? Upload.fault(folder, announced) : fault;
    }

    private CompletionStage<HttpResponse> begin(
            String name, HttpRequest request, Pass pass, Materializer materializer) {
        return CompletableFuture.supplyAsync(() -> received(name, request, pass, materializer), blocking)
                .thenCompose(answer -> answer)
                .whenComplete((response, failure) -> slots.giveBack(name));
    }

    private CompletionStage<HttpResponse> received(
            String name, HttpRequest request, Pass pass, Materializer materializer) {
        Upload upload;
        try {
            upload = Upload.begin(folder);
        } catch (IOException e) {
            return refused(Upload.problem(e).response(), request, materializer);
        }
        return Reception.of(
                upload,
                request.entity(),
                folder.settings().idle(),
                () -> landed(name, request, pass, upload),
                materializer,
                blocking);
    }

    /** What was so before an upload of hours may be otherwise now: the token, and what is in the folder. */
    private HttpResponse landed(String name, HttpRequest request, Pass pass, Upload upload) {
        if (callers.uploader(request) instanceof Callers.Turned turned) {
            return turned.response();
        }
        boolean isNew = !folder.has(name);
        Optional<Problem> fault = Reception.tried(() -> {
            Optional<Problem> conflict = folder.conflict(name, request);
            return conflict.isPresent() ? conflict : upload.land(name);
        });
        if (fault.isPresent()) {
            return fault.get().response();
        }
        LOG.info(
                "{} uploaded {} to the media folder: {} bytes, {}",
                who(pass),
                name,
                upload.bytes(),
                isNew ? "new" : "in place of another");
        return library.find(name)
                .map(file -> Json.response(
                                isNew ? 201 : 200, new Stored(name, file.contentType(), file.bytes(), "media:" + name))
                        .addHeader(RawHeader.create("ETag", file.etag()))
                        .addHeader(Replies.NOT_STORED))
                .orElseGet(() -> MediaFiles.noSuchFile(name).response()); // somebody else took it away again
    }

    private CompletionStage<HttpResponse> allowed(
            HttpRequest request, Function<Pass, CompletionStage<HttpResponse>> behind) {
        Callers.Answer caller = callers.uploader(request);
        return caller instanceof Callers.Known known
                ? behind.apply(known.pass().orElseThrow())
                : Replies.now(((Callers.Turned) caller).response());
    }

    private CompletionStage<HttpResponse> onDisk(DiskAnswer answer) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return answer.give();
                    } catch (IOException e) {
                        return Upload.problem(e).response();
                    }
                },
                blocking);
    }

    private interface DiskAnswer {
        HttpResponse give() throws IOException;
    }

    /** Who waits to be told to go on sends nothing, and is told by the answer. */
    private static CompletionStage<HttpResponse> refused(
            HttpResponse response, HttpRequest request, Materializer materializer) {
        if (Conditions.header(request, "Expect").isEmpty()) {
            request.entity()
                    .withoutSizeLimit()
                    .getDataBytes()
                    .limitWeighted(DROPPED, part -> (long) part.size())
                    .completionTimeout(PATIENCE)
                    .runWith(Sink.ignore(), materializer);
        }
        return Replies.now(response);
    }

    /** Neither a name nor a token: by these the operator finds whose it was [UP5]. */
    private static String who(Pass pass) {
        return "Token " + pass.ticket().id() + " of account " + pass.ticket().account();
    }
}
