package org.sameframe.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** What people know of a file of rooms. Its text never shows it. */
public final class Passphrase {
    /** In characters, at least. */
    public static final int SHORTEST = 12;

    /** Rounds of PBKDF2. They are part of the format, so that nobody can ask for fewer, or for a day's worth. */
    private static final int ROUNDS = 600_000;

    private static final int KEY_BITS = 256;

    private final String text;

    private Passphrase(String text) {
        this.text = text;
    }

    /** @throws TransferProblem if it is too short */
    public static Passphrase of(String text) throws TransferProblem {
        if (text.codePointCount(0, text.length()) < SHORTEST) {
            throw new TransferProblem(
                    "The passphrase is too short: the file holds the rooms' keys, give it %d characters or more."
                            .formatted(SHORTEST));
        }
        return new Passphrase(text);
    }

    /**
     * The first line of a file, in UTF-8, without the end of the line.
     *
     * @throws TransferProblem if it cannot be read, or is too short
     */
    public static Passphrase read(Path file) throws TransferProblem {
        try {
            return of(decoded(Files.readAllBytes(file)).lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new TransferProblem(
                    "The passphrase's file %s cannot be read: it has to be text in UTF-8, its first line the passphrase."
                            .formatted(file));
        }
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** The key of a file: PBKDF2 with HMAC-SHA-256 over the passphrase in UTF-8. Takes a good part of a second. */
    SecretKey key(byte[] salt) {
        PBEKeySpec specification = new PBEKeySpec(text.toCharArray(), salt, ROUNDS, KEY_BITS);
        try {
            SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
            return new SecretKeySpec(factory.generateSecret(specification).getEncoded(), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has PBKDF2", e);
        } finally {
            specification.clearPassword();
        }
    }

    @Override
    public String toString() {
        return "Passphrase(hidden)";
    }
}
