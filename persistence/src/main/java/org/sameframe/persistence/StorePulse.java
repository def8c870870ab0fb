package org.sameframe.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Whether the database answers [ST11]. However many ask and however long the database hangs, one question is under way at a
 * time, and its answer counts for a second: who asks takes no thread from those who need the database.
 */
final class StorePulse {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long FRESH_NS = Duration.ofSeconds(1).toNanos();

    private final DataSource database;
    private final Executor executor;
    private CompletableFuture<Boolean> latest = CompletableFuture.completedFuture(false);
    private long asked = System.nanoTime() - 2 * FRESH_NS;

    /** @param executor for the question, which blocks */
    StorePulse(DataSource database, Executor executor) {
        this.database = database;
        this.executor = executor;
    }

    /** Never fails; false after two seconds without an answer. */
    synchronized CompletionStage<Boolean> answers() {
        if (latest.isDone() && System.nanoTime() - asked > FRESH_NS) {
            asked = System.nanoTime();
            latest = CompletableFuture.supplyAsync(this::ask, executor).exceptionally(refused -> false);
        }
        return latest.copy().completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean ask() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid((int) PATIENCE.toSeconds());
        } catch (SQLException e) {
            return false;
        }
    }
}
