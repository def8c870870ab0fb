package org.sameframe.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a message is signed with, as in Standard Webhooks [WH3]: {@code whsec_} and 24 to 64 bytes in Base64. */
public final class Secret {
    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final int NEW_BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final byte[] key;

    private Secret(byte[] key) {
        this.key = key;
    }

    /** Empty if the text is none. */
    public static Optional<Secret> parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            return key.length >= LEAST_BYTES && key.length <= MOST_BYTES
                    ? Optional.of(new Secret(key))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Secret random(SecureRandom random) {
        byte[] key = new byte[NEW_BYTES];
        random.nextBytes(key);
        return new Secret(key);
    }

    String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** One signature for each secret, with a blank between, so that either verifies while they are exchanged. */
    static String signatures(List<Secret> secrets, String id, long seconds, byte[] body) {
        return secrets.stream()
                .map(secret -> secret.signature(id, seconds, body))
                .collect(Collectors.joining(" "));
    }

    private String signature(String id, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return "Secret(hidden)";
    }
}
