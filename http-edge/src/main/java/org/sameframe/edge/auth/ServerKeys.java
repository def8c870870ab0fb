package org.sameframe.edge.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that this server signs with, all derived from one secret that is made at the first start and kept in
 * {@code keys/token.key} of the data folder. Whoever holds the file can make tokens; without it all tokens are void.
 * Once it was rotated, the file has the secrets from before as well, each with the moment at which it ends [RV5].
 */
public final class ServerKeys {
    private static final Logger LOG = LoggerFactory.getLogger(ServerKeys.class);
    private static final int SECRET_BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final Path file;
    private volatile Kept kept;

    private ServerKeys(Path file, Kept kept) {
        this.file = file;
        this.kept = kept;
    }

    /**
     * A secret that tokens are checked with.
     *
     * @param until when it is used no more; {@link Instant#MAX} for the one that signs
     */
    record Secret(byte[] bytes, Instant until) {
        /** The name of the token key, as in a token's {@code kid}. */
        String keyId() {
            return HexFormat.of().formatHex(hmac(bytes, "sameframe token key id"), 0, 8);
        }

        byte[] tokenKey() {
            return hmac(bytes, "sameframe access token");
        }
    }

    /** @param secrets the one that signs first */
    private record Kept(FileTime written, List<Secret> secrets) {}

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
        return new ServerKeys(file, read(file));
    }

    /**
     * Makes a new secret, with which everything is signed from now on; a server that runs notices [RV5].
     *
     * @param until the one before is good for what it has signed; a moment that has passed ends that at once
     * @throws IOException if there is no key that can be read, or it cannot be written
     */
    public static ServerKeys rotate(Path dataFolder, Instant now, Instant until) throws IOException {
        Path file = file(dataFolder);
        StringBuilder lines = new StringBuilder(random()).append('\n');
        for (Secret secret : read(file).secrets()) {
            Instant end = secret.until().isBefore(until) ? secret.until() : until;
            if (end.isAfter(now)) {
                lines.append(HexFormat.of().formatHex(secret.bytes()))
                        .append(' ')
                        .append(end)
                        .append('\n');
            }
        }
        KeyFile.write(file, lines.toString());
        return new ServerKeys(file, read(file));
    }

    /** Takes the file in again if it has changed; what cannot be read changes nothing. Touches the disk. */
    public void refresh() {
        try {
            if (!Files.getLastModifiedTime(file).equals(kept.written())) {
                kept = read(file);
                LOG.info("Tokens are signed with the key {} from now on", tokenKeyId());
            }
        } catch (IOException e) {
            LOG.warn("The server's key cannot be read again, and stays as it is: {}", e.getMessage());
        }
    }

    /** The name of the key that signs. */
    public String name() {
        return tokenKeyId();
    }

    /** The one that signs first. */
    List<Secret> secrets() {
        return kept.secrets();
    }

    private static Kept read(Path file) throws IOException {
        try {
            FileTime written = Files.getLastModifiedTime(file);
            List<Secret> secrets = new ArrayList<>();
            for (String line : Files.readString(file, UTF_8).strip().split("\n")) {
                String[] parts = line.strip().split(" ");
                Instant until = secrets.isEmpty() && parts.length == 1 ? Instant.MAX : Instant.parse(parts[1]);
                secrets.add(new Secret(HexFormat.of().parseHex(parts[0]), until));
            }
            if (secrets.stream().allMatch(secret -> secret.bytes().length == SECRET_BYTES)) {
                return new Kept(written, List.copyOf(secrets));
            }
        } catch (IllegalArgumentException
                | ArrayIndexOutOfBoundsException
                | DateTimeParseException
                | java.nio.charset.CharacterCodingException e) {
            // not hexadecimal digits: the same sentence as for the wrong number of them
        }
        throw new IOException(file + " is not a key of Sameframe (expected: 64 hexadecimal digits). "
                + "Restore it, or remove it to have a new one made; everybody then has to join again.");
    }

    /** The name of the token key, as in a token's {@code kid}. */
    String tokenKeyId() {
        return secrets().get(0).keyId();
    }

    byte[] tokenKey() {
        return secrets().get(0).tokenKey();
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
        return hmac(secrets().get(0).bytes(), purpose);
    }

    private static void make(Path file) throws IOException {
        KeyFile.write(file, random() + "\n");
    }

    private static String random() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
