package org.sameframe.still;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Pictures of a size, as far as their headers say it. */
public final class Pictures {
    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };
    private static final byte[] PNG_END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82};

    private Pictures() {}

    /** @param content what its pixels would be */
    public static Still png(int width, int height, String content) {
        return new Still(StillType.PNG, width, height, pngBytes(width, height, content));
    }

    static ByteString pngBytes(int width, int height, String content) {
        byte[] pixels = content.getBytes(StandardCharsets.ISO_8859_1);
        return ByteString.copyFrom(ByteBuffer.allocate(PNG.length + 13 + pixels.length + PNG_END.length)
                .put(PNG)
                .putInt(width)
                .putInt(height)
                .put(new byte[5])
                .put(pixels)
                .put(PNG_END)
                .array());
    }

    /** With a segment before the one that says the size. */
    static ByteString jpegBytes(int width, int height, int frame) {
        return ByteString.copyFrom(ByteBuffer.allocate(35)
                .put(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 6, 'J', 'F', 'I', 'F'})
                .put(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xC4, 0, 2})
                .put(new byte[] {(byte) 0xFF, (byte) frame, 0, 11, 8})
                .putShort((short) height)
                .putShort((short) width)
                .put(new byte[] {1, 1, 0x11, 0, 0, 0, 0, 0, 0})
                .put(new byte[] {(byte) 0xFF, (byte) 0xD9})
                .array());
    }
}
