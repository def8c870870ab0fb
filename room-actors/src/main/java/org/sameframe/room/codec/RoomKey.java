package org.sameframe.room.codec;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The AES-256 key under which a room's personal fields are sealed. Its text never shows it. */
public final class RoomKey {
    /** Length of a key, in bytes. */
    public static final int LENGTH = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private RoomKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The key with these bytes.
     *
     * @throws IllegalArgumentException if they are not {@value #LENGTH}
     */
    public static RoomKey of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("bytes: " + bytes.length + " (expected: " + LENGTH + ")");
        }
        return new RoomKey(bytes.clone());
    }

    /** A new key that nobody else has. */
    public static RoomKey random() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return new RoomKey(bytes);
    }

    /** A copy of the key's bytes, for those who wrap it. */
    public byte[] bytes() {
        return bytes.clone();
    }

    SecretKey aes() {
        return new SecretKeySpec(bytes, "AES");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoomKey key && MessageDigest.isEqual(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "RoomKey(hidden)";
    }
}
