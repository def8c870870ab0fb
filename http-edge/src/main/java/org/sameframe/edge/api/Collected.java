package org.sameframe.edge.api;

import java.io.ByteArrayOutputStream;
import org.apache.pekko.util.ByteString;

/**
 * The bytes of one body, or of one message, as they come. They are copied: many small pieces, each an object of its own, would take
 * a hundred times what was sent. Safe for threads.
 */
public final class Collected {
    private final Held.Part part;
    private final long longest;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** @param longest beyond which nothing more is kept; what is too long stays longer than that */
    public Collected(Held held, long longest) {
        this.part = held.begin();
        this.longest = longest;
    }

    /** False if there is no place for it, or all is over. */
    public synchronized boolean add(ByteString piece) {
        if (bytes.size() > longest) {
            return true;
        }
        if (!part.take(piece.size())) {
            return false;
        }
        bytes.writeBytes(piece.toArrayUnsafe());
        return true;
    }

    /** What has come. */
    public synchronized ByteString whole() {
        return ByteString.fromArrayUnsafe(bytes.toByteArray());
    }

    /** Lets go of it, whatever still comes. */
    public synchronized void end() {
        part.end();
        bytes = new ByteArrayOutputStream(0);
    }
}
