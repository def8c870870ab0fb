package org.sameframe.persistence;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** A store in a folder that a test made, on one of the databases. */
record TestStore(Kind kind, Path folder, Config config) {
    enum Kind {
        H2,
        POSTGRESQL
    }

    static TestStore create(Kind kind, Path folder) {
        Map<String, Object> settings = switch (kind) {
            case H2 -> Map.of();
            case POSTGRESQL ->
                Map.of(
                        "sameframe.storage.url", PostgresServer.newDatabase(),
                        "sameframe.storage.socket-timeout", "2s",
                        "sameframe.storage.connection-wait", "1s");
        };
        return new TestStore(kind, folder, ConfigFactory.parseMap(settings).withFallback(ConfigFactory.load()));
    }

    Storage open() throws StorageProblem {
        return Storage.open(config, folder);
    }

    /** A connection of the test's own, beside those of the store. */
    Connection connect() throws SQLException, StorageProblem {
        return Database.of(StorageSettings.of(config, folder)).connect();
    }

    void execute(String sql) throws SQLException, StorageProblem {
        try (Connection connection = connect()) {
            connection.createStatement().execute(sql);
        }
    }

    /** On what the directory keeps, while no server runs. */
    void executeOnDirectory(String sql) throws SQLException, StorageProblem {
        if (kind == Kind.POSTGRESQL) {
            execute(sql);
            return;
        }
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("directory"), "sameframe", "")) {
            connection.createStatement().execute(sql);
        }
    }

    long count(String rest) throws SQLException, StorageProblem {
        try (Connection connection = connect();
                ResultSet rows = connection.createStatement().executeQuery("SELECT count(*) FROM " + rest)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** A row such as another writer would leave behind. */
    void insertRow(String persistenceId, long seq) throws SQLException, StorageProblem {
        String sql = """
                INSERT INTO "event_journal" ("persistence_id", "sequence_number", "writer", "write_timestamp",
                  "adapter_manifest", "event_ser_id", "event_ser_manifest", "event_payload")
                VALUES (?, ?, 'somebody-else', 0, '', 53460001, 'ledger-entry-1', ?)""";
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, persistenceId);
            insert.setLong(2, seq);
            insert.setBytes(3, new byte[] {1});
            insert.executeUpdate();
        }
    }
}
