package org.sameframe.persistence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.sameframe.room.RoomCode;
import org.sameframe.room.codec.RoomKey;

/** The key that wraps the rooms' keys. It lives in a file outside the database, so that neither opens anything alone. */
final class MasterKey {
    private static final int LENGTH = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws StorageProblem if the file holds no key */
    static MasterKey read(Path file) throws StorageProblem {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length == LENGTH) {
                return new MasterKey(bytes);
            }
        } catch (IOException e) {
            throw new StorageProblem(
                    StorageProblem.Code.MASTER_KEY_WRONG,
                    "The master key %s cannot be read: give the server's user the right to.".formatted(file));
        }
        throw new StorageProblem(
                StorageProblem.Code.MASTER_KEY_WRONG,
                "The file %s is no master key, which has %d bytes: put back a backup of it.".formatted(file, LENGTH));
    }

    /** A new key, in a file that only its owner can read and that is there entirely or not at all [KY2]. */
    static MasterKey create(Path file) throws StorageProblem {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        Path folder = file.toAbsolutePath().getParent();
        Path unfinished = file.resolveSibling("." + UUID.randomUUID() + ".tmp");
        try {
            Files.createDirectories(folder == null ? Path.of(".") : folder, only("rwx------"));
            try (FileChannel channel = FileChannel.open(unfinished, Set.of(CREATE_NEW, WRITE), only("rw-------"))) {
                channel.write(ByteBuffer.wrap(bytes));
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StorageProblem(
                    StorageProblem.Code.DATA_FOLDER,
                    "The master key %s cannot be written; choose a folder that the server's user may write."
                            .formatted(file));
        }
        return new MasterKey(bytes);
    }

    /** Says which key this is, and nothing about its bytes. */
    byte[] fingerprint() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update("sameframe-master-key-1".getBytes(US_ASCII));
            return sha256.digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** HMAC-SHA-256 under a key that is made of this one for that alone. */
    byte[] authenticate(byte[] message) {
        return hmac(hmac(bytes, "sameframe-witness-key-1".getBytes(US_ASCII)), message);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA-256", e);
        }
    }

    byte[] wrap(RoomCode room, RoomKey key) {
        return wrap(ofRoom(room), key.bytes());
    }

    /** @param use what it is good for: it opens for that alone */
    byte[] wrap(String use, byte[] secret) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, use, nonce).doFinal(secret);
            return ByteBuffer.allocate(NONCE + closed.length)
                    .put(nonce)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES-GCM", e);
        }
    }

    /** @throws GeneralSecurityException if it was wrapped for another room or by another key, or was altered */
    RoomKey unwrap(RoomCode room, byte[] wrapped) throws GeneralSecurityException {
        return RoomKey.of(unwrap(ofRoom(room), wrapped));
    }

    /** @throws GeneralSecurityException if it was wrapped for another use or by another key, or was altered */
    byte[] unwrap(String use, byte[] wrapped) throws GeneralSecurityException {
        if (wrapped.length <= NONCE) {
            throw new GeneralSecurityException("too short");
        }
        byte[] nonce = Arrays.copyOf(wrapped, NONCE);
        return cipher(Cipher.DECRYPT_MODE, use, nonce).doFinal(wrapped, NONCE, wrapped.length - NONCE);
    }

    private static String ofRoom(RoomCode room) {
        return "sameframe-room-key-1" + room.value();
    }

    private Cipher cipher(int mode, String use, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(use.getBytes(US_ASCII));
        return cipher;
    }

    private static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public String toString() {
        return "MasterKey(hidden)";
    }
}
