package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sameframe.persistence.StorageProblem.Code.DATA_FOLDER;
import static org.sameframe.persistence.StorageProblem.Code.STORAGE_BROKEN;
import static org.sameframe.persistence.StorageProblem.Code.STORAGE_FOREIGN;
import static org.sameframe.persistence.StorageProblem.Code.STORAGE_IN_USE;
import static org.sameframe.persistence.StorageProblem.Code.STORAGE_REFUSED;
import static org.sameframe.persistence.StorageProblem.Code.STORAGE_SETTINGS;
import static org.sameframe.persistence.StorageProblem.Code.STORAGE_UNREACHABLE;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StorageTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest(name = "[ST1] {0}")
    @DisplayName("[ST1] the tables are made once, and opening again leaves them as they are")
    @EnumSource(TestStore.Kind.class)
    void migrations(TestStore.Kind kind) throws Exception {
        TestStore store = TestStore.create(kind, folder);
        for (int start = 1; start <= 3; start++) {
            store.open().close();
            assertThat(store.count("\"schema_history\" WHERE \"version\" IS NOT NULL"))
                    .isEqualTo(kind == TestStore.Kind.H2 ? 4 : 10);
        }
    }

    @ParameterizedTest(name = "[ST1] {0}")
    @DisplayName("[ST1] a store of a newer version is refused")
    @EnumSource(TestStore.Kind.class)
    void newer(TestStore.Kind kind) throws Exception {
        TestStore store = TestStore.create(kind, folder);
        store.open().close();
        store.execute("""
                INSERT INTO "schema_history" ("installed_rank", "version", "description", "type", "script",
                  "installed_by", "execution_time", "success")
                VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'somebody', 1, true)""");

        refused(store.config(), folder, STORAGE_FOREIGN);
    }

    @Test
    @DisplayName("[ST2] a database with somebody else's tables is refused")
    void foreign() throws Exception {
        TestStore store = TestStore.create(TestStore.Kind.POSTGRESQL, folder);
        store.execute("CREATE TABLE somebodys (id INTEGER)");

        refused(store.config(), folder, STORAGE_FOREIGN);
    }

    @Test
    @DisplayName("[ST2] a data folder that cannot be written is refused")
    void noFolder() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        refused(ConfigFactory.load(), file.resolve("data"), DATA_FOLDER);
        refused(ConfigFactory.load(), folder.resolve("a;b"), DATA_FOLDER);
    }

    @Test
    @DisplayName("[ST2] a store that another process has open is refused")
    void inUse() throws Exception {
        TestStore store = TestStore.create(TestStore.Kind.H2, folder);
        store.open().close();
        try (FileChannel other = FileChannel.open(folder.resolve("store.mv.db"), StandardOpenOption.WRITE)) {
            assertThat(other.lock().isValid()).isTrue();
            refused(store.config(), folder, STORAGE_IN_USE);
        }
        store.open().close();
    }

    @Test
    @DisplayName("[ST2] a store that cannot be read is refused, and left as it is")
    void broken() throws Exception {
        Path file =
                Files.writeString(folder.resolve("store.mv.db"), "no database, but longer than a header ".repeat(400));
        byte[] before = Files.readAllBytes(file);

        refused(ConfigFactory.load(), folder, STORAGE_BROKEN);
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    @DisplayName("[ST2] a directory of rooms that cannot be read is said to be one, and left as it is")
    void brokenDirectory() throws Exception {
        Path file = Files.writeString(
                folder.resolve("directory.mv.db"), "no database, but longer than a header ".repeat(400));
        byte[] before = Files.readAllBytes(file);

        assertThat(refused(ConfigFactory.load(), folder, STORAGE_BROKEN)).hasMessageContaining("directory.mv.db");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    @DisplayName("[ST2] a PostgreSQL server that is not there is said to be out of reach")
    void unreachable() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        StorageProblem problem = refused(
                postgresql("jdbc:postgresql://localhost:" + port + "/x?password=secret1", "u"),
                folder,
                STORAGE_UNREACHABLE);
        assertThat(problem).hasMessageContaining("localhost:" + port).hasMessageNotContaining("secret");
    }

    @Test
    @DisplayName("[ST2] a PostgreSQL server that accepts and says nothing is given up in time")
    void silent() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            refused(
                    postgresql("jdbc:postgresql://localhost:" + silent.getLocalPort() + "/x", "u"),
                    folder,
                    STORAGE_UNREACHABLE);
        }
    }

    @ParameterizedTest(name = "[ST2] {0}")
    @DisplayName("[ST2] a refused login says so")
    @CsvSource({"store-that-is-not, postgres", "postgres, nobody"})
    void refusedLogin(String database, String user) {
        String url = "jdbc:postgresql://localhost:" + PostgresServer.port() + "/" + database;
        assertThat(refused(postgresql(url, user), folder, STORAGE_REFUSED)).hasMessageContaining(user);
    }

    @Test
    @DisplayName("[ST2] settings that name no store are refused")
    void settings() {
        refused(postgresql("jdbc:mysql://localhost/x", "u"), folder, STORAGE_SETTINGS);
        Config noFile = ConfigFactory.parseMap(Map.of("sameframe.storage.password-file", folder + "/none"));
        refused(noFile.withFallback(ConfigFactory.load()), folder, STORAGE_SETTINGS);
    }

    @Test
    @DisplayName("[ST9] the H2 file is opened with the options without which it loses what was acknowledged")
    void options() throws Exception {
        Config config = ConfigFactory.load();
        assertThat(Database.of(StorageSettings.of(config, folder)).url())
                .endsWith(";WRITE_DELAY=0;REUSE_SPACE=FALSE;DB_CLOSE_ON_EXIT=FALSE");
    }

    @Test
    @DisplayName("[ST9] the journal writes an H2 file through one connection, whatever is set")
    void oneWriter() throws Exception {
        TestStore store = TestStore.create(TestStore.Kind.H2, folder);
        try (Storage storage = store.open()) {
            Config pool =
                    storage.configure(store.config()).getConfig("pekko-persistence-jdbc.shared-databases.sameframe.db");
            assertThat(pool.getInt("numThreads")).isEqualTo(1);
            assertThat(pool.getInt("maxConnections")).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "[ST9] {0} = {1}")
    @DisplayName("[ST9] the traps of the journal's settings are closed")
    @CsvSource({
        "pekko.persistence.journal.plugin, sameframe.journal",
        "pekko.persistence.snapshot-store.plugin, sameframe.snapshot-store",
        "sameframe.journal.class, org.apache.pekko.persistence.jdbc.journal.JdbcAsyncWriteJournal",
        "sameframe.journal.batchSize, 1",
        "sameframe.journal.write-response-global-order, off",
        "sameframe.journal.replay-filter.mode, fail",
        "pekko-persistence-jdbc.shared-databases.sameframe.db.properties.socketTimeout, 2",
        "pekko-persistence-jdbc.shared-databases.sameframe.db.properties.connectTimeout, 5",
        "pekko-persistence-jdbc.shared-databases.sameframe.db.connectionTimeout, 1000"
    })
    void traps(String key, String value) throws Exception {
        TestStore store = TestStore.create(TestStore.Kind.POSTGRESQL, folder);
        try (Storage storage = store.open()) {
            assertThat(storage.configure(store.config()).getString(key)).isEqualTo(value);
        }
    }

    private static Config postgresql(String url, String user) {
        return ConfigFactory.parseMap(Map.of(
                        "sameframe.storage.url",
                        url,
                        "sameframe.storage.user",
                        user,
                        "sameframe.storage.password",
                        "secret2",
                        "sameframe.storage.connect-timeout",
                        "1s"))
                .withFallback(ConfigFactory.load());
    }

    private static StorageProblem refused(Config config, Path folder, StorageProblem.Code code) {
        StorageProblem problem = catchThrowableOfType(
                StorageProblem.class, () -> Storage.open(config, folder).close());
        assertThat(problem).isNotNull().hasNoCause().hasMessageNotContaining("secret");
        assertThat(problem.code()).as(problem.getMessage()).isEqualTo(code);
        assertThat(problem.getMessage()).doesNotContain("\n").endsWith(".");
        assertThat(problem.getStackTrace()).isEmpty();
        return problem;
    }
}
