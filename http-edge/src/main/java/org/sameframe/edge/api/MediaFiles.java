package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.edge.auth.MediaSignatures;

/**
 * {@code GET /media/NAME?expires=..&signature=..}: files of the library, to whoever holds a signed address [MD]. That of an image
 * sequence is good for all of its pictures, by their numbers: {@code /media/NAME/NUMBER?..}, and is itself that of the first [SQ3].
 */
public final class MediaFiles {
    /** Exactly as this server writes it. */
    private static final Pattern SIGNED = Pattern.compile("expires=(\\d{1,12})&signature=([A-Za-z0-9_-]{43})");

    /** In an address, without zeros before it. */
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,8}");

    /** As long as addresses live by default; a new address is a new entry in the browser's cache. */
    private static final String CACHING = "private, max-age=900";

    private final MediaLibrary library;
    private final MediaSignatures signatures;
    private final Executor blocking;

    private MediaFiles(MediaLibrary library, MediaSignatures signatures, Executor blocking) {
        this.library = library;
        this.signatures = signatures;
        this.blocking = blocking;
    }

    /** @param blocking where the disk may be waited for */
    public static MediaFiles create(MediaLibrary library, MediaSignatures signatures, Executor blocking) {
        return new MediaFiles(library, signatures, blocking);
    }

    /** An address of a file, relative to the server's root, and when it expires (seconds since the epoch). */
    record Address(String url, MediaSignatures.Signature signature) {}

    Address address(String name) {
        MediaSignatures.Signature signature = signatures.sign(name);
        String escaped = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return new Address(
                "/media/" + escaped + "?expires=" + signature.expires() + "&signature=" + signature.text(), signature);
    }

    public Route route() {
        return pathPrefix(
                "media",
                () -> concat(
                        path(
                                segment(),
                                name -> get(() ->
                                        extractRequest(request -> serve(name, request, () -> library.find(name))))),
                        path(
                                segment().slash(segment(NUMBER)),
                                (name, number) -> get(() -> extractRequest(request ->
                                        serve(name, request, () -> library.find(name, Integer.parseInt(number))))))));
    }

    /** @param find the file, if the address is one of {@code name} */
    private Route serve(String name, HttpRequest request, Supplier<Optional<MediaFile>> find) {
        return switch (check(name, request.getUri().rawQueryString().orElse(""))) {
            case BAD ->
                complete(Problem.of(
                                403,
                                "bad-address",
                                "This address is not valid",
                                "Ask the room for the address of its medium again.")
                        .response());
            case EXPIRED ->
                complete(Problem.of(
                                403,
                                "address-expired",
                                "This address has expired",
                                "Ask the room for the address of its medium again.")
                        .response());
            case VALID ->
                completeWithFuture(CompletableFuture.supplyAsync(find, blocking)
                        .thenApply(found -> found.map(file -> respond(file, request))
                                .orElseGet(() -> noSuchFile(name).response())));
        };
    }

    private MediaSignatures.Outcome check(String name, String query) {
        Matcher signed = SIGNED.matcher(query);
        return signed.matches()
                ? signatures.check(name, Long.parseLong(signed.group(1)), signed.group(2))
                : MediaSignatures.Outcome.BAD;
    }

    static Problem noSuchFile(String name) {
        return Problem.of(
                404,
                "unknown-medium",
                "There is no such medium",
                "The server has no media file " + name + ". Put it into the media folder, or choose another.");
    }

    private static HttpResponse respond(MediaFile file, HttpRequest request) {
        if (Conditions.isUnchanged(request, file.etag())) {
            return Conditions.notModified(file.etag(), CACHING);
        }
        List<HttpHeader> headers = List.of(
                RawHeader.create("ETag", file.etag()),
                RawHeader.create("Accept-Ranges", "bytes"),
                RawHeader.create("Cache-Control", CACHING));
        Optional<String> wanted = Conditions.header(request, "Range")
                .filter(any -> Conditions.header(request, "If-Range")
                        .map(file.etag()::equals)
                        .orElse(true));
        ByteRange.Wish wish = ByteRange.parse(wanted, file.bytes());
        if (wish instanceof ByteRange.Part part) {
            return HttpResponse.create()
                    .withStatus(206)
                    .withEntity(file.entity(part.range()))
                    .addHeaders(headers)
                    .addHeader(RawHeader.create("Content-Range", part.range().of(file.bytes())));
        }
        if (wish instanceof ByteRange.Unsatisfiable) {
            return Problem.of(
                            416, "range", "The file ends before this range", "The file has " + file.bytes() + " bytes.")
                    .response()
                    .addHeader(RawHeader.create("Content-Range", "bytes */" + file.bytes()));
        }
        return HttpResponse.create()
                .withEntity(file.entity(new ByteRange(0, file.bytes())))
                .addHeaders(headers);
    }
}
