package org.sameframe.edge.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Positions in a list, as whoever pages through it is given them: nothing to be read or made up, and good for the same question
 * alone [RD3].
 */
public final class Cursors {
    private static final int SEAL = 16;
    private static final int LONGEST = 200;

    private final byte[] key;

    private Cursors(byte[] key) {
        this.key = key;
    }

    public static Cursors of(ServerKeys keys) {
        return new Cursors(keys.cursorKey());
    }

    /** @param question that the position belongs to */
    public String seal(String position, String question) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(position.getBytes(UTF_8)) + "." + base64.encodeToString(code(position, question));
    }

    /** The position; empty if this server did not make the text for that question. */
    public Optional<String> open(String text, String question) {
        int dot = text.indexOf('.');
        if (text.length() > LONGEST || dot < 0) {
            return Optional.empty();
        }
        try {
            String position = new String(Base64.getUrlDecoder().decode(text.substring(0, dot)), UTF_8);
            byte[] sealed = seal(position, question).getBytes(UTF_8);
            return MessageDigest.isEqual(sealed, text.getBytes(UTF_8)) ? Optional.of(position) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] code(String position, String question) {
        return Arrays.copyOf(ServerKeys.hmac(key, position + "\n" + question), SEAL);
    }
}
