package org.sameframe.loadtests.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** The H2 file in the data folder. */
public final class H2Store implements Store {
    private static final String FILE = "store.mv.db";

    private final Path dataFolder;

    /** @param dataFolder of the server */
    public H2Store(Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    @Override
    public Kind kind() {
        return Kind.H2;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    /** Reads a copy, so that it is the server that repairs what a killed server has left. */
    @Override
    public Journal journal() throws IOException, SQLException {
        Path folder = Files.createTempDirectory("sameframe-journal");
        Path copy = folder.resolve(FILE);
        try {
            Files.copy(dataFolder.resolve(FILE), copy, StandardCopyOption.REPLACE_EXISTING);
            String url = "jdbc:h2:file:" + folder.resolve("store") + ";IFEXISTS=TRUE";
            try (Connection connection = DriverManager.getConnection(url, "sameframe", "")) {
                return Journal.read(connection);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    @Override
    public Connection rooms() throws SQLException {
        return connect("store");
    }

    @Override
    public Connection directory() throws SQLException {
        return connect("directory");
    }

    private Connection connect(String file) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:file:" + dataFolder.resolve(file) + ";IFEXISTS=TRUE", "sameframe", "");
    }

    @Override
    public void close() {}
}
