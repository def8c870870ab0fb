package org.sameframe.edge.api;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pekko.util.ByteString;

/**
 * A file that comes into a folder: under a hidden name until it is whole and on the disk, then under its own, in one step [UP3].
 * It is locked meanwhile, so that one that was left by a server which is gone is told from one that another server writes.
 * Waits for the disk; for one thread at a time.
 */
final class Landing {
    private static final String PREFIX = ".sameframe-upload-";
    private static final String SUFFIX = ".part";

    /** Bytes after which what was written is brought to the disk: else the last of it would take minutes. */
    private static final long SYNCED = 64L << 20;

    private final Path folder;
    private final Path hidden;
    private final FileChannel channel;
    private long bytes;
    private long synced;

    private Landing(Path folder, Path hidden, FileChannel channel) {
        this.folder = folder;
        this.hidden = hidden;
        this.channel = channel;
    }

    /** @throws IOException if nothing can be written there */
    static Landing in(Path folder) throws IOException {
        Path hidden = folder.resolve(PREFIX + UUID.randomUUID() + SUFFIX);
        FileChannel channel = FileChannel.open(hidden, CREATE_NEW, WRITE);
        Landing landing = new Landing(folder, hidden, channel);
        try {
            channel.lock();
            return landing;
        } catch (IOException e) {
            landing.discard();
            throw e;
        }
    }

    /** Bytes that have come. */
    long bytes() {
        return bytes;
    }

    void write(ByteString part) throws IOException {
        for (ByteBuffer buffer : part.getByteBuffers()) {
            while (buffer.hasRemaining()) {
                bytes += channel.write(buffer);
            }
        }
        if (bytes - synced >= SYNCED) {
            channel.force(false);
            synced = bytes;
        }
    }

    /** Gives the file its name, in place of one that has it; whoever reads that one goes on. */
    void land(String name) throws IOException {
        channel.force(true);
        channel.close();
        Files.move(hidden, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncNames(folder);
    }

    /** Leaves nothing. Does nothing after landing. */
    void discard() throws IOException {
        channel.close();
        Files.deleteIfExists(hidden);
    }

    /** That a name is another file's now, or nobody's, survives a power cut, too. */
    static void syncNames(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel names = FileChannel.open(folder, READ)) {
                names.force(true);
            }
        }
    }

    /**
     * Removes what a server has left that was killed.
     *
     * @return how many files that were
     */
    static int sweep(Path folder) throws IOException {
        List<Path> left;
        try (Stream<Path> paths = Files.list(folder)) {
            left = paths.filter(Landing::isOne).toList();
        }
        int removed = 0;
        for (Path path : left) {
            if (isLeft(path) && Files.deleteIfExists(path)) {
                removed++;
            }
        }
        return removed;
    }

    private static boolean isOne(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX) && Files.isRegularFile(path, NOFOLLOW_LINKS);
    }

    private static boolean isLeft(Path path) {
        try (FileChannel channel = FileChannel.open(path, WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // a server within this very process
        } catch (IOException e) {
            return false; // not ours, or gone
        }
    }
}
