package org.sameframe.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PinnedKeyTest {
    static Stream<Arguments> keys() throws Exception {
        return Stream.of(
                arguments("an RSA key", new RSAKeyGenerator(2048).generate(), "RS256"),
                arguments("an RSA key for RS256", new RSAKeyGenerator(2048).algorithm(JWSAlgorithm.RS256).generate(), "RS256"),
                arguments("an RSA key for PS256", new RSAKeyGenerator(2048).algorithm(JWSAlgorithm.PS256).generate(), "none"),
                arguments("a short RSA key", new RSAKeyGenerator(1024, true).generate(), "none"),
                arguments("an RSA key to encrypt with", new RSAKeyGenerator(2048).keyUse(KeyUse.ENCRYPTION).generate(), "none"),
                arguments("a key on P-256", new ECKeyGenerator(Curve.P_256).generate(), "ES256"),
                arguments("a key on P-384", new ECKeyGenerator(Curve.P_384).generate(), "none"),
                arguments("a secret, published", new OctetSequenceKey.Builder(new byte[32]).build(), "none"));
    }

    @ParameterizedTest(name = "[JW3] {0} checks {2}")
    @MethodSource("keys")
    void pinned(String what, JWK key, String algorithm) {
        assertThat(PinnedKey.of(key).map(pinned -> pinned.algorithm().getName()).orElse("none"))
                .isEqualTo(algorithm);
    }
}
