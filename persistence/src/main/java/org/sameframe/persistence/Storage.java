package org.sameframe.persistence;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.sameframe.room.actor.RoomKeys;
import org.sameframe.still.StillLimits;
import org.sameframe.still.Stills;

/**
 * The store of a server: an H2 file in the data folder, or a PostgreSQL database.
 *
 * <p>Opened before the actor system, which is then started with {@link #configure}, and closed after it.
 */
public final class Storage implements AutoCloseable {
    private static final String DISPATCHER = "sameframe.storage.dispatcher";
    private static final String READING = "sameframe.history.dispatcher";
    private static final String DIRECTORY = "sameframe.directory.dispatcher";
    private static final int CONNECTIONS_BESIDE_JOURNAL = 4;

    private final StorageSettings settings;
    private final Database database;
    private final HikariDataSource pool;
    private final HikariDataSource reading;
    private final DirectoryPools directory;
    private final HikariDataSource stills;
    private final MasterKey masterKey;

    private record DirectoryPools(HikariDataSource writing, HikariDataSource reading) {
        static DirectoryPools open(StorageSettings settings, Database database) {
            HikariConfig config = config("sameframe-directory", settings, database);
            config.setMaximumPoolSize(1);
            return new DirectoryPools(
                    new HikariDataSource(config), Storage.reading("sameframe-directory-reading", settings, database));
        }

        void close() {
            reading.close();
            writing.close();
        }
    }

    private Storage(
            StorageSettings settings,
            Database database,
            HikariDataSource pool,
            HikariDataSource reading,
            DirectoryPools directory,
            HikariDataSource stills,
            MasterKey masterKey) {
        this.settings = settings;
        this.database = database;
        this.pool = pool;
        this.reading = reading;
        this.directory = directory;
        this.stills = stills;
        this.masterKey = masterKey;
    }

    /**
     * Opens the store, makes it if it is not there, and brings it to this version.
     *
     * @param config the whole configuration
     * @throws StorageProblem if that is not possible, with a sentence that says what to do
     */
    public static Storage open(Config config, Path dataFolder) throws StorageProblem {
        StorageSettings settings = StorageSettings.of(config, dataFolder);
        Database database = Database.of(settings);
        Database.prepare(settings.dataFolder());
        // Held while everything else is opened: an H2 file is closed with its last connection, and opening it costs.
        try (Connection connection = database.connect()) {
            Migrations.run(database);
            MasterKey masterKey = MasterKeyCheck.open(connection, settings.masterKeyFile());
            Database ofStills = database.ofStills(settings.dataFolder());
            Migrations.runForStills(ofStills);
            return new Storage(
                    settings,
                    database,
                    pool("sameframe", settings, database),
                    reading("sameframe-history", settings, database),
                    directory(settings, database),
                    pool("sameframe-stills", settings, ofStills),
                    masterKey);
        } catch (SQLException e) {
            throw SqlProblems.opening(database, settings, e);
        }
    }

    private static DirectoryPools directory(StorageSettings settings, Database store) throws StorageProblem {
        Database database = Database.ofDirectory(settings);
        if (!store.isFile()) {
            return DirectoryPools.open(settings, database);
        }
        try (Connection connection = database.connect()) {
            Migrations.run(database);
            return DirectoryPools.open(settings, database);
        } catch (SQLException e) {
            throw SqlProblems.openingDirectory(settings, e);
        }
    }

    /** The configuration with which the actor system is to be started, so that rooms are kept in this store. */
    public Config configure(Config config) {
        int connections = journalConnections();
        Config journal = ConfigFactory.parseMap(
                Map.of(
                        "profile", database.profile(),
                        "db.driver", database.driver(),
                        "db.url", database.url(),
                        "db.user", database.user(),
                        "db.password", database.password(),
                        "db.properties", database.properties(),
                        "db.connectionTimeout", settings.connectionWait().toMillis(),
                        "db.numThreads", connections,
                        "db.maxConnections", connections,
                        "db.minConnections", connections),
                "the store that was opened");
        return config.getConfig("sameframe.storage.overlay")
                .withFallback(journal.atPath("pekko-persistence-jdbc.shared-databases.sameframe"))
                .withFallback(config);
    }

    /**
     * One with H2. A commit there stores whatever has changed, also what another connection is in the middle of: after
     * one {@code kill -9} in twenty under load an index had rows that the table had not, and their room never opened
     * again. With one connection there is no other.
     */
    private int journalConnections() {
        return database.isFile() ? 1 : settings.connections();
    }

    /** The rooms' keys. */
    public RoomKeys roomKeys(ActorSystem<?> system) {
        return new RoomKeyStore(
                pool, masterKey, system.dispatchers().lookup(DispatcherSelector.fromConfig(DISPATCHER)));
    }

    /** The store for those who only read it. */
    public ReadSide readSide(ActorSystem<?> system) {
        Executor executor = system.dispatchers().lookup(DispatcherSelector.fromConfig(READING));
        return new ReadSide(reading, new RoomKeyStore(reading, masterKey, executor), executor);
    }

    /** The directory of rooms and the log of accesses. */
    public DirectorySide directorySide(ActorSystem<?> system) {
        return new DirectorySide(
                directory.writing(),
                directory.reading(),
                system.dispatchers().lookup(DispatcherSelector.fromConfig(DIRECTORY)));
    }

    /** The pictures of rooms' notes. */
    public Stills stills(ActorSystem<?> system, StillLimits limits) {
        Executor executor = system.dispatchers().lookup(DispatcherSelector.fromConfig(DISPATCHER));
        return new StillStore(stills, database.isFile(), new RoomKeyStore(pool, masterKey, executor), limits, executor);
    }

    /**
     * A question whether the store answers, cheap enough for strangers.
     *
     * @return answers false after two seconds; never fails
     */
    public Supplier<CompletionStage<Boolean>> pulse(ActorSystem<?> system) {
        return new StorePulse(pool, system.dispatchers().lookup(DispatcherSelector.fromConfig(DISPATCHER)))::answers;
    }

    /** What it is, for the log: never a password. */
    public String description() {
        return database.description(settings);
    }

    /** To be called when the actor system has terminated. */
    @Override
    public void close() {
        directory.close();
        stills.close();
        reading.close();
        pool.close();
    }

    private static HikariDataSource pool(String name, StorageSettings settings, Database database) {
        HikariConfig config = config(name, settings, database);
        config.setMaximumPoolSize(database.isFile() ? 1 : CONNECTIONS_BESIDE_JOURNAL);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    /** Without a connection until somebody reads. They never write: it is commits next to each other that harm an H2 file. */
    private static HikariDataSource reading(String name, StorageSettings settings, Database database) {
        HikariConfig config = config(name, settings, database);
        config.setMaximumPoolSize(settings.readConnections());
        config.setMinimumIdle(0);
        config.setReadOnly(true);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static HikariConfig config(String name, StorageSettings settings, Database database) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        database.properties().forEach(config::addDataSourceProperty);
        config.setConnectionTimeout(settings.connectionWait().toMillis());
        return config;
    }
}
