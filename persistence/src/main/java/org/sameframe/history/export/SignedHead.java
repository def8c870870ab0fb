package org.sameframe.history.export;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;

/**
 * That a room's ledger had an entry, and who says so: what clients keep, so that nobody can rewrite unnoticed what they have
 * seen [WI2].
 *
 * @param mark the entry
 * @param publicKey Ed25519, as a SubjectPublicKeyInfo in DER
 * @param signature over {@link #message}
 */
public record SignedHead(RoomCode room, Mark mark, ByteString publicKey, ByteString signature) {
    /** Of what is signed. It never changes: another format gets another label. */
    public static final String LABEL = "sameframe-head-1";

    /** Signs a head; takes a millisecond or two. */
    public static SignedHead sign(ExportKey key, RoomCode room, Mark mark) {
        return new SignedHead(room, mark, key.publicKey(), key.sign(message(room.value(), mark.seq(), mark.hash())));
    }

    /** Label, room code, sequence (8 bytes, big-endian) and hash. */
    static ByteString message(String room, long seq, ByteString hash) {
        byte[] start = (LABEL + room).getBytes(US_ASCII);
        return ByteString.copyFrom(ByteBuffer.allocate(start.length + Long.BYTES + hash.size())
                .put(start)
                .putLong(seq)
                .put(hash.asReadOnlyByteBuffer())
                .flip());
    }
}
