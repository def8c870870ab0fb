package org.sameframe.persistence;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.RoomKeys;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.RoomKey;

/** What every store does with the rooms' keys. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestStore.Kind.class)
class RoomKeyStoreTest {
    private static final RoomCode ROOM = new RoomCode("ABCD-2345");
    private static final RoomCode OTHER = new RoomCode("ABCD-2346");

    private final Path folder;
    private final TestStore store;
    private final RunningStore running;

    RoomKeyStoreTest(TestStore.Kind kind, @TempDir Path folder) throws StorageProblem {
        this.folder = folder;
        store = TestStore.create(kind, folder);
        running = new RunningStore(store);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    @DisplayName("[KY1] a key is made once, and found again after a restart")
    void create() throws Exception {
        assertThat(get(keys().find(ROOM))).isEmpty();
        RoomKey key = get(keys().create(ROOM));

        assertThat(get(keys().create(ROOM))).isEqualTo(key);
        assertThat(get(keys().create(OTHER))).isNotEqualTo(key);
        running.restart();
        assertThat(get(keys().find(ROOM))).isEqualTo(Optional.of(key));
    }

    @Test
    @DisplayName("[KY1] all who make a room's key at the same time get the same one")
    void race() throws Exception {
        RoomKeys keys = keys();
        List<CompletionStage<RoomKey>> made =
                IntStream.range(0, 40).mapToObj(i -> keys.create(ROOM)).toList();
        for (CompletionStage<RoomKey> key : made) {
            assertThat(get(key)).isEqualTo(get(made.get(0)));
        }
    }

    @Test
    @DisplayName("[KY1] a wrapped key opens for its own room only, and does not show the key")
    void wrapped() throws Exception {
        RoomKey key = get(keys().create(ROOM));
        get(keys().create(OTHER));
        assertThat(store.count("room_key WHERE octet_length(wrapped) = 60")).isEqualTo(2);
        assertThat(key.toString()).doesNotContainPattern("\\d");
        store.execute("UPDATE room_key SET wrapped = (SELECT wrapped FROM room_key WHERE room = '%s') WHERE room = '%s'"
                .formatted(ROOM, OTHER));

        ExecutionException failure = catchThrowableOfType(ExecutionException.class, () -> get(keys().find(OTHER)));
        assertThat(failure).hasCauseInstanceOf(LedgerDamaged.class).hasMessageContaining(OTHER.value());
        assertThat(get(keys().find(ROOM))).isEqualTo(Optional.of(key));
    }

    @Test
    @DisplayName("[KY1] while the store cannot be reached a call fails, it does not say that there is no room")
    void down() throws Exception {
        get(keys().create(ROOM));
        store.execute("ALTER TABLE room_key RENAME TO gone");
        assertThat(catchThrowableOfType(ExecutionException.class, () -> get(keys().find(ROOM))))
                .isNotNull();
    }

    @Test
    @DisplayName("[KY2] the master key is 32 bytes in a file that its owner alone can read")
    void masterKey() throws Exception {
        Path file = folder.resolve("keys").resolve("master.key");
        assertThat(Files.size(file)).isEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    @DisplayName("[KY3] a missing or foreign master key is refused, and never replaced")
    void otherMasterKey() throws Exception {
        Path file = folder.resolve("keys").resolve("master.key");
        Path backup = folder.resolve("backup");
        RoomKey key = get(keys().create(ROOM));
        running.close();

        Files.move(file, backup);
        assertThat(problem()).isEqualTo(StorageProblem.Code.MASTER_KEY_MISSING);
        assertThat(file).doesNotExist();
        Files.write(file, new byte[32]);
        assertThat(problem()).isEqualTo(StorageProblem.Code.MASTER_KEY_WRONG);
        Files.write(file, new byte[31]);
        assertThat(problem()).isEqualTo(StorageProblem.Code.MASTER_KEY_WRONG);

        Files.move(backup, file, StandardCopyOption.REPLACE_EXISTING);
        running.restart();
        assertThat(get(keys().find(ROOM))).isEqualTo(Optional.of(key));
    }

    @Test
    @DisplayName("[KY2] the master key may lie elsewhere")
    void elsewhere(@TempDir Path elsewhere) throws Exception {
        Path file = elsewhere.resolve("secrets").resolve("sameframe.key");
        Storage.open(
                        ConfigFactory.parseMap(Map.of("sameframe.storage.master-key-file", file.toString()))
                                .withFallback(ConfigFactory.load()),
                        elsewhere.resolve("data"))
                .close();
        assertThat(Files.size(file)).isEqualTo(32);
        assertThat(elsewhere.resolve("data").resolve("keys")).doesNotExist();
    }

    private StorageProblem.Code problem() {
        return catchThrowableOfType(StorageProblem.class, store::open).code();
    }

    private RoomKeys keys() {
        return running.storage().roomKeys(running.pekko().system());
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, SECONDS);
    }
}
