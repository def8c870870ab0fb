package org.sameframe.loadtests.figures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A platform that shares a secret with the server, and vouches for people with HS256. */
final class Vouched {
    private static final String ISSUER = "https://platform.example.com";
    private static final String AUDIENCE = "sameframe";
    private static final long LIFE_SECONDS = 3_600;

    private final String secret;

    Vouched() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        secret = HexFormat.of().formatHex(random);
    }

    /** What the server needs to take its tokens. */
    Map<String, String> environment() {
        return Map.of(
                "SAMEFRAME_PLATFORM_ISSUER", ISSUER,
                "SAMEFRAME_PLATFORM_AUDIENCE", AUDIENCE,
                "SAMEFRAME_PLATFORM_SECRET", secret);
    }

    /**
     * A token for all rooms.
     *
     * @param subject of letters and digits
     * @param grants as JSON, such as {@code ["admin"]}
     */
    String token(String subject, String grants) {
        long now = Instant.now().getEpochSecond();
        String claims =
                "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"name\":\"%s\",\"room\":\"*\",\"jti\":\"%s\",\"iat\":%d,\"exp\":%d,\"grants\":%s}"
                        .formatted(ISSUER, AUDIENCE, subject, subject, subject, now, now + LIFE_SECONDS, grants);
        String signed = base64("{\"alg\":\"HS256\"}".getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return signed + "." + base64(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HMAC-SHA256", e);
        }
    }

    private static String base64(byte... bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
