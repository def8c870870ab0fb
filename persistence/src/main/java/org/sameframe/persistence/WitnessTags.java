package org.sameframe.persistence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;

/**
 * Tells what a server of this store has written of the rooms' ledgers from what somebody else has put into the database: by a
 * tag that takes the master key, which is kept outside of it [RD8].
 *
 * <p>Rows from before there were tags have none. A file beside the master key says that they were given theirs: from then on a
 * row without one is nobody's.
 */
public final class WitnessTags {
    private static final String LABEL = "sameframe-witness-1";

    private final MasterKey key;
    private final Path begun;

    private WitnessTags(MasterKey key, Path begun) {
        this.key = key;
        this.begun = begun;
    }

    static WitnessTags of(MasterKey key, Path masterKeyFile) {
        return new WitnessTags(key, masterKeyFile.resolveSibling("witness-tags"));
    }

    /** HMAC-SHA-256 over label, room code, sequence (8 bytes, big-endian) and hash. */
    public ByteString tag(RoomCode room, Mark seen) {
        byte[] start = (LABEL + room.value()).getBytes(US_ASCII);
        return ByteString.copyFrom(key.authenticate(
                ByteBuffer.allocate(start.length + Long.BYTES + seen.hash().size())
                        .put(start)
                        .putLong(seen.seq())
                        .put(seen.hash().asReadOnlyByteBuffer())
                        .array()));
    }

    /** Whether a server of this store has written it. */
    public boolean isOwn(RoomCode room, Mark seen, Optional<ByteString> tag) {
        return tag.isPresent()
                && MessageDigest.isEqual(
                        tag.get().toByteArray(), tag(room, seen).toByteArray());
    }

    /** Whether all rows have had their tag. */
    public boolean haveBegun() {
        return Files.exists(begun);
    }

    /** From now on a row without a tag is nobody's. */
    public void begin() throws IOException {
        try {
            Files.createFile(begun);
        } catch (FileAlreadyExistsException e) {
            // as it should be
        }
    }
}
