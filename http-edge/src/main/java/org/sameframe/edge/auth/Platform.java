package org.sameframe.edge.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * The platform whose tokens are taken here [JW1]: who issues them, for whom, and with which keys.
 *
 * <p>What a token brings along chooses nothing: a header that carries a key, or says where one is, is refused (RFC 8725, section
 * 3.10); {@code kid} is compared with the names of the platform's own keys, and is never a path or a query.
 */
public final class Platform {
    private static final Set<String> HEADER_FIELDS = Set.of("alg", "kid", "typ", "cty", "x5t", "x5t#S256");

    private static final Set<String> TYPES = Set.of("JWT", "AT+JWT", "APPLICATION/AT+JWT");

    private static final int SHORTEST_SECRET = 32;

    private final String issuer;
    private final String audience;
    private final Duration leeway;
    private final List<KeySource> sources;

    private Platform(String issuer, String audience, Duration leeway, List<KeySource> sources) {
        this.issuer = issuer;
        this.audience = audience;
        this.leeway = leeway;
        this.sources = sources;
    }

    /**
     * As {@code sameframe.platform} of the configuration says; empty if it names no issuer.
     *
     * @param dataFolder where its keys are kept over a restart; empty: nowhere
     * @throws ConfigException if it does not hold together
     */
    public static Optional<Platform> of(Config root, InstantSource clock, Optional<Path> dataFolder) {
        Config config = root.getConfig("sameframe.platform");
        String issuer = config.getString("issuer");
        String address = config.getString("jwks");
        String secret = config.getString("secret");
        if (issuer.isEmpty()) {
            if (!address.isEmpty() || !secret.isEmpty()) {
                throw bad(config, "issuer", "it is empty (expected: the iss of the platform's tokens)");
            }
            return Optional.empty();
        }
        if (config.getString("audience").isEmpty()) {
            throw bad(config, "audience", "it is empty (expected: the aud by which the platform means this server)");
        }
        List<KeySource> sources = new ArrayList<>();
        if (!address.isEmpty()) {
            URI where = address(config, address);
            sources.add(new Jwks(
                    where,
                    config.getDuration("jwks-pause"),
                    clock,
                    dataFolder.map(folder -> new KeptJwks(folder, where))));
        }
        if (!secret.isEmpty()) {
            sources.add(KeySource.fixed(List.of(secret(config, secret))));
        }
        if (sources.isEmpty()) {
            throw bad(config, "jwks", "there is neither jwks nor secret (expected: where the platform's keys are)");
        }
        return Optional.of(new Platform(issuer, config.getString("audience"), config.getDuration("leeway"), sources));
    }

    private static URI address(Config config, String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // the same sentence as for another scheme
        }
        throw bad(config, "jwks", text + " (expected: an address such as https://id.example.com/keys)");
    }

    private static PinnedKey secret(Config config, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            return PinnedKey.shared(bytes);
        } catch (JOSEException e) {
            throw bad(
                    config,
                    "secret",
                    "it has %d bytes (expected: at least %d, at random)".formatted(bytes.length, SHORTEST_SECRET));
        }
    }

    private static ConfigException bad(Config config, String key, String sentence) {
        return new ConfigException.BadValue(config.getValue(key).origin(), "sameframe.platform." + key, sentence);
    }

    /** Looks for keys; complete when that is done, whatever came of it. */
    public CompletionStage<Void> refresh() {
        return CompletableFuture.allOf(sources.stream()
                .map(source -> source.refresh().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

    /** Whether a token names a key that is not known, and looking for it may help. */
    boolean lacksKeyOf(CompactJwt token) {
        return sources.stream().anyMatch(KeySource::mayHaveMore)
                && keys(token.header()).findAny().isEmpty();
    }

    /** What a token says. */
    Pass read(CompactJwt token, Instant now) throws Fault {
        JWSHeader header = token.header();
        if (!HEADER_FIELDS.containsAll(header.getIncludedParams())) {
            throw Fault.bad(
                    "Its header has %s (expected: at most %s)".formatted(header.getIncludedParams(), HEADER_FIELDS));
        }
        if (header.getType() != null
                && !TYPES.contains(header.getType().getType().toUpperCase(java.util.Locale.ROOT))) {
            throw Fault.bad("typ: %s (expected: JWT)".formatted(header.getType()));
        }
        List<PinnedKey> meant = keys(header).toList();
        if (meant.isEmpty() && sources.stream().anyMatch(KeySource::isMissing)) {
            throw Fault.of(AccessTokens.Reason.UNAVAILABLE, "The platform's keys could not be had yet.");
        }
        if (meant.isEmpty()) {
            throw Fault.bad("The platform has no key %s for %s.".formatted(header.getKeyID(), header.getAlgorithm()));
        }
        if (meant.stream().noneMatch(key -> isGood(key, token))) {
            throw Fault.bad("Its signature is not the platform's.");
        }
        Claims claims = new Claims(token.claims());
        claims.isFrom(issuer);
        claims.isFor(audience);
        claims.isNow(now, leeway);
        return claims.pass(Claims.digest(token.jwt().serialize()), leeway);
    }

    private Stream<PinnedKey> keys(JWSHeader header) {
        return sources.stream()
                .flatMap(source -> source.keys().stream())
                .filter(key -> key.isMeantBy(header.getKeyID(), header.getAlgorithm()));
    }

    static boolean isGood(PinnedKey key, CompactJwt token) {
        try {
            return key.check().isGood(token.jwt());
        } catch (JOSEException | GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}
