package org.sameframe.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * A database that the store can live in, as JDBC, Slick and Flyway want to have it described.
 *
 * @param dialect folder of its migrations
 * @param profile Slick's name of it
 * @param properties of every connection
 */
record Database(
        String dialect,
        String profile,
        String driver,
        String url,
        String user,
        String password,
        Map<String, String> properties) {

    private static final String POSTGRESQL = "jdbc:postgresql:";

    static Database of(StorageSettings settings) throws StorageProblem {
        if (settings.url().isEmpty()) {
            return h2(settings.dataFolder());
        }
        if (settings.url().startsWith(POSTGRESQL)) {
            return postgresql(settings);
        }
        throw new StorageProblem(
                StorageProblem.Code.STORAGE_SETTINGS,
                "sameframe.storage.url must begin with " + POSTGRESQL
                        + "//, or be empty for a store in the data folder; it is " + settings.url() + ".");
    }

    /** Where the directory is: beside the journal's tables, or in a file beside the journal's file. */
    static Database ofDirectory(StorageSettings settings) throws StorageProblem {
        Database store = of(settings);
        return store.isFile()
                ? new Database(
                        "directory/h2",
                        store.profile(),
                        store.driver(),
                        // Without REUSE_SPACE=FALSE: it is written every second, and would grow by a gigabyte a day.
                        "jdbc:h2:file:" + settings.dataFolder().resolve("directory")
                                + ";MAX_LENGTH_INPLACE_LOB=16777216;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                        store.user(),
                        store.password(),
                        store.properties())
                : store;
    }

    private static Database h2(Path dataFolder) throws StorageProblem {
        if (dataFolder.toString().indexOf(';') >= 0) {
            throw new StorageProblem(
                    StorageProblem.Code.DATA_FOLDER, "The name of the data folder must not contain a semicolon.");
        }
        // Without WRITE_DELAY kill -9 loses up to half a second of acknowledged commands; without DB_CLOSE_ON_EXIT
        // H2 closes itself under running writes on SIGTERM [F0]. They are part of the address, so none can be
        // forgotten.
        // Snapshots stay in their rows: values kept apart from them are what a kill -9 between two commits can part.
        // REUSE_SPACE: a commit that H2 writes into free space in the middle of the file is not found again after
        // kill -9 if its header still names an older one; what is appended is found from the end of the file. Without
        // it one kill in fifty lost up to three acknowledged commits. The file grows for it (ADR 7).
        String url = "jdbc:h2:file:" + dataFolder.resolve("store")
                + ";MAX_LENGTH_INPLACE_LOB=16777216;WRITE_DELAY=0;REUSE_SPACE=FALSE;DB_CLOSE_ON_EXIT=FALSE";
        return new Database("h2", "slick.jdbc.H2Profile$", "org.h2.Driver", url, "sameframe", "", Map.of());
    }

    private static Database postgresql(StorageSettings settings) {
        return new Database(
                "postgresql",
                "slick.jdbc.PostgresProfile$",
                "org.postgresql.Driver",
                settings.url(),
                settings.user(),
                settings.password(),
                Map.of(
                        // A server that is gone without a word must not hold a statement for ever [F11].
                        "connectTimeout", seconds(settings.connectTimeout().toMillis()),
                        "loginTimeout", seconds(settings.connectTimeout().toMillis()),
                        "socketTimeout", seconds(settings.socketTimeout().toMillis()),
                        "tcpKeepAlive", "true",
                        "ApplicationName", "sameframe"));
    }

    /**
     * Where stills are kept: with H2 in a file of their own, so that nobody commits beside the journal (ADR 7), and in which
     * the space of what was removed is used again.
     */
    Database ofStills(Path dataFolder) {
        String own = "jdbc:h2:file:" + dataFolder.resolve("stills")
                + ";MAX_LENGTH_INPLACE_LOB=16777216;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        return isFile() ? new Database(dialect, profile, driver, own, user, password, properties) : this;
    }

    boolean isFile() {
        return driver.equals("org.h2.Driver");
    }

    /** What it is, for people: never a password. */
    String description(StorageSettings settings) {
        return isFile() ? "H2 file " + settings.dataFolder().resolve("store.mv.db") : "PostgreSQL";
    }

    /** A connection outside every pool, without a limit to how long a statement may take. */
    Connection connect() throws SQLException {
        Properties all = new Properties();
        all.putAll(properties);
        all.remove("socketTimeout");
        all.setProperty("user", user);
        all.setProperty("password", password);
        return DriverManager.getConnection(url, all);
    }

    private static String seconds(long millis) {
        return Long.toString(Math.max(1, (millis + 999) / 1_000));
    }

    /** Makes the data folder, and sees that files can be written there. */
    static void prepare(Path dataFolder) throws StorageProblem {
        try {
            Files.createDirectories(dataFolder);
            Files.delete(Files.createTempFile(dataFolder, "try", ".tmp"));
        } catch (IOException e) {
            throw new StorageProblem(
                    StorageProblem.Code.DATA_FOLDER,
                    "The data folder " + dataFolder
                            + " cannot be written; choose one that the server's user may write.");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Database[" + url + "]";
    }
}
