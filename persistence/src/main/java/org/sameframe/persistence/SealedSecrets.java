package org.sameframe.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Optional;

/** Seals what the server has to keep and nobody may read in the database, under the master key, which is outside of it. */
public final class SealedSecrets {
    private static final String USE = "sameframe-secret-1 ";

    private final MasterKey key;

    private SealedSecrets(MasterKey key) {
        this.key = key;
    }

    static SealedSecrets of(MasterKey key) {
        return new SealedSecrets(key);
    }

    /** @param owner what it belongs to: it opens for that alone */
    public byte[] seal(String owner, String secret) {
        return key.wrap(USE + owner, secret.getBytes(UTF_8));
    }

    /** The secret; empty if it was altered, or sealed for another owner or by another key. */
    public Optional<String> open(String owner, byte[] sealed) {
        try {
            return Optional.of(new String(key.unwrap(USE + owner, sealed), UTF_8));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
