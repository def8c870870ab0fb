package org.sameframe.edge.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.sameframe.room.RoomCode;

/**
 * What somebody is given who knocks at a room, to ask later whether they were let in. It is sealed, so that one for a room that
 * never was looks like any other [PN8].
 */
public final class KnockTickets {
    /** Time for a host to notice. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int CODE = 9;
    private static final int CONTENT = CODE + Integer.BYTES + Long.BYTES;

    private final SecretKeySpec key;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    private KnockTickets(SecretKeySpec key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    public static KnockTickets create(ServerKeys keys, InstantSource clock) {
        return new KnockTickets(new SecretKeySpec(keys.knockKey(), "AES"), clock);
    }

    /** @param participant who waits; 0: nobody does, and this will never open anything */
    public record Knock(RoomCode room, int participant) {}

    public String issue(Knock knock) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] content = ByteBuffer.allocate(CONTENT)
                .put(knock.room().value().getBytes(US_ASCII))
                .putInt(knock.participant())
                .putLong(clock.instant().plus(LIFE).toEpochMilli())
                .array();
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(content);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES-GCM", e);
        }
    }

    /** Empty: it is none of this server, or its time is over. */
    public Optional<Knock> open(String ticket) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(ticket));
            if (bytes.remaining() != NONCE + CONTENT + TAG_BITS / Byte.SIZE) {
                return Optional.empty();
            }
            byte[] nonce = new byte[NONCE];
            bytes.get(nonce);
            byte[] sealed = new byte[bytes.remaining()];
            bytes.get(sealed);
            ByteBuffer content =
                    ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed));
            byte[] code = new byte[CODE];
            content.get(code);
            int participant = content.getInt();
            boolean isOver = clock.instant().isAfter(Instant.ofEpochMilli(content.getLong()));
            return isOver
                    ? Optional.empty()
                    : RoomCode.parse(new String(code, US_ASCII)).map(room -> new Knock(room, participant));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // whatever a stranger sends is no ticket
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
