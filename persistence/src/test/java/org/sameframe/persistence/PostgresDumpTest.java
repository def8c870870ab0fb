package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.persistence.ErasureFixture.get;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.pekko.Done;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.history.HistoryReply;
import org.sameframe.history.RoomDirectory;
import org.sameframe.retention.Erasure;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.RoomReply;

/** What docs/operations.md says of dumps of PostgreSQL, done with COPY. */
class PostgresDumpTest {
    private static final String CANARY = "canary-d0d0cafe";

    private final Path folder;
    private final ErasureFixture fixture;

    PostgresDumpTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        fixture = new ErasureFixture(TestStore.Kind.POSTGRESQL, folder.resolve("data"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    @DisplayName(
            "[BK3] a dump in another database, with the keys beside it, has the rooms with the same heads, and they go"
                    + " on")
    void restored() throws Exception {
        RoomCode room = fixture.room("Dailies", "Ann");
        get(fixture.rooms.join(room, "Bob"));
        HistoryReply.Checked head = checked(fixture, room);
        PostgresDump dump = PostgresDump.of(fixture.store);

        Path other = folder.resolve("other");
        copy(folder.resolve("data").resolve("keys"), other.resolve("keys"));
        try (ErasureFixture restored = new ErasureFixture(TestStore.Kind.POSTGRESQL, other)) {
            restored.stop();
            dump.restoreInto(restored.store);
            restored.start();

            assertThat(checked(restored, room)).isEqualTo(head);
            HistoryReply.PastRoom state =
                    (HistoryReply.PastRoom) get(restored.history.stateUntil(room, Long.MAX_VALUE));
            assertThat(state.room().participants())
                    .extracting(person -> person.name())
                    .containsExactly("Ann", "Bob");
            assertThat(get(restored.rooms.join(room, "Cy"))).isInstanceOf(RoomReply.Admitted.class);
            assertThat(checked(restored, room).head().seq())
                    .isEqualTo(head.head().seq() + 1);
        }
    }

    @Test
    @DisplayName(
            "[ER5] [ER8] a dump has people's texts in the directory alone, and after an erasure neither those nor the"
                    + " key")
    void erased() throws Exception {
        RoomDirectory directory = RoomDirectory.create(
                fixture.system(),
                fixture.storage.directorySide(fixture.system()),
                fixture.storage.readSide(fixture.system()),
                InstantSource.system());
        RoomCode room = fixture.room("Dailies " + CANARY, "Ann " + CANARY);
        byte[] key = fixture.wrapped(room);
        byte[] otherKey = fixture.wrapped(fixture.room("Rushes", "Cy"));
        get(directory.start(false));
        PostgresDump before = PostgresDump.of(fixture.store);
        assertThat(before.with(Traces.ofText(CANARY))).containsExactly("room_directory");
        assertThat(before.with(List.of(key))).containsExactly("room_key");

        Erasure erasure = fixture.erasure(each -> directory.erase(each).thenApply(nothing -> Done.getInstance()));
        get(erasure.erase(room, OptionalInt.of(1)));

        PostgresDump after = PostgresDump.of(fixture.store);
        assertThat(after.with(Traces.ofText(CANARY))).isEmpty();
        assertThat(after.with(Traces.ofBytes(key))).isEmpty();
        assertThat(after.with(List.of(otherKey))).as("what is kept is found").containsExactly("room_key");
        assertThat(after.with(Traces.ofText(room.value())))
                .as("the entries stay")
                .contains("event_journal");
    }

    private static HistoryReply.Checked checked(ErasureFixture of, RoomCode room) throws Exception {
        HistoryReply.Checked checked = (HistoryReply.Checked) get(of.history.check(room));
        assertThat(checked.damage()).isEmpty();
        return checked;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
