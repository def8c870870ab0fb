package org.sameframe.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** What the writing and the reading side of a sealed file have in common; the bytes are described in docs/ledger.md. */
final class Frames {
    /** Of the version that is written, with stills and PINs. */
    static final byte[] LABEL = "sameframe-journal-3\n".getBytes(US_ASCII);

    /** Of the second version, which had no PINs. */
    static final byte[] SECOND_LABEL = "sameframe-journal-2\n".getBytes(US_ASCII);

    /** Of the first version, which had no stills either. */
    static final byte[] FIRST_LABEL = "sameframe-journal-1\n".getBytes(US_ASCII);

    static final int SALT = 16;

    /** Of what is sealed in a frame, in bytes, at most. */
    static final int LONGEST = 1 << 16;

    /** Kind and length. */
    static final int HEAD = 1 + Integer.BYTES;

    static final byte MORE = 0;
    static final byte LAST = 1;
    static final int TAG = 16;

    private static final int NONCE = 12;

    private final SecretKey key;
    private final byte[] label;
    private final byte[] salt;
    private final int mode;
    private long frame;

    private Frames(SecretKey key, byte[] label, byte[] salt, int mode) {
        this.key = key;
        this.label = label.clone();
        this.salt = salt;
        this.mode = mode;
    }

    /** @param key of this file alone, since frames are numbered from 0 in each */
    static Frames sealing(SecretKey key, byte[] salt) {
        return new Frames(key, LABEL, salt, Cipher.ENCRYPT_MODE);
    }

    /** @param label that the file begins with */
    static Frames opening(SecretKey key, byte[] label, byte[] salt) {
        return new Frames(key, label, salt, Cipher.DECRYPT_MODE);
    }

    static byte[] head(byte kind, int length) {
        return ByteBuffer.allocate(HEAD).put(kind).putInt(length).array();
    }

    /**
     * The next frame's bytes, sealed or opened.
     *
     * @throws GeneralSecurityException if they were sealed under another key, in another place or file, or altered
     */
    byte[] next(byte[] head, byte[] bytes, int length) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] nonce = ByteBuffer.allocate(NONCE).putInt(0).putLong(frame++).array();
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(label);
        cipher.updateAAD(salt);
        cipher.updateAAD(head);
        return cipher.doFinal(bytes, 0, length);
    }
}
