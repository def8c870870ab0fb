package org.sameframe.persistence;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.sameframe.pin.Guesses;
import org.sameframe.pin.Pins;
import org.sameframe.room.actor.RoomKeys;
import org.sameframe.still.StillLimits;
import org.sameframe.still.Stills;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store of a server: an H2 file in the data folder, or a PostgreSQL database.
 *
 * <p>Opened before the actor system, which is then started with {@link #configure}, and closed after it.
 */
public final class Storage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);
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

    /**
     * Whether a store can be reached, without changing anything; blocks.
     *
     * @return what it is; empty: an H2 file that is not there yet
     * @throws StorageProblem if it cannot be reached or opened
     */
    public static Optional<String> probe(Config config, Path dataFolder) throws StorageProblem {
        StorageSettings settings = StorageSettings.of(config, dataFolder);
        Database database = Database.of(settings);
        if (database.isFile() && !Files.exists(settings.dataFolder().resolve("store.mv.db"))) {
            return Optional.empty();
        }
        try (Connection connection = database.connect()) {
            connection.isValid(Math.toIntExact(settings.connectTimeout().toSeconds()));
            return Optional.of(database.description(settings));
        } catch (SQLException e) {
            throw SqlProblems.opening(database, settings, e);
        }
    }

    /** The configuration with which the actor system is to be started, so that rooms are kept in this store. */
    public Config configure(Config config) {
        return configure(config, settings, database);
    }

    /**
     * The same, before the store is opened: for who starts an actor system of their own.
     *
     * @throws StorageProblem if the settings name no store
     */
    public static Config configuration(Config config, Path dataFolder) throws StorageProblem {
        StorageSettings settings = StorageSettings.of(config, dataFolder);
        return configure(config, settings, Database.of(settings));
    }

    private static Config configure(Config config, StorageSettings settings, Database database) {
        int connections = journalConnections(settings, database);
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
    private static int journalConnections(StorageSettings settings, Database database) {
        return database.isFile() ? 1 : settings.connections();
    }

    /** The rooms' keys. */
    public RoomKeys roomKeys(ActorSystem<?> system) {
        return new RoomKeyStore(writing(system), masterKey);
    }

    private BlockingSql writing(ActorSystem<?> system) {
        return new BlockingSql(pool, system.dispatchers().lookup(DispatcherSelector.fromConfig(DISPATCHER)));
    }

    /** The rooms' PINs. */
    public Pins pins(ActorSystem<?> system) {
        return new PinStore(writing(system), masterKey);
    }

    /** How many PINs were tried. */
    public Guesses guesses(ActorSystem<?> system, InstantSource clock) {
        return guessStore(system, clock);
    }

    private GuessStore guessStore(ActorSystem<?> system, InstantSource clock) {
        Executor executor = system.dispatchers().lookup(DispatcherSelector.fromConfig(DIRECTORY));
        return new GuessStore(new BlockingSql(directory.writing(), executor), clock);
    }

    /** Which rooms were erased. */
    public ErasureLog erasures(ActorSystem<?> system) {
        return new ErasureLog(writing(system));
    }

    /** What the store itself holds of rooms that is personal, or opens it: the keys first. */
    public List<Erasable> erasables(ActorSystem<?> system) {
        return List.of(
                new RoomKeyStore(writing(system), masterKey),
                new StoredSnapshots(writing(system)),
                new PinStore(writing(system), masterKey),
                guessStore(system, InstantSource.system()));
    }

    /** What is left to do once a room was erased, in a sentence for people. */
    public String afterErasure() {
        return database.isFile()
                ? "The bytes of the destroyed key leave the store's file when the server stops the next time."
                : "The bytes of the destroyed key leave the database's tables with `sameframe.jar compact`, and its"
                        + " write-ahead log and backups when you remove those.";
    }

    /** The store for those who only read it. */
    public ReadSide readSide(ActorSystem<?> system) {
        Executor executor = system.dispatchers().lookup(DispatcherSelector.fromConfig(READING));
        return new ReadSide(reading, new RoomKeyStore(new BlockingSql(reading, executor), masterKey), executor);
    }

    /** The directory of rooms and the log of accesses. */
    public DirectorySide directorySide(ActorSystem<?> system) {
        return new DirectorySide(
                directory.writing(),
                directory.reading(),
                system.dispatchers().lookup(DispatcherSelector.fromConfig(DIRECTORY)),
                WitnessTags.of(masterKey, settings.masterKeyFile()));
    }

    /** Seals secrets that the database keeps. */
    public SealedSecrets secrets() {
        return SealedSecrets.of(masterKey);
    }

    /** The pictures of rooms' notes. */
    public Stills stills(ActorSystem<?> system, StillLimits limits) {
        Executor executor = system.dispatchers().lookup(DispatcherSelector.fromConfig(DISPATCHER));
        return new StillStore(
                stills,
                database.isFile(),
                new RoomKeyStore(new BlockingSql(pool, executor), masterKey),
                limits,
                executor);
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

    /**
     * Closes the store, and compacts an H2 file if that is due: something was erased, or the file is much larger than what it
     * holds [ER6]. Blocks no caller.
     *
     * @param within after this much the answer comes anyway; what is not finished by the end of the process is made again when
     *     the store is closed the next time, and nothing is lost
     * @return whether the file was compacted; never fails
     */
    public CompletionStage<Boolean> closeAndCompact(Duration within) {
        if (!database.isFile()) {
            close();
            return CompletableFuture.completedFuture(false);
        }
        return CompletableFuture.supplyAsync(this::compactIfDue, Storage::onThread)
                .orTimeout(within.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> {
                    LOG.warn(
                            "Closing the store, and compacting it where that is due, did not end within {} s: what was erased may"
                                    + " still be in its files. It is compacted when the server stops the next time; or do it now,"
                                    + " once this process has ended, with `sameframe.jar compact`.",
                            within.toSeconds());
                    return false;
                });
    }

    /** A daemon, which the end of the process may end. */
    private static void onThread(Runnable work) {
        Thread thread = new Thread(work, "compaction");
        thread.setDaemon(true);
        thread.start();
    }

    private boolean compactIfDue() {
        // Held while the pools are closed: H2 is closed with its last connection.
        try (Connection connection = database.connect()) {
            close();
            boolean isDue = Compaction.isDue(database, connection);
            if (isDue) {
                LOG.info("Compacting the store");
                Compaction.run(database, file(), beside(), connection);
            }
            return isDue;
        } catch (SQLException | IOException | StorageProblem e) {
            close();
            LOG.warn("The store was not compacted, which is tried again: {}", e.toString());
            return false;
        }
    }

    /**
     * Compacts the store of a server that does not run, in any case; blocks. PostgreSQL's may run.
     *
     * @param config the whole configuration
     * @return the bytes of the H2 file before and after; empty: there is no such file
     * @throws StorageProblem if the store cannot be opened or compacted
     */
    public static Optional<Sizes> compact(Config config, Path dataFolder) throws StorageProblem {
        try (Storage storage = open(config, dataFolder);
                Connection connection = storage.database.connect()) {
            storage.close();
            long before = storage.size();
            Compaction.run(storage.database, storage.file(), storage.beside(), connection);
            return storage.database.isFile() ? Optional.of(new Sizes(before, storage.size())) : Optional.empty();
        } catch (SQLException | IOException e) {
            throw new StorageProblem(
                    StorageProblem.Code.STORAGE_BROKEN,
                    "The store could not be compacted (%s); it is as it was. Make room on the disk, or put back a backup."
                            .formatted(SqlProblems.firstLine(e)));
        }
    }

    /** Of a file, in bytes. */
    public record Sizes(long before, long after) {}

    private long size() throws IOException {
        return database.isFile() ? Files.size(file()) : 0;
    }

    /** The other files of H2, with names of rooms and sealed pictures. */
    private Map<Path, Database> beside() throws StorageProblem {
        return database.isFile()
                ? Map.of(
                        settings.dataFolder().resolve("directory.mv.db"), Database.ofDirectory(settings),
                        settings.dataFolder().resolve("stills.mv.db"), database.ofStills(settings.dataFolder()))
                : Map.of();
    }

    private Path file() {
        return settings.dataFolder().resolve("store.mv.db");
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
