package org.sameframe.still;

import com.google.protobuf.ByteString;
import java.util.Optional;

/**
 * What the first bytes of a picture say: PNG (ISO/IEC 15948, 5.2 and 11.2.2) and JPEG (ITU-T T.81, B.1 and B.2.2).
 *
 * @param type empty: neither
 * @param width in pixels; 0: it does not say
 * @param height in pixels; 0: it does not say
 */
record StillHeader(Optional<StillType> type, int width, int height) {
    private static final ByteString PNG = bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
    private static final ByteString PNG_HEADER = bytes(0, 0, 0, 13, 'I', 'H', 'D', 'R');
    private static final ByteString PNG_END = bytes('I', 'E', 'N', 'D', 0xAE, 0x42, 0x60, 0x82);
    private static final ByteString JPEG = bytes(0xFF, 0xD8, 0xFF);
    private static final ByteString JPEG_END = bytes(0xFF, 0xD9);

    static StillHeader of(ByteString picture) {
        if (picture.startsWith(PNG)) {
            return png(picture);
        }
        return picture.startsWith(JPEG) ? jpeg(picture) : new StillHeader(Optional.empty(), 0, 0);
    }

    private static StillHeader png(ByteString picture) {
        boolean isWhole = picture.size() > PNG.size() + PNG_HEADER.size() + 8
                && picture.substring(PNG.size()).startsWith(PNG_HEADER)
                && picture.endsWith(PNG_END);
        int sizes = PNG.size() + PNG_HEADER.size();
        return isWhole
                ? new StillHeader(Optional.of(StillType.PNG), number(picture, sizes, 4), number(picture, sizes + 4, 4))
                : unsized(StillType.PNG);
    }

    /** Segments follow each other, each with its length, up to the one that begins the frame. */
    private static StillHeader jpeg(ByteString picture) {
        int at = 2;
        while (at + 9 <= picture.size() && byteAt(picture, at) == 0xFF) {
            int marker = byteAt(picture, at + 1);
            if (marker == 0xFF) {
                at++;
            } else if (isFrame(marker)) {
                return picture.endsWith(JPEG_END)
                        ? new StillHeader(
                                Optional.of(StillType.JPEG), number(picture, at + 7, 2), number(picture, at + 5, 2))
                        : unsized(StillType.JPEG);
            } else {
                at += 2 + number(picture, at + 2, 2);
            }
        }
        return unsized(StillType.JPEG);
    }

    /** SOF0 to SOF15, among which DHT, JPG and DAC are others. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static StillHeader unsized(StillType type) {
        return new StillHeader(Optional.of(type), 0, 0);
    }

    /** Most significant first; at most what fits into 31 bits. */
    private static int number(ByteString picture, int from, int length) {
        long number = 0;
        for (int i = 0; i < length; i++) {
            number = number << 8 | byteAt(picture, from + i);
        }
        return (int) Math.min(number, Integer.MAX_VALUE);
    }

    private static int byteAt(ByteString picture, int index) {
        return picture.byteAt(index) & 0xFF;
    }

    private static ByteString bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return ByteString.copyFrom(bytes);
    }
}
