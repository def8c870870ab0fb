package org.sameframe.edge.socket;

import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.sameframe.edge.socket.PlatformFixture.claims;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.sameframe.edge.auth.TestPlatform;

/** Tokens that are not what they ought to be [JW4]. */
final class HostileTokens {
    private final TestPlatform platform;

    HostileTokens(TestPlatform platform) {
        this.platform = platform;
    }

    /** What is wrong, the token, and the code of the answer. */
    Stream<Arguments> all() throws Exception {
        String good = platform.rs256(TestPlatform.claims("m"));
        String[] parts = good.split("\\.");
        RSAKey otherRsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        ECKey otherEc = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        Date past = Date.from(Instant.now().minusSeconds(5));
        byte[] publicKey = platform.rsa.toRSAPublicKey().getEncoded();
        byte[] pem = ("-----BEGIN PUBLIC KEY-----\n"
                        + java.util.Base64.getMimeEncoder().encodeToString(publicKey) + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
        return Stream.of(
                arguments("none", Base64URL.encode("{\"alg\":\"none\"}") + "." + parts[1] + ".", "bad-token"),
                arguments(
                        "none with a signature",
                        Base64URL.encode("{\"alg\":\"none\"}") + "." + parts[1] + ".AA",
                        "bad-token"),
                arguments("HS256 with the public key", confused(publicKey), "bad-token"),
                arguments("HS256 with the public key as PEM", confused(pem), "bad-token"),
                arguments("kid as a path", withKid("../../../../dev/null", otherRsa), "bad-token"),
                arguments("kid as SQL", withKid("x' UNION SELECT 'k' --", otherRsa), "bad-token"),
                arguments("another key of the same name", withKid("rsa", otherRsa), "bad-token"),
                arguments("embedded jwk", embedded(h -> h.jwk(otherRsa.toPublicJWK()), otherRsa), "bad-token"),
                arguments(
                        "embedded jwk of the platform",
                        embedded(h -> h.jwk(platform.rsa.toPublicJWK()), platform.rsa),
                        "bad-token"),
                arguments("jku", embedded(h -> h.jwkURL(URI.create("https://evil.example/k")), otherRsa), "bad-token"),
                arguments(
                        "x5u",
                        embedded(h -> h.x509CertURL(URI.create("https://evil.example/k")), otherRsa),
                        "bad-token"),
                arguments(
                        "x5c",
                        embedded(h -> h.x509CertChain(List.of(new com.nimbusds.jose.util.Base64("AAAA"))), otherRsa),
                        "bad-token"),
                arguments("crit", embedded(h -> h.criticalParams(Set.of("exp")), platform.rsa), "bad-token"),
                arguments(
                        "RS512 with the platform's key",
                        TestPlatform.signed(JWSAlgorithm.RS512, "rsa", new RSASSASigner(platform.rsa), claims()),
                        "bad-token"),
                arguments(
                        "PS256 with the platform's key",
                        TestPlatform.signed(JWSAlgorithm.PS256, "rsa", new RSASSASigner(platform.rsa), claims()),
                        "bad-token"),
                arguments(
                        "ES256 of another key",
                        TestPlatform.signed(JWSAlgorithm.ES256, "ec", new ECDSASigner(otherEc), claims()),
                        "bad-token"),
                arguments("blank signature", parts[0] + "." + parts[1] + ".", "bad-token"),
                arguments(
                        "signature of zeros",
                        parts[0] + "." + parts[1] + "." + Base64URL.encode(new byte[256]),
                        "bad-token"),
                arguments("ES256 signature of zeros", zeros(), "bad-token"),
                arguments(
                        "other claims",
                        parts[0] + "." + Base64URL.encode("{\"sub\":\"root\"}") + "." + parts[2],
                        "bad-token"),
                arguments("expired", platform.rs256(claims().expirationTime(past)), "token-expired"),
                arguments("no expiry", platform.rs256(claims().expirationTime(null)), "bad-token"),
                arguments(
                        "not yet valid",
                        platform.rs256(
                                claims().notBeforeTime(Date.from(Instant.now().plusSeconds(3_600)))),
                        "token-not-yet-valid"),
                arguments("wrong audience", platform.rs256(claims().audience("other")), "bad-token"),
                arguments("no audience", platform.rs256(claims().audience((String) null)), "bad-token"),
                arguments("wrong issuer", platform.rs256(claims().issuer("https://evil.example")), "bad-token"),
                arguments(
                        "this server's issuer",
                        platform.rs256(claims().issuer("sameframe").audience("sameframe")),
                        "bad-token"),
                arguments("no subject", platform.rs256(claims().subject(null)), "bad-token"),
                arguments("a role that is none", platform.rs256(claims().claim("role", "root")), "bad-token"),
                arguments("grants as text", platform.rs256(claims().claim("grants", "admin")), "bad-token"),
                arguments("room as a regular expression", platform.rs256(claims().claim("room", ".+")), "bad-token"),
                arguments("another room's", platform.rs256(claims().claim("room", "ABCD-2345")), "forbidden"),
                arguments("no room's", platform.rs256(claims().claim("room", null)), "forbidden"),
                arguments("huge", platform.rs256(claims().claim("x", "y".repeat(6_500))), "bad-token"),
                arguments("a claim twice", twice("{\"sub\":\"m\",\"sub\":\"root\"}"), "bad-token"),
                arguments(
                        "alg twice",
                        Base64URL.encode("{\"alg\":\"none\",\"alg\":\"RS256\"}") + "." + parts[1] + "." + parts[2],
                        "bad-token"));
    }

    private static String confused(byte[] key) throws Exception {
        return TestPlatform.signed(JWSAlgorithm.HS256, "rsa", new MACSigner(key), claims());
    }

    static String withKid(String kid, RSAKey key) throws Exception {
        return TestPlatform.signed(JWSAlgorithm.RS256, kid, new RSASSASigner(key), claims());
    }

    private String embedded(java.util.function.UnaryOperator<JWSHeader.Builder> change, RSAKey key) throws Exception {
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa");
        return TestPlatform.signed(change.apply(header).build(), new RSASSASigner(key), claims());
    }

    private String zeros() throws Exception {
        String[] parts = platform.es256(claims()).split("\\.");
        return parts[0] + "." + parts[1] + "." + Base64URL.encode(new byte[64]);
    }

    /** Signed well, and still said twice. */
    private String twice(String json) throws Exception {
        String input = Base64URL.encode("{\"alg\":\"RS256\",\"kid\":\"rsa\"}") + "." + Base64URL.encode(json);
        java.security.Signature signature = java.security.Signature.getInstance("SHA256withRSA");
        signature.initSign(platform.rsa.toRSAPrivateKey());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + Base64URL.encode(signature.sign());
    }
}
