package org.sameframe.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL server, started once for all tests of a JVM; each test has a database of its own in it. */
final class PostgresServer {
    private static final PostgresServer SERVER = new PostgresServer();

    private final AtomicInteger databases = new AtomicInteger();
    private final EmbeddedPostgres postgres;

    private PostgresServer() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    // As a server does by default; the tests' own default is off.
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a new, empty database. */
    static String newDatabase() {
        String name = "store" + SERVER.databases.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return SERVER.postgres.getJdbcUrl("postgres", name);
    }

    /** Whether new connections to a database are let in; the existing ones are cut. */
    static void open(String url, boolean open) {
        String name = url.replaceFirst(".*/", "").replaceFirst("\\?.*", "");
        execute("ALTER DATABASE %s WITH ALLOW_CONNECTIONS %s".formatted(name, open));
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'".formatted(name));
    }

    static int port() {
        return SERVER.postgres.getPort();
    }

    private static void execute(String sql) {
        try (Connection connection = SERVER.postgres.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
