package org.sameframe.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a file, one after the other, as bytes. No more than one is held at a time. */
final class Lines {
    /** Of a line, in bytes; the largest entry that a room takes in has less than a MiB. */
    static final int LONGEST = 16 << 20;

    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];
    private int next;
    private int end;

    Lines(InputStream in) {
        this.in = in;
    }

    /**
     * One line.
     *
     * @param bytes without the newline
     * @param isWhole there is a newline at its end; without one, the file ends there or the line is too long
     */
    record Line(byte[] bytes, boolean isWhole) {}

    /** The next line; empty at the end. */
    Optional<Line> read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() <= LONGEST) {
            if (next == end && !fill()) {
                return line.size() == 0 ? Optional.empty() : Optional.of(new Line(line.toByteArray(), false));
            }
            int stop = next;
            while (stop < end && chunk[stop] != '\n') {
                stop++;
            }
            line.write(chunk, next, stop - next);
            next = stop;
            if (stop < end) {
                next++;
                return Optional.of(new Line(line.toByteArray(), true));
            }
        }
        return Optional.of(new Line(new byte[0], false));
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(chunk));
        return end > 0;
    }
}
