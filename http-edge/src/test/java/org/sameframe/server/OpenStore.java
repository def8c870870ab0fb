package org.sameframe.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Where a server keeps its rooms, for somebody who can write there. */
public record OpenStore(String url, String user, Optional<EmbeddedPostgres> postgres) implements AutoCloseable {
    public enum Kind {
        H2,
        POSTGRESQL
    }

    /** @param data of the server; PostgreSQL is one that is started for this alone */
    public static OpenStore of(Kind kind, Path data) throws IOException {
        if (kind == Kind.H2) {
            return new OpenStore("jdbc:h2:file:" + data.resolve("store"), "sameframe", Optional.empty());
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        return new OpenStore(postgres.getJdbcUrl("postgres", "postgres"), "postgres", Optional.of(postgres));
    }

    /** What a server has to be told to use it. */
    public Map<String, String> settings() {
        return postgres.isPresent() ? Map.of("sameframe.storage.url", url, "sameframe.storage.user", user) : Map.of();
    }

    /** While no server has it open. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, "");
    }

    /** To what the server's directory keeps, likewise. */
    public Connection connectToDirectory(Path data) throws SQLException {
        return connectTo(data, "directory");
    }

    /** To its pictures of notes, likewise. */
    public Connection connectToStills(Path data) throws SQLException {
        return connectTo(data, "stills");
    }

    private Connection connectTo(Path data, String file) throws SQLException {
        return postgres.isPresent()
                ? connect()
                : DriverManager.getConnection("jdbc:h2:file:" + data.resolve(file), user, "");
    }

    @Override
    public void close() throws IOException {
        if (postgres.isPresent()) {
            postgres.get().close();
        }
    }
}
