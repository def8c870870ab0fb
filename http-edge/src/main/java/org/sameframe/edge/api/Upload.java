package org.sameframe.edge.api;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;
import org.apache.pekko.util.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file on its way into the media folder: how much of it has come, and whether it goes on. Of what comes after it was
 * refused a mebibyte is read and dropped, so that the sender gets to read why.
 */
final class Upload {
    private static final Logger LOG = LoggerFactory.getLogger(Upload.class);

    /** Bytes after which it is looked whether the disk has room for more. */
    private static final long LOOK = 16L << 20;

    private static final long DROPPED = 1L << 20;

    static final Problem TOO_SLOW = Problem.of(
            408, "too-slow", "The upload stood still", "Nothing of the file is kept. Send it again, all of it.");

    private static final Problem EMPTY = Problem.invalid("The body is empty (expected: the file).");

    private static final Problem UNWRITABLE = Problem.of(
            409,
            "media-folder-read-only",
            "The media folder cannot be written to",
            "The operator lets the server's user write there, and mounts it for writing.");

    private static final Problem FULL = Problem.of(
            507,
            "no-space",
            "There is no room for this file",
            "The disk of the media folder is full, or nearly. Delete files there, or ask the operator of the server to.");

    private final MediaFolder folder;
    private final Landing landing;
    private Optional<Problem> fault = Optional.empty();
    private boolean isOver;
    private long looked;
    private long dropped;

    private Upload(MediaFolder folder, Landing landing) {
        this.folder = folder;
        this.landing = landing;
    }

    static Upload begin(MediaFolder folder) throws IOException {
        return new Upload(folder, folder.begin());
    }

    /** Why a file of so many bytes is not taken, if so. */
    static Optional<Problem> fault(MediaFolder folder, long bytes) throws IOException {
        long largest = folder.settings().largest();
        return bytes > largest
                ? Optional.of(Problem.of(
                        413,
                        "too-large",
                        "The file is too large",
                        "At most %,d bytes are taken (sameframe.media.upload.largest).".formatted(largest)))
                : bytes > folder.free() ? Optional.of(FULL) : Optional.empty();
    }

    /** What a failure of the disk is to who uploads. */
    static Problem problem(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space left") || message.contains("quota") || message.contains("not enough space")) {
            return FULL;
        }
        boolean isForbidden = failure instanceof AccessDeniedException
                || failure instanceof FileSystemException && message.contains("read-only");
        if (isForbidden) {
            return UNWRITABLE;
        }
        LOG.warn("The media folder could not be changed: {}", failure.toString());
        return Problem.of(
                500,
                "internal",
                "The file could not be stored",
                "It is in the server's log. Try again; if it stays, tell the operator.");
    }

    synchronized long bytes() {
        return landing.bytes();
    }

    /**
     * Takes the next bytes.
     *
     * @return why the file is not taken, from when on it is known
     * @throws IOException if who sends goes on far beyond that
     */
    synchronized Optional<Problem> take(ByteString part) throws IOException {
        if (fault.isPresent() || isOver) {
            dropped += part.size();
            if (dropped > DROPPED) {
                throw new IOException("the upload was refused");
            }
            return fault;
        }
        try {
            long after = landing.bytes() + part.size();
            boolean isTime = after - looked >= LOOK;
            if (isTime || after > folder.settings().largest()) {
                looked = after;
                fault = fault(folder, after > folder.settings().largest() ? after : part.size());
            }
            if (fault.isEmpty()) {
                landing.write(part);
            }
        } catch (IOException e) {
            fault = Optional.of(problem(e));
        }
        if (fault.isPresent()) {
            discard();
        }
        return fault;
    }

    /**
     * All of it has come: gives it its name.
     *
     * @return why not, if so
     */
    synchronized Optional<Problem> land(String name) throws IOException {
        if (fault.isPresent() || isOver) {
            return fault.or(() -> Optional.of(TOO_SLOW));
        }
        if (landing.bytes() == 0) {
            return Optional.of(EMPTY);
        }
        landing.land(name);
        isOver = true;
        return Optional.empty();
    }

    /** Leaves nothing of it, unless it has landed. */
    synchronized void discard() {
        if (!isOver) {
            isOver = true;
            try {
                landing.discard();
            } catch (IOException e) {
                LOG.warn("An unfinished upload is left in the media folder: {}", e.toString());
            }
        }
    }
}
