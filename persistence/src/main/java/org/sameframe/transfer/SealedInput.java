package org.sameframe.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Reads what {@link SealedOutput} wrote. What it hands out is as it was written: each frame is opened as a whole before. */
final class SealedInput extends InputStream {
    private final InputStream in;
    private final Frames frames;
    private final int version;
    private byte[] opened = new byte[0];
    private int next;
    private boolean isLast;
    private long count;

    private SealedInput(InputStream in, Frames frames, int version) {
        this.in = in;
        this.frames = frames;
        this.version = version;
    }

    /** @throws Unsealed if it is no such file */
    static SealedInput begin(InputStream in, FileKey key) throws IOException {
        byte[] label = in.readNBytes(Frames.LABEL.length);
        byte[] salt = in.readNBytes(Frames.SALT);
        int version = version(label);
        if (version == 0 || salt.length < Frames.SALT) {
            throw new Unsealed("it is no file of rooms that this version can read");
        }
        return new SealedInput(in, Frames.opening(key.of(salt), label, salt), version);
    }

    /** Whether it was made before files had stills. */
    int version() {
        return version;
    }

    /** 0: it is none of ours. */
    private static int version(byte[] label) {
        return Arrays.equals(label, Frames.LABEL)
                ? 3
                : Arrays.equals(label, Frames.SECOND_LABEL) ? 2 : Arrays.equals(label, Frames.FIRST_LABEL) ? 1 : 0;
    }

    /** The file is not one that was made with this passphrase, and whole. The message is the end of a sentence. */
    static final class Unsealed extends IOException {
        private static final long serialVersionUID = 1;

        Unsealed(String why) {
            super(why);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (next == opened.length && !isLast) {
            frame();
        }
        int some = Math.min(length, opened.length - next);
        if (some == 0 && length > 0) {
            return -1;
        }
        System.arraycopy(opened, next, bytes, offset, some);
        next += some;
        return some;
    }

    private void frame() throws IOException {
        byte[] head = exactly(Frames.HEAD);
        byte kind = head[0];
        int length = ByteBuffer.wrap(head, 1, Integer.BYTES).getInt();
        if ((kind != Frames.MORE && kind != Frames.LAST) || length < 0 || length > Frames.LONGEST) {
            throw altered();
        }
        byte[] closed = exactly(length + Frames.TAG);
        try {
            opened = frames.next(head, closed, closed.length);
        } catch (GeneralSecurityException e) {
            throw altered();
        }
        next = 0;
        isLast = kind == Frames.LAST;
        count++;
        if (isLast && in.read() >= 0) {
            throw new Unsealed("something follows its end");
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("it is cut off");
        }
        return bytes;
    }

    private Unsealed altered() {
        return new Unsealed(
                count == 0
                        ? "the passphrase is another one, or the file was altered"
                        : "it was altered, behind its first %d KiB".formatted(count * (Frames.LONGEST / 1024)));
    }
}
