package org.sameframe.edge.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that this server signs with, all derived from one secret that is made at the first start and kept in
 * {@code keys/token.key} of the data folder. Whoever holds the file can make tokens; without it all tokens are void.
 */
public final class ServerKeys {
    private static final int SECRET_BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final byte[] secret;

    private ServerKeys(byte[] secret) {
        this.secret = secret;
    }

    /**
     * The keys of a data folder; made if there are none yet.
     *
     * @throws IOException if the file cannot be read or written, or holds something else than a key
     */
    public static ServerKeys open(Path dataFolder) throws IOException {
        Path file = file(dataFolder);
        if (Files.notExists(file)) {
            make(file);
        }
        try {
            byte[] secret =
                    HexFormat.of().parseHex(Files.readString(file, UTF_8).strip());
            if (secret.length == SECRET_BYTES) {
                return new ServerKeys(secret);
            }
        } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException e) {
            // not hexadecimal digits: the same sentence as for the wrong number of them
        }
        throw new IOException(file + " is not a key of Sameframe (expected: 64 hexadecimal digits). "
                + "Restore it, or remove it to have a new one made; everybody then has to join again.");
    }

    /** The name of the token key, as in a token's {@code kid}. */
    String tokenKeyId() {
        return HexFormat.of().formatHex(derive("sameframe token key id"), 0, 8);
    }

    byte[] tokenKey() {
        return derive("sameframe access token");
    }

    byte[] mediaKey() {
        return derive("sameframe media address");
    }

    /** Under which clients are told from each other where their addresses are not to be kept. */
    byte[] clientKey() {
        return derive("sameframe client");
    }

    byte[] knockKey() {
        return derive("sameframe knock");
    }

    byte[] cursorKey() {
        return derive("sameframe cursor");
    }

    /**
     * Whether a data folder has keys already.
     *
     * @param dataFolder need not exist
     */
    public static boolean areIn(Path dataFolder) {
        return Files.exists(file(dataFolder));
    }

    /** HMAC-SHA256 over {@code message}. */
    static byte[] hmac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    private static Path file(Path dataFolder) {
        return dataFolder.resolve("keys").resolve("token.key");
    }

    private byte[] derive(String purpose) {
        return hmac(secret, purpose);
    }

    private static void make(Path file) throws IOException {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        KeyFile.write(file, HexFormat.of().formatHex(secret) + "\n");
    }
}
