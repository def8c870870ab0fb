package org.sameframe.still;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A picture that belongs to a note: as it came, and of a kind and size that its own header says [SL3].
 *
 * @param width in pixels, 1 to {@value #LONGEST_SIDE}
 * @param height in pixels, 1 to {@value #LONGEST_SIDE}
 */
public record Still(StillType type, int width, int height, ByteString bytes) {
    /** Of a picture, in pixels: what players of today show, and no more than a browser can draw. */
    public static final int LONGEST_SIDE = 4_096;

    /** What became of bytes that are said to be a picture. */
    public sealed interface Reading {}

    /** They are one. */
    public record Read(Still still) implements Reading {}

    /** @param why a sentence that says what was expected */
    public record Unreadable(String why) implements Reading {}

    /** Reads the header of a PNG or a JPEG; what comes behind it is kept as it is. */
    public static Reading read(ByteString bytes) {
        StillHeader header = StillHeader.of(bytes);
        if (header.type().isEmpty()) {
            return new Unreadable("The body begins neither as a PNG nor as a JPEG.");
        }
        if (header.width() < 1 || header.height() < 1) {
            return new Unreadable("The header of the picture does not say its size, or the picture ends too early.");
        }
        if (header.width() > LONGEST_SIDE || header.height() > LONGEST_SIDE) {
            return new Unreadable("The picture has %d by %d pixels (expected: at most %d by %d)."
                    .formatted(header.width(), header.height(), LONGEST_SIDE, LONGEST_SIDE));
        }
        return new Read(new Still(header.type().get(), header.width(), header.height(), bytes));
    }

    /** SHA-256 of the bytes, 64 digits in lower-case hexadecimal. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.asReadOnlyByteBuffer());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Whether a text can be the hash of one. */
    public static boolean isHash(String text) {
        return text.matches("[0-9a-f]{64}");
    }
}
