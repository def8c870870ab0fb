package org.sameframe.persistence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The content of all tables of a PostgreSQL database at one instant, by COPY, as {@code pg_dump --data-only} writes it: the
 * binaries that the tests run on have no pg_dump. It is in COPY's binary format, so that bytes can be looked for as they are.
 */
record PostgresDump(Map<String, byte[]> tables) {
    /** Sets each sequence behind what its column has, as a dump does. */
    private static final String COUNTERS = """
        SELECT format('SELECT setval(%L, (SELECT coalesce(max(%I), 0) + 1 FROM %I), false)',
          pg_get_serial_sequence(format('%I', table_name), column_name), column_name, table_name)
        FROM information_schema.columns
        WHERE table_schema = 'public' AND pg_get_serial_sequence(format('%I', table_name), column_name) IS NOT NULL\
        """;

    static PostgresDump of(TestStore store) throws Exception {
        Map<String, byte[]> tables = new LinkedHashMap<>();
        try (Connection connection = store.connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            for (String table : names(connection)) {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                copy(connection).copyOut("COPY \"%s\" TO STDOUT (FORMAT binary)".formatted(table), content);
                tables.put(table, content.toByteArray());
            }
            connection.rollback();
        }
        return new PostgresDump(tables);
    }

    /** Puts it in place of all that another database has, whose tables are there; both were made by the same version. */
    void restoreInto(TestStore store) throws Exception {
        try (Connection connection = store.connect()) {
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .execute("TRUNCATE "
                            + tables.keySet().stream().map("\"%s\""::formatted).collect(Collectors.joining(", ")));
            for (Map.Entry<String, byte[]> table : tables.entrySet()) {
                copy(connection)
                        .copyIn(
                                "COPY \"%s\" FROM STDIN (FORMAT binary)".formatted(table.getKey()),
                                new ByteArrayInputStream(table.getValue()));
            }
            for (String sequence : BlockingSql.select(connection, row -> row.getString(1), COUNTERS)) {
                connection.createStatement().execute(sequence);
            }
            connection.commit();
        }
    }

    /** Whether it has one of the patterns, and in which tables. */
    List<String> with(List<byte[]> patterns) {
        return tables.entrySet().stream()
                .filter(table -> Traces.has(table.getValue(), patterns))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static CopyManager copy(Connection connection) throws Exception {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static List<String> names(Connection connection) throws Exception {
        return BlockingSql.select(connection, row -> row.getString(1), """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name\
            """);
    }
}
