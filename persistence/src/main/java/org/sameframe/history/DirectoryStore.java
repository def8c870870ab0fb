package org.sameframe.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.sameframe.persistence.DirectorySide;

/** Does something with the directory's tables, off the caller's thread. */
public final class DirectoryStore {
    private final DirectorySide side;

    public DirectoryStore(DirectorySide side) {
        this.side = side;
    }

    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    public interface Change {
        void with(Connection connection) throws SQLException;
    }

    public <T> CompletionStage<T> read(Work<? extends T> work) {
        return CompletableFuture.supplyAsync(() -> with(side.reading(), work), side.executor());
    }

    /** All of it or nothing, and one after the other: there is one connection that writes. */
    public CompletionStage<Void> write(Change change) {
        return CompletableFuture.runAsync(
                () -> with(side.writing(), connection -> {
                    connection.setAutoCommit(false);
                    try {
                        change.with(connection);
                        connection.commit();
                    } catch (SQLException | RuntimeException e) {
                        connection.rollback();
                        throw e;
                    } finally {
                        connection.setAutoCommit(true);
                    }
                    return true;
                }),
                side.executor());
    }

    private static <T> T with(DataSource database, Work<? extends T> work) {
        try (Connection connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }
}
