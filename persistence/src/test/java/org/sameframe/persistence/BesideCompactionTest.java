package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.persistence.ErasureFixture.get;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pekko.Done;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.history.RoomDirectory;
import org.sameframe.retention.Erasure;
import org.sameframe.room.RoomCode;
import org.sameframe.still.StillLimits;
import org.sameframe.still.Stills;

/**
 * H2's files beside the store, with what is erased among much that is kept. A small file is written anew whenever it is closed,
 * and so is a part of a large one of which little is in use: neither would show whether it was compacted.
 */
class BesideCompactionTest {
    private static final String CANARY = "canary-0ddba11f";
    private static final int ROWS = 600;
    private static final int BYTES = 32 * 1024;

    private final Path folder;
    private final ErasureFixture fixture;
    private final Random random = new Random(11);
    private final byte[] picture = bytes();

    BesideCompactionTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        fixture = new ErasureFixture(TestStore.Kind.H2, folder);
    }

    @BeforeEach
    void fill() throws Exception {
        try (Connection directory = directory().connect();
                Connection stills = ofStills().connect()) {
            directory.setAutoCommit(false);
            stills.setAutoCommit(false);
            for (int i = 0; i < ROWS; i++) {
                list(directory, RoomCode.of(i), HexFormat.of().formatHex(bytes(), 0, BYTES / 2));
                keep(stills, RoomCode.of(i), bytes());
            }
            directory.commit();
            stills.commit();
        }
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    @DisplayName("[ER6] what was erased has no byte left in large files of directory and stills; what was not is there")
    void beside() throws Exception {
        RoomCode room = fixture.room("Dailies", "Ann");
        try (Connection directory = directory().connect();
                Connection stills = ofStills().connect()) {
            directory.setAutoCommit(false);
            stills.setAutoCommit(false);
            list(directory, room, CANARY);
            keep(stills, room, picture);
            for (int i = ROWS; i < 2 * ROWS; i++) {
                list(directory, RoomCode.of(i), HexFormat.of().formatHex(bytes(), 0, BYTES / 2));
                keep(stills, RoomCode.of(i), bytes());
            }
            directory.commit();
            stills.commit();
        }
        byte[] part = Arrays.copyOf(picture, 64);
        assertThat(Traces.inFiles(folder, Traces.ofText(CANARY))).containsExactly(folder.resolve("directory.mv.db"));
        assertThat(Traces.inFiles(folder, Traces.ofBytes(part))).containsExactly(folder.resolve("stills.mv.db"));

        get(erasure().erase(room, OptionalInt.of(1)));
        assertThat(fixture.stop()).isTrue();

        assertThat(Traces.inFiles(
                        folder,
                        Stream.concat(Traces.ofText(CANARY).stream(), Traces.ofBytes(part).stream())
                                .toList()))
                .isEmpty();
        fixture.start();
        assertThat(rows(directory(), "room_directory WHERE length(people) = " + (BYTES + 2)))
                .isEqualTo(2 * ROWS);
        assertThat(rows(ofStills(), "still")).isEqualTo(2 * ROWS);
    }

    /** With what stands beside the store, as a server has it. */
    private Erasure erasure() {
        RoomDirectory directory = RoomDirectory.create(
                fixture.system(),
                fixture.storage.directorySide(fixture.system()),
                fixture.storage.readSide(fixture.system()),
                InstantSource.system());
        Stills stills = fixture.storage.stills(fixture.system(), new StillLimits(1 << 20, 1_000, 1L << 30));
        return fixture.erasure(
                room -> directory.erase(room).thenApply(nothing -> Done.getInstance()),
                room -> stills.erase(room).thenApply(count -> Done.getInstance()));
    }

    private byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void list(Connection connection, RoomCode room, String people) throws Exception {
        BlockingSql.update(connection, """
                INSERT INTO room_directory (room, state, title, created, latest, seq, people, media, search, search_people,
                  search_media) VALUES (?, 'OPEN', '', 1, 1, 1, ?, '', '', '', '')""", room.value(), "1\t" + people);
        BlockingSql.update(connection, "INSERT INTO room_witness (room, seq, hash) VALUES (?, 1, X'00')", room.value());
    }

    private static void keep(Connection connection, RoomCode room, byte[] sealed) throws Exception {
        BlockingSql.update(
                connection,
                "INSERT INTO still (room, name, type, sealed, bytes, made) VALUES (?, X'00', 'image/png', ?, ?, 1)",
                room.value(),
                sealed,
                sealed.length);
    }

    private static long rows(Database database, String rest) throws Exception {
        try (Connection connection = database.connect()) {
            return BlockingSql.select(connection, row -> row.getLong(1), "SELECT count(*) FROM " + rest)
                    .get(0);
        }
    }

    private Database directory() throws StorageProblem {
        return Database.ofDirectory(StorageSettings.of(fixture.store.config(), folder));
    }

    private Database ofStills() throws StorageProblem {
        return Database.of(StorageSettings.of(fixture.store.config(), folder)).ofStills(folder);
    }
}
