package org.sameframe.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/**
 * Statements on a database, which block, on threads that may.
 *
 * @param executor where they run
 */
record BlockingSql(DataSource database, Executor executor) {
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    <T> CompletionStage<T> run(Work<T> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Connection connection = database.getConnection()) {
                        return work.with(connection);
                    } catch (SQLException e) {
                        throw new CompletionException(e);
                    }
                },
                executor);
    }

    /** @return how many rows it concerned */
    CompletionStage<Integer> update(String sql, Object... values) {
        return run(connection -> update(connection, sql, values));
    }

    <T> CompletionStage<List<T>> select(Row<T> row, String sql, Object... values) {
        return run(connection -> select(connection, row, sql, values));
    }

    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    static <T> List<T> select(Connection connection, Row<T> row, String sql, Object... values) throws SQLException {
        List<T> all = new ArrayList<>();
        try (PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                all.add(row.of(rows));
            }
        }
        return all;
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
