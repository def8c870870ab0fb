package org.sameframe.edge.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Signs with the server's newest key, and checks with those that are not over yet. A header is compared with the one that this server
 * writes; nothing in it selects an algorithm, so that there is nothing to confuse (RFC 8725, sections 3.1 and 3.11).
 */
final class SigningKeys {
    private static final JOSEObjectType TYPE = new JOSEObjectType("sameframe+jwt");
    private static final Set<String> HEADER_FIELDS = Set.of("alg", "kid", "typ");

    private final ServerKeys keys;
    private volatile Ring ring;

    private record Key(JWSHeader header, MACSigner signer, MACVerifier verifier, Instant until) {
        static Key of(ServerKeys.Secret secret) {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .type(TYPE)
                    .keyID(secret.keyId())
                    .build();
            try {
                return new Key(
                        header, new MACSigner(secret.tokenKey()), new MACVerifier(secret.tokenKey()), secret.until());
            } catch (JOSEException e) {
                throw new IllegalStateException("a derived key has 256 bits, as HS256 wants", e);
            }
        }

        boolean wrote(JWSHeader other) {
            return other.getIncludedParams().equals(HEADER_FIELDS)
                    && header.getAlgorithm().equals(other.getAlgorithm())
                    && header.getKeyID().equals(other.getKeyID())
                    && header.getType().equals(other.getType());
        }
    }

    private record Ring(List<ServerKeys.Secret> made, List<Key> keys) {
        static Ring of(List<ServerKeys.Secret> secrets) {
            return new Ring(secrets, secrets.stream().map(Key::of).toList());
        }
    }

    SigningKeys(ServerKeys keys) {
        this.keys = keys;
        this.ring = Ring.of(keys.secrets());
    }

    /** Whether a token says that it is this server's. */
    static boolean claims(CompactJwt token) {
        return TYPE.equals(token.header().getType());
    }

    String sign(JWTClaimsSet claims) {
        Key key = ring().keys().get(0);
        SignedJWT token = new SignedJWT(key.header(), claims);
        try {
            token.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("HS256 signs everything", e);
        }
        return token.serialize();
    }

    void check(CompactJwt token, Instant now) throws Fault {
        Optional<Key> key = ring().keys().stream()
                .filter(some -> some.wrote(token.header()))
                .findFirst();
        if (key.isEmpty()) {
            throw Fault.bad("Its header names no key of this server, or says more than this server writes.");
        }
        if (!now.isBefore(key.get().until())) {
            throw Fault.bad("The key that it was signed with was rotated, and is over since %s.".formatted(key.get().until()));
        }
        try {
            if (token.jwt().verify(key.get().verifier())) {
                return;
            }
        } catch (JOSEException | RuntimeException e) {
            // the same sentence as for another signature
        }
        throw Fault.bad("Its signature is not this server's.");
    }

    /** The keys as they are now: they may have been rotated. */
    private Ring ring() {
        Ring now = ring;
        if (now.made() != keys.secrets()) {
            now = Ring.of(keys.secrets());
            ring = now;
        }
        return now;
    }
}
