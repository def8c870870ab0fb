package org.sameframe.edge.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sameframe.room.RoomCode;

/** Bodies, names of media, ranges and codes: read, or refused with a problem. */
public final class FuzzRest {
    private static final MediaLibrary LIBRARY = library();

    private FuzzRest() {}

    public static void bodies(byte[] data) {
        for (Class<? extends Bodies.Request> type : List.of(
                RoomRequests.Create.class,
                RoomRequests.Join.class,
                RoomRequests.Knock.class,
                RoomRequests.Pin.class,
                WebhookBodies.Wanted.class,
                RevocationsApi.Body.class)) {
            if (Json.read(data, type) instanceof Json.Read<? extends Bodies.Request> read) {
                read.value().fault();
            }
        }
    }

    public static void names(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        if (LIBRARY.find(text).isPresent()
                && !text.equals("inside.mp4")
                && !BundledClips.files().containsKey(text)) {
            throw new AssertionError("found: " + text);
        }
        ImageSequence.parse(text).ifPresent(sequence -> {
            String first = sequence.fileOf(sequence.first()).orElseThrow();
            if (!sequence.name().equals(text)
                    || ImageSequence.Picture.parse(first).isEmpty()) {
                throw new AssertionError("another sequence: " + text);
            }
        });
        ByteRange.parse(Optional.of(text), 1_000);
        RoomCode.parse(text).ifPresent(code -> {
            if (!RoomCode.parse(code.toString()).equals(Optional.of(code))) {
                throw new AssertionError("another code: " + text);
            }
        });
    }

    private static MediaLibrary library() {
        try {
            Path parent = Files.createTempDirectory("fuzz");
            Files.writeString(parent.resolve("outside.mp4"), "x");
            Path folder = Files.createDirectory(parent.resolve("media"));
            Files.writeString(folder.resolve("inside.mp4"), "x");
            Files.createSymbolicLink(folder.resolve("link.mp4"), parent.resolve("outside.mp4"));
            return MediaLibrary.open(Optional.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
