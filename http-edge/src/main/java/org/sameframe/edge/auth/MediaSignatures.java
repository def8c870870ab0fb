package org.sameframe.edge.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;

/**
 * Signs and checks short-lived addresses of media files [MD]: whoever holds one may read that file until it expires.
 * The signature is HMAC-SHA256 over name and expiry, so an address needs no session and is good on every node.
 */
public final class MediaSignatures {
    private final byte[] key;
    private final Duration life;
    private final InstantSource clock;

    private MediaSignatures(byte[] key, Duration life, InstantSource clock) {
        this.key = key;
        this.life = life;
        this.clock = clock;
    }

    /** Signatures that are valid for {@code life}. */
    public static MediaSignatures create(ServerKeys keys, Duration life, InstantSource clock) {
        return new MediaSignatures(keys.mediaKey(), life, clock);
    }

    /** @param expires seconds since the epoch */
    public record Signature(long expires, String text) {}

    public enum Outcome {
        VALID,
        EXPIRED,
        BAD
    }

    public Signature sign(String name) {
        long expires = clock.instant().plus(life).getEpochSecond();
        return new Signature(expires, signatureOf(name, expires));
    }

    /** Checks a signature of {@code name}. */
    public Outcome check(String name, long expires, String signature) {
        byte[] expected = signatureOf(name, expires).getBytes(US_ASCII);
        if (!MessageDigest.isEqual(expected, signature.getBytes(US_ASCII))) {
            return Outcome.BAD;
        }
        return clock.instant().getEpochSecond() < expires ? Outcome.VALID : Outcome.EXPIRED;
    }

    private String signatureOf(String name, long expires) {
        byte[] mac = ServerKeys.hmac(key, expires + "\n" + name);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }
}
