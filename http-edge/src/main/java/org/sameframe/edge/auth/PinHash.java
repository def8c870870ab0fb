package org.sameframe.edge.auth;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.sameframe.pin.HashedPin;

/**
 * Argon2id (RFC 9106) with 19 MiB and two passes: what OWASP's cheat sheet on storing passwords asks for at least. It takes some
 * 30 ms of one processor, and is never called by a thread that serves requests.
 */
final class PinHash {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int LENGTH = 32;
    private static final int SALT = 16;

    private static final Argon2Function ARGON2ID =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, LENGTH, Argon2.ID);

    private PinHash() {}

    /** With its parameters and a salt of its own. */
    static String hash(String pin, String pepper) {
        return Password.hash(pin)
                .addRandomSalt(SALT)
                .addPepper(pepper)
                .with(ARGON2ID)
                .getResult();
    }

    static boolean matches(String pin, HashedPin kept) {
        return Password.check(pin, kept.hash())
                .addPepper(kept.pepper())
                .with(Argon2Function.getInstanceFromHash(kept.hash()));
    }

    /** One that no PIN matches, and that costs what others cost: for rooms that are none [PN5]. */
    static HashedPin ofNobody() {
        SecureRandom random = new SecureRandom();
        byte[] salt = new byte[SALT];
        byte[] hash = new byte[LENGTH];
        byte[] pepper = new byte[LENGTH];
        random.nextBytes(salt);
        random.nextBytes(hash);
        random.nextBytes(pepper);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return new HashedPin(
                "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                        .formatted(MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash)),
                HexFormat.of().formatHex(pepper));
    }
}
