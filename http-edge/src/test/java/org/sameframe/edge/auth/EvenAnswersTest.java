package org.sameframe.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.Done;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvenAnswersTest {
    @ParameterizedTest(name = "[PN5] what took {0} ms is answered after {1} ms")
    @CsvSource({"0, 250", "1, 250", "31, 250", "249, 250", "250, 500", "251, 500", "1001, 1250", "-5, 250"})
    void even(long took, long answered) {
        AtomicLong clock = new AtomicLong(1_000_000_007);
        List<Duration> waits = new ArrayList<>();
        EvenAnswers even = EvenAnswers.create(clock::get, wait -> {
            waits.add(wait);
            return CompletableFuture.completedFuture(Done.getInstance());
        });
        long began = even.began();
        clock.addAndGet(Duration.ofMillis(took).toNanos());

        assertThat(even.leave(began, "answer").toCompletableFuture()).isCompletedWithValue("answer");
        assertThat(waits).containsExactly(Duration.ofMillis(answered - Math.max(0, took)));
    }
}
