package org.sameframe.edge.auth;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that a platform publishes [JW5]. Looked for at the start, from time to time, and when a token names one that is not known;
 * never while anybody's thread waits. What was found last stays good while the platform cannot be reached.
 */
final class Jwks implements KeySource {
    private static final Logger LOG = LoggerFactory.getLogger(Jwks.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** A set has a few kilobytes. */
    private static final int LARGEST = 256 * 1024;

    private final URI address;
    private final Duration pause;
    private final InstantSource clock;
    private final Optional<KeptJwks> kept;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final AtomicReference<@Nullable CompletableFuture<Void>> running = new AtomicReference<>();
    private volatile Optional<List<PinnedKey>> known;
    private volatile Instant tried = Instant.MIN;

    /**
     * Has the keys that were kept, if there are any, until it is asked to look.
     *
     * @param pause between two looks because of unknown keys: whoever makes them up costs the platform no more
     */
    Jwks(URI address, Duration pause, InstantSource clock, Optional<KeptJwks> kept) {
        this.address = address;
        this.pause = pause;
        this.clock = clock;
        this.kept = kept;
        this.known = kept.flatMap(KeptJwks::read).map(Jwks::parsed).filter(keys -> !keys.isEmpty());
    }

    @Override
    public List<PinnedKey> keys() {
        return known.orElse(List.of());
    }

    @Override
    public boolean isMissing() {
        return known.isEmpty();
    }

    @Override
    public boolean mayHaveMore() {
        return running.get() != null
                || tried.equals(Instant.MIN)
                || !clock.instant().isBefore(tried.plus(pause));
    }

    @Override
    public CompletionStage<Void> refresh() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        @Nullable CompletableFuture<Void> other = running.compareAndExchange(null, mine);
        if (other != null) {
            return other.copy();
        }
        tried = clock.instant();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .build();
        client.sendAsync(request, answer -> BoundedBody.of(LARGEST)).whenComplete((answer, failure) -> {
            if (failure == null) {
                taken(answer);
            } else {
                failed(failure.toString());
            }
            running.set(null);
            mine.complete(null);
        });
        return mine.copy();
    }

    private void taken(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            failed("status " + answer.statusCode());
            return;
        }
        String set = new String(answer.body(), StandardCharsets.UTF_8);
        List<PinnedKey> keys = parsed(set);
        if (keys.isEmpty()) {
            failed("there is no set with a key for RS256, ES256 or EdDSA");
            return;
        }
        known = Optional.of(keys);
        kept.ifPresent(file -> file.write(set));
    }

    /** Those of a set that can be used; none if it is not a set. */
    static List<PinnedKey> parsed(String set) {
        try {
            return JWKSet.parse(set).getKeys().stream()
                    .flatMap(key -> PinnedKey.of(key).stream())
                    .toList();
        } catch (ParseException | RuntimeException e) {
            return List.of();
        }
    }

    private void failed(String why) {
        LOG.warn(
                "The keys of the platform at {} cannot be had: {}; {}",
                address,
                why,
                known.isEmpty() ? "its tokens cannot be checked until they can" : "those from before go on");
    }
}
