package org.sameframe.edge.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.util.ByteString;
import org.sameframe.room.FrameRate;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;

/** The clips in the jar, to try everything with nothing at hand. Their recipe is in the player's folder. */
final class BundledClips {
    private static final String FOLDER = "META-INF/sameframe/media/";
    private static final String FIRST = "sameframe-24.mp4";
    private static final String NTSC = "sameframe-2997.webm";

    /** What a room shows if nobody brings anything. */
    static final Medium BUNDLED = described(
            FIRST, "Sameframe test clip, 24 fps", new FrameRate(24, 1), 240, "video/mp4; codecs=\"avc1.640028\"");

    private static final Map<String, Medium> DESCRIBED = Map.of(
            FIRST,
            BUNDLED,
            NTSC,
            described(
                    NTSC,
                    "Sameframe test clip, 29.97 fps",
                    new FrameRate(30_000, 1001),
                    180,
                    "video/webm; codecs=\"vp9\""));

    private BundledClips() {}

    static Optional<Medium> describe(String name) {
        return Optional.ofNullable(DESCRIBED.get(name));
    }

    static Map<String, MediaFile> files() {
        Map<String, MediaFile> files = new LinkedHashMap<>();
        ClassPathFiles.under(FOLDER, FIRST)
                .forEach((name, bytes) -> MediaLibrary.typeOf(name)
                        .ifPresent(type -> files.put(
                                name,
                                new MediaFile(
                                        name,
                                        type,
                                        bytes.length,
                                        etag(bytes),
                                        new MediaFile.InMemory(ByteString.fromArrayUnsafe(bytes))))));
        return files;
    }

    /** A strong validator of {@code bytes}, with its quotes. */
    static String etag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Medium described(String name, String title, FrameRate rate, int frames, String contentType) {
        return new Medium(
                "", title, rate, frames, 0, 0, 0, false, List.of(new MediaSource("media:" + name, contentType)));
    }
}
