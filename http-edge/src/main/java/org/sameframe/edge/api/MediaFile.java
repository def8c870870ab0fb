package org.sameframe.edge.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.ResponseEntity;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/**
 * A media file that can be served.
 *
 * @param name as in {@code media:NAME}
 * @param etag strong, with its quotes
 */
record MediaFile(String name, String contentType, long bytes, String etag, Content content) {
    private static final int CHUNK = 128 * 1024;

    sealed interface Content {}

    record InMemory(ByteString bytes) implements Content {}

    record OnDisk(Path path) implements Content {}

    /** The bytes of a range, read while they are sent. */
    ResponseEntity entity(ByteRange range) {
        var type = ContentTypes.parse(contentType);
        if (content instanceof InMemory memory) {
            return HttpEntities.create(
                    type, memory.bytes().slice((int) range.first(), (int) (range.first() + range.length())));
        }
        OnDisk disk = (OnDisk) content;
        return range.length() == 0
                ? HttpEntities.create(type, ByteString.emptyByteString())
                : HttpEntities.create(type, range.length(), read(disk.path(), range));
    }

    /**
     * Seeks, where Pekko's own range support reads and drops everything before the range. Runs on the dispatcher for
     * blocking work, as every {@code unfoldResource} does.
     */
    private static Source<ByteString, ?> read(Path path, ByteRange range) {
        return Source.unfoldResource(
                () -> new Reader(FileChannel.open(path), range.first(), range.length()), Reader::next, Reader::close);
    }

    private static final class Reader {
        private final FileChannel channel;
        private long position;
        private long left;

        Reader(FileChannel channel, long position, long left) {
            this.channel = channel;
            this.position = position;
            this.left = left;
        }

        Optional<ByteString> next() {
            if (left == 0) {
                return Optional.empty();
            }
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(CHUNK, left));
            try {
                int read = channel.read(buffer, position);
                if (read < 0) {
                    return Optional.empty();
                }
                position += read;
                left -= read;
                return Optional.of(ByteString.fromArrayUnsafe(buffer.array(), 0, read));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @throws IOException if the file has gone */
    static MediaFile onDisk(String name, String contentType, Path path) throws IOException {
        long bytes = Files.size(path);
        String etag = '"' + Long.toHexString(bytes) + "-"
                + Long.toHexString(Files.getLastModifiedTime(path).toMillis()) + '"';
        return new MediaFile(name, contentType, bytes, etag, new OnDisk(path));
    }
}
