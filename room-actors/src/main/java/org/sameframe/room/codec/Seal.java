package org.sameframe.room.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM under a room's key: a random nonce of 12 bytes, then the ciphertext with its tag of 16 bytes.
 *
 * <p>The associated data ties a seal to its purpose, its room and its place in the ledger, so that none can be moved.
 */
final class Seal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] NOTHING = {};
    private static final SecureRandom RANDOM = new SecureRandom();

    private Seal() {}

    /**
     * Associated data of an entry's personal fields, in entries with a commitment.
     *
     * @param previous hash of the row before
     * @param open the body without what is sealed
     */
    static byte[] entry(String room, long seq, ByteString previous, ByteString open) {
        return concat("sameframe-sealed-2", room, seq, previous.concat(LedgerHash.sha256(NOTHING, open)));
    }

    /** Associated data of an entry's personal fields, in entries from before commitments were made. */
    static byte[] entry(String room, long seq) {
        return concat("sameframe-sealed-1", room, seq, ByteString.EMPTY);
    }

    /** Associated data of a snapshot. */
    static byte[] snapshot(String room, long seq, ByteString head) {
        return concat("sameframe-snapshot-1", room, seq, head);
    }

    /** Associated data of a picture. */
    static byte[] still(String room, ByteString name) {
        return concat("sameframe-still-1", room, 0, name);
    }

    static ByteString close(RoomKey key, byte[] associated, ByteString plain) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plain.toByteArray());
            return ByteString.copyFrom(nonce).concat(ByteString.copyFrom(closed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + CIPHER, e);
        }
    }

    /** @throws GeneralSecurityException if the key is another one, or a bit of the seal or its place differs */
    static ByteString open(RoomKey key, byte[] associated, ByteString sealed) throws GeneralSecurityException {
        if (sealed.size() < NONCE + TAG_BITS / Byte.SIZE) {
            throw new GeneralSecurityException("too short");
        }
        byte[] nonce = sealed.substring(0, NONCE).toByteArray();
        byte[] closed = sealed.substring(NONCE).toByteArray();
        return ByteString.copyFrom(
                cipher(Cipher.DECRYPT_MODE, key, nonce, associated).doFinal(closed));
    }

    private static Cipher cipher(int mode, RoomKey key, byte[] nonce, byte[] associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.aes(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }

    private static byte[] concat(String label, String room, long seq, ByteString rest) {
        byte[] start = (label + room).getBytes(US_ASCII);
        return ByteBuffer.allocate(start.length + Long.BYTES + rest.size())
                .put(start)
                .putLong(seq)
                .put(rest.asReadOnlyByteBuffer())
                .array();
    }
}
