package org.sameframe.edge.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;

/**
 * A file of the player, ready to be sent to any page that embeds it [XO3].
 *
 * @param zipped the same for browsers that take gzip, made once; absent where it would not be smaller
 */
record StaticFile(ContentType type, ByteString bytes, Optional<ByteString> zipped, String etag, String caching) {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=UTF-8"),
            Map.entry("js", "text/javascript; charset=UTF-8"),
            Map.entry("css", "text/css; charset=UTF-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("txt", "text/plain; charset=UTF-8"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("wasm", "application/wasm"));

    static StaticFile of(String path, byte[] content) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        byte[] zip = gzip(content);
        return new StaticFile(
                ContentTypes.parse(TYPES.getOrDefault(ending, "application/octet-stream")),
                ByteString.fromArrayUnsafe(content),
                zip.length < content.length * 9L / 10 ? Optional.of(ByteString.fromArrayUnsafe(zip)) : Optional.empty(),
                BundledClips.etag(content),
                path.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache");
    }

    HttpResponse response(HttpRequest request) {
        if (Conditions.isUnchanged(request, etag)) {
            return Conditions.notModified(etag, caching);
        }
        boolean zip = zipped.isPresent() && takesGzip(request);
        HttpResponse response = HttpResponse.create()
                .withEntity(HttpEntities.create(type, zip ? zipped.get() : bytes))
                .addHeader(RawHeader.create("ETag", "W/" + etag))
                .addHeader(RawHeader.create("Cache-Control", caching))
                .addHeader(RawHeader.create("Vary", "Accept-Encoding"))
                .addHeader(RawHeader.create("Access-Control-Allow-Origin", "*"));
        return zip ? response.addHeader(RawHeader.create("Content-Encoding", "gzip")) : response;
    }

    private static boolean takesGzip(HttpRequest request) {
        return Conditions.header(request, "Accept-Encoding").stream()
                .flatMap(codings ->
                        Arrays.stream(codings.toLowerCase(Locale.ROOT).split(",")))
                .map(coding -> coding.replace(" ", ""))
                .anyMatch(coding ->
                        coding.equals("gzip") || (coding.startsWith("gzip;q=") && !coding.matches("gzip;q=0(\\.0*)?")));
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
