package org.sameframe.edge.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key that checks signatures of one algorithm, whatever a token says [JW3]: an RSA key RS256, one on P-256 ES256, an Ed25519 key
 * EdDSA, a shared secret HS256.
 *
 * @param id as in a token's {@code kid}; empty: the key has none
 */
record PinnedKey(String id, JWSAlgorithm algorithm, Check check) {
    private static final int RSA_BITS = 2_048;

    /** How a SubjectPublicKeyInfo of an Ed25519 key begins (RFC 8410). */
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    /** Whether a signature is the key's. */
    interface Check {
        boolean isGood(SignedJWT jwt) throws JOSEException, GeneralSecurityException;
    }

    /** @throws JOSEException if it has fewer than 256 bits */
    static PinnedKey shared(byte[] secret) throws JOSEException {
        MACVerifier verifier = new MACVerifier(secret);
        return new PinnedKey("", JWSAlgorithm.HS256, jwt -> jwt.verify(verifier));
    }

    /** Empty for a key that is not for signatures, or not of a kind that is used here: a set may hold others. */
    static Optional<PinnedKey> of(JWK key) {
        boolean signs = (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY));
        try {
            return signs ? pinned(key) : Optional.empty();
        } catch (JOSEException | GeneralSecurityException | RuntimeException unusable) {
            return Optional.empty();
        }
    }

    /** Whether it is the one that a token means. */
    boolean isMeantBy(@Nullable String kid, JWSAlgorithm other) {
        return algorithm.equals(other) && (kid == null || id.isEmpty() || id.equals(kid));
    }

    private static Optional<PinnedKey> pinned(JWK key) throws JOSEException, GeneralSecurityException {
        if (key instanceof RSAKey rsa && rsa.size() >= RSA_BITS) {
            return pinned(key, JWSAlgorithm.RS256, with(new RSASSAVerifier(rsa.toRSAPublicKey())));
        }
        if (key instanceof ECKey ec && ec.getCurve().equals(Curve.P_256)) {
            return pinned(key, JWSAlgorithm.ES256, with(new ECDSAVerifier(ec.toECPublicKey())));
        }
        if (key instanceof OctetKeyPair pair && pair.getCurve().equals(Curve.Ed25519)) {
            return pinned(key, JWSAlgorithm.EdDSA, edwards(pair.getDecodedX()));
        }
        return Optional.empty();
    }

    private static Optional<PinnedKey> pinned(JWK key, JWSAlgorithm algorithm, Check check) {
        boolean fits = key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm);
        return fits
                ? Optional.of(new PinnedKey(key.getKeyID() == null ? "" : key.getKeyID(), algorithm, check))
                : Optional.empty();
    }

    private static Check with(JWSVerifier verifier) {
        return jwt -> jwt.verify(verifier);
    }

    private static Check edwards(byte[] x) throws GeneralSecurityException {
        byte[] encoded = new byte[ED25519.length + x.length];
        System.arraycopy(ED25519, 0, encoded, 0, ED25519.length);
        System.arraycopy(x, 0, encoded, ED25519.length, x.length);
        var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        return jwt -> {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(jwt.getSigningInput());
            return signature.verify(jwt.getSignature().decode());
        };
    }
}
