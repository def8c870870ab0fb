package org.sameframe.room.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that chains the entries of a ledger [LE1]. */
public final class LedgerHash {
    /** Length of a hash, in bytes. */
    public static final int LENGTH = 32;

    /** What stands for the hash before the first entry. */
    public static final ByteString NONE = ByteString.copyFrom(new byte[LENGTH]);

    private static final byte[] LABEL = "sameframe-ledger-1".getBytes(US_ASCII);

    private LedgerHash() {}

    /** SHA-256 over label, previous hash, sequence (8 bytes, big-endian) and the SHA-256 of the body. */
    public static ByteString of(ByteString previous, long seq, ByteString body) {
        MessageDigest sha256 = sha256();
        sha256.update(body.asReadOnlyByteBuffer());
        byte[] ofBody = sha256.digest();
        sha256.update(LABEL);
        sha256.update(previous.asReadOnlyByteBuffer());
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(seq).flip());
        return ByteString.copyFrom(sha256.digest(ofBody));
    }

    /** SHA-256 over two byte strings, one behind the other. */
    static ByteString sha256(byte[] first, ByteString then) {
        MessageDigest sha256 = sha256();
        sha256.update(first);
        sha256.update(then.asReadOnlyByteBuffer());
        return ByteString.copyFrom(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
