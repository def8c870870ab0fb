package org.sameframe.persistence;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the store is and how it is reached; the keys are described in {@code reference.conf}.
 *
 * @param dataFolder holds the H2 file and the keys
 * @param url of a PostgreSQL database; empty: an H2 file in the data folder
 * @param masterKeyFile the key that room keys are wrapped with
 * @param connections of the journal, at most
 * @param readConnections of those who look at the history, at most
 * @param connectTimeout until the server must have answered a new connection
 * @param connectionWait how long a statement waits for a free connection
 * @param socketTimeout how long a statement may take before its connection counts as dead
 */
public record StorageSettings(
        Path dataFolder,
        String url,
        String user,
        String password,
        Path masterKeyFile,
        int connections,
        int readConnections,
        Duration connectTimeout,
        Duration connectionWait,
        Duration socketTimeout) {

    /**
     * @param root the whole configuration
     * @throws StorageProblem if the password's file cannot be read
     */
    public static StorageSettings of(Config root, Path dataFolder) throws StorageProblem {
        Config storage = root.getConfig("sameframe.storage");
        Path data = dataFolder.toAbsolutePath().normalize();
        String masterKey = storage.getString("master-key-file");
        return new StorageSettings(
                data,
                storage.getString("url"),
                storage.getString("user"),
                password(storage),
                masterKey.isEmpty() ? data.resolve("keys").resolve("master.key") : Path.of(masterKey),
                storage.getInt("connections"),
                root.getInt("sameframe.history.connections"),
                storage.getDuration("connect-timeout"),
                storage.getDuration("connection-wait"),
                storage.getDuration("socket-timeout"));
    }

    private static String password(Config storage) throws StorageProblem {
        String file = storage.getString("password-file");
        if (file.isEmpty()) {
            return storage.getString("password");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new StorageProblem(
                    StorageProblem.Code.STORAGE_SETTINGS,
                    "The file with the database's password, " + file + ", cannot be read.");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "StorageSettings[dataFolder=%s, url=%s, user=%s]".formatted(dataFolder, url, user);
    }
}
