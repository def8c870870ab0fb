package org.sameframe.edge.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Answers a creation that is sent again with what the first one was answered [RE6]. Remembered in this node's memory for
 * ten minutes, the last thousand: enough for a client that lost the answer on its way, not for one that comes tomorrow.
 *
 * <p>The answer holds a token, so a key must not be guessable: at least 16 characters, a UUID for example.
 */
final class Idempotency {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int ANSWERS = 1000;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{16,128}");

    /** @param request a digest of it: a thousand whole ones would take 64 MiB */
    private record Answer(ByteString request, CompletionStage<HttpResponse> response, Instant until) {}

    private final InstantSource clock;
    private final Map<String, Answer> answers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > ANSWERS;
        }
    };

    Idempotency(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Does {@code work} once per key and request.
     *
     * @param scope within which keys differ
     */
    CompletionStage<HttpResponse> once(
            String scope, String key, ByteString request, Supplier<CompletionStage<HttpResponse>> work) {
        if (!KEY.matcher(key).matches()) {
            return CompletableFuture.completedFuture(Problem.invalid(
                            "Idempotency-Key",
                            "Idempotency-Key has 16 to 128 characters without spaces; take a random UUID.")
                    .response());
        }
        CompletableFuture<HttpResponse> mine = new CompletableFuture<>();
        String scoped = scope + key;
        ByteString digest = digest(request);
        @Nullable
        Answer before =
                remember(scoped, new Answer(digest, mine, clock.instant().plus(REMEMBERED)));
        if (before == null) {
            work.get().whenComplete((response, failure) -> {
                if (failure != null) {
                    forget(scoped);
                    mine.completeExceptionally(failure);
                    return;
                }
                if (response.status().isFailure()) {
                    forget(scoped);
                }
                mine.complete(response);
            });
            return mine;
        }
        return before.request().equals(digest)
                ? before.response()
                : CompletableFuture.completedFuture(Problem.of(
                                422,
                                "idempotency-key-reused",
                                "This key was used for another request",
                                "Take a new Idempotency-Key for a new request.")
                        .response());
    }

    private static ByteString digest(ByteString request) {
        try {
            return ByteString.fromArrayUnsafe(
                    MessageDigest.getInstance("SHA-256").digest(request.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private synchronized @Nullable Answer remember(String key, Answer answer) {
        @Nullable Answer before = answers.get(key);
        if (before != null && clock.instant().isBefore(before.until())) {
            return before;
        }
        answers.remove(key);
        answers.put(key, answer);
        return null;
    }

    private synchronized void forget(String key) {
        answers.remove(key);
    }
}
