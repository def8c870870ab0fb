package org.sameframe.loadtests.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.sameframe.loadtests.Deadline;

/** A PostgreSQL server of this run's own, with fsync on, as it is by default. */
public final class PostgresStore implements Store {
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);
    private static final String DATABASE = "sameframe";

    private final Path folder;
    private EmbeddedPostgres postgres;

    private PostgresStore(Path folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    /** @param folder for its files, which exists */
    public static PostgresStore start(Path folder) throws IOException, SQLException {
        Path cluster = folder.resolve("postgresql");
        PostgresStore store = new PostgresStore(cluster, open(cluster, 0));
        store.execute("CREATE DATABASE " + DATABASE);
        return store;
    }

    private static EmbeddedPostgres open(Path cluster, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setServerConfig("max_connections", "60")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    @Override
    public Kind kind() {
        return Kind.POSTGRESQL;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "SAMEFRAME_STORAGE_URL",
                "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + DATABASE,
                "SAMEFRAME_STORAGE_USER",
                "postgres",
                "SAMEFRAME_STORAGE_PASSWORD",
                "postgres");
    }

    @Override
    public Journal journal() throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", DATABASE).getConnection()) {
            return Journal.read(connection);
        }
    }

    @Override
    public Connection rooms() throws SQLException {
        return postgres.getDatabase("postgres", DATABASE).getConnection();
    }

    @Override
    public Connection directory() throws SQLException {
        return rooms();
    }

    /** Ends one of the server's connections in the middle of what it does. @return whether there was one */
    public boolean cutBackend() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet cut = statement.executeQuery("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE datname = '%s' ORDER BY state_change DESC LIMIT 1
                        """.formatted(DATABASE))) {
            return cut.next() && cut.getBoolean(1);
        }
    }

    /** Stops the database as a crash does: every transaction is cut, nothing is written in order. */
    public void crash() throws IOException {
        String pid = Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip();
        ProcessHandle postmaster =
                ProcessHandle.of(Long.parseLong(pid)).orElseThrow(() -> new IOException("PostgreSQL is not running"));
        // an immediate shutdown; the next start recovers from the log
        new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start();
        Deadline.await("PostgreSQL to stop", STOPPED_WITHIN, () -> !postmaster.isAlive());
        // gives up its lock on the folder
        postgres.close();
    }

    /** Starts it again, on the same files and the same port. */
    public void restart() throws IOException {
        postgres = open(folder, postgres.getPort());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
