package org.sameframe.persistence;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StorePulseTest {
    private final Deque<Runnable> questions = new ArrayDeque<>();
    private final HikariDataSource database = new HikariDataSource();

    @Test
    @DisplayName("[ST11] a store that hangs is not well within seconds, and is asked once however many want to know")
    void hangs() throws Exception {
        StorePulse pulse = new StorePulse(database, questions::add);

        assertThat(IntStream.range(0, 100).mapToObj(i -> pulse.answers().toCompletableFuture()))
                .allSatisfy(answer -> assertThat(answer.get(30, SECONDS)).isFalse());
        assertThat(questions).hasSize(1);
    }

    @Test
    @DisplayName("[ST11] a store that answers is well, one that fails or takes no questions is not")
    void answers() throws Exception {
        database.setJdbcUrl("jdbc:h2:mem:pulse");
        assertThat(new StorePulse(database, Runnable::run)
                        .answers()
                        .toCompletableFuture()
                        .get(30, SECONDS))
                .isTrue();
        database.close();
        assertThat(new StorePulse(database, Runnable::run)
                        .answers()
                        .toCompletableFuture()
                        .get(30, SECONDS))
                .isFalse();
    }
}
