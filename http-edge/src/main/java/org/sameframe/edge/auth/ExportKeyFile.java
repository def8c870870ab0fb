package org.sameframe.edge.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sameframe.history.export.ExportKey;

/**
 * The key with which this server signs exports, made at the first start and kept in {@code keys/export.key} of the data folder:
 * a private and a public key in PEM [HI12]. Whoever holds the file can sign; a new one is a signer whom nobody knows.
 */
public final class ExportKeyFile {
    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN PRIVATE KEY-----(.+?)-----END PRIVATE KEY-----\\s*"
                    + "-----BEGIN PUBLIC KEY-----(.+?)-----END PUBLIC KEY-----\\s*",
            Pattern.DOTALL);

    private ExportKeyFile() {}

    /**
     * The key of a data folder; made if there is none yet.
     *
     * @throws IOException if the file cannot be read or written, or holds something else than a key
     */
    public static ExportKey open(Path dataFolder) throws IOException {
        Path file = file(dataFolder);
        if (Files.notExists(file)) {
            KeyFile.write(file, text(ExportKey.random()));
        }
        try {
            Matcher blocks = BLOCK.matcher(Files.readString(file, US_ASCII));
            if (blocks.matches()) {
                return ExportKey.of(bytes(blocks.group(1)), bytes(blocks.group(2)));
            }
        } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException e) {
            // no key: the same sentence as for another form
        }
        throw new IOException(file + " is not a key for exports (expected: an Ed25519 key pair in PEM). "
                + "Restore it, or remove it to have a new one made; earlier exports then have another signer.");
    }

    /**
     * Whether a data folder has the key already.
     *
     * @param dataFolder need not exist
     */
    public static boolean isIn(Path dataFolder) {
        return Files.exists(file(dataFolder));
    }

    /** The public key, as OpenSSL and {@code verify --key} read it. */
    public static String publicPem(ExportKey key) {
        return pem("PUBLIC", key.publicKey().toByteArray());
    }

    private static Path file(Path dataFolder) {
        return dataFolder.resolve("keys").resolve("export.key");
    }

    private static String text(ExportKey key) {
        return pem("PRIVATE", key.secret()) + publicPem(key);
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN %1$s KEY-----\n%2$s\n-----END %1$s KEY-----\n"
                .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
    }

    private static byte[] bytes(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }
}
