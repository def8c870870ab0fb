package org.sameframe.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/** Writes a file that a passphrase seals, frame by frame. It ends only by {@link #finish}; without, it reads as cut off. */
final class SealedOutput extends OutputStream {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final OutputStream out;
    private final Frames frames;
    private final byte[] buffer = new byte[Frames.LONGEST];
    private int filled;

    private SealedOutput(OutputStream out, Frames frames) {
        this.out = out;
        this.frames = frames;
    }

    /** @param out is not closed */
    static SealedOutput begin(OutputStream out, FileKey key) throws IOException {
        byte[] salt = new byte[Frames.SALT];
        RANDOM.nextBytes(salt);
        out.write(Frames.LABEL);
        out.write(salt);
        return new SealedOutput(out, Frames.sealing(key.of(salt), salt));
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        while (from < offset + length) {
            if (filled == buffer.length) {
                frame(Frames.MORE);
            }
            int some = Math.min(offset + length - from, buffer.length - filled);
            System.arraycopy(bytes, from, buffer, filled, some);
            filled += some;
            from += some;
        }
    }

    /** Seals what is left as the last frame. */
    void finish() throws IOException {
        frame(Frames.LAST);
        out.flush();
    }

    private void frame(byte kind) throws IOException {
        byte[] head = Frames.head(kind, filled);
        try {
            out.write(head);
            out.write(frames.next(head, buffer, filled));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES-GCM", e);
        }
        filled = 0;
    }
}
