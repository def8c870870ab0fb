package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.persistence.ErasureFixture.get;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.room.RoomCode;
import org.sameframe.still.Pictures;
import org.sameframe.still.Still;
import org.sameframe.still.StillReply;
import org.sameframe.transfer.Outcome;

/** Stills that go with their rooms. */
@ParameterizedClass(name = "from {0}")
@EnumSource(TestStore.Kind.class)
class StillTransferTest {
    private static final List<Still> STILLS = IntStream.range(0, 5)
            .mapToObj(i -> Pictures.png(64, 36, "picture %d ".formatted(i).repeat(1 << 4 * i)))
            .toList();

    private final Path folder;
    private final MovedRooms moved;
    private final RoomCode room;
    private final RoomCode other;

    StillTransferTest(TestStore.Kind kind, @TempDir Path folder) throws Exception {
        this.folder = folder;
        moved = new MovedRooms(kind, folder);
        room = moved.source().server().room("Dailies", "Ann");
        other = moved.source().server().room("Rushes", "Bob");
        for (Still still : STILLS) {
            MovedRooms.keep(moved.source(), room, still);
        }
        MovedRooms.keep(moved.source(), other, STILLS.get(0));
    }

    @AfterEach
    void stop() {
        moved.close();
    }

    private static int stills(List<Outcome> outcomes, RoomCode room) {
        return outcomes.stream()
                .filter(outcome -> outcome.room().equals(room))
                .mapToInt(outcome ->
                        outcome instanceof Outcome.Moved some ? some.stills() : ((Outcome.Present) outcome).stills())
                .sum();
    }

    private void areAllIn(MovedRooms.Side server) throws Exception {
        for (Still still : STILLS) {
            assertThat(get(MovedRooms.stills(server).find(room, still.hash()))).isEqualTo(new StillReply.Found(still));
        }
        assertThat(get(MovedRooms.stills(server).find(other, STILLS.get(0).hash())))
                .isEqualTo(new StillReply.Found(STILLS.get(0)));
        assertThat(get(MovedRooms.stills(server).find(other, STILLS.get(1).hash())))
                .isEqualTo(new StillReply.Missing());
    }

    @Test
    @DisplayName("[JT6] a room's stills go with it, there and back, each as it was sealed")
    void thereAndBack() throws Exception {
        Path file = folder.resolve("rooms");
        List<Outcome> exported = moved.export(moved.source(), file);

        List<Outcome> imported = moved.load(file, moved.target());

        assertThat(imported).isEqualTo(exported);
        assertThat(stills(imported, room)).isEqualTo(STILLS.size());
        assertThat(stills(imported, other)).isEqualTo(1);
        areAllIn(moved.target());
        assertThat(rows(moved.target())).isEqualTo(rows(moved.source()));

        Path back = moved.export(moved.target());
        assertThat(moved.load(back, moved.source()))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Present.class));
        assertThat(Files.size(back)).isEqualTo(Files.size(file));
        areAllIn(moved.source());
    }

    @Test
    @DisplayName("[JT6] a room that is there with the same head gets the stills that it lacks, and no other room any")
    void added() throws Exception {
        Path file = moved.export(moved.source());
        moved.load(file, moved.target());
        assertThat(get(MovedRooms.stills(moved.target()).erase(room))).isEqualTo(STILLS.size());
        MovedRooms.keep(moved.target(), room, STILLS.get(2));
        get(moved.target().server().rooms.join(other, "Cy"));
        get(MovedRooms.stills(moved.target()).erase(other));

        List<Outcome> again = moved.load(file, moved.target());

        assertThat(again)
                .filteredOn(outcome -> outcome.room().equals(room))
                .singleElement()
                .satisfies(outcome ->
                        assertThat(((Outcome.Present) outcome).stills()).isEqualTo(STILLS.size() - 1));
        assertThat(again)
                .filteredOn(outcome -> outcome.room().equals(other))
                .singleElement()
                .isInstanceOf(Outcome.Refused.class);
        for (Still still : STILLS) {
            assertThat(get(MovedRooms.stills(moved.target()).find(room, still.hash())))
                    .isEqualTo(new StillReply.Found(still));
        }
        assertThat(get(MovedRooms.stills(moved.target())
                        .find(other, STILLS.get(0).hash())))
                .isEqualTo(new StillReply.Missing());
    }

    @Test
    @DisplayName("[JT6] what an import left behind that was interrupted between stills and room is made anew")
    void interrupted() throws Exception {
        Path file = moved.export(moved.source());
        moved.load(file, moved.target());
        moved.target().server().store.execute("DELETE FROM \"event_journal\"");
        moved.target().server().store.execute("DELETE FROM room_key");

        assertThat(moved.load(file, moved.target()))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Moved.class));
        areAllIn(moved.target());
    }

    @Test
    @DisplayName("[JT6] [JT7] a room that was erased goes without stills, also while they are still to be destroyed")
    void erased() throws Exception {
        get(moved.source()
                .server()
                .storage
                .erasures(moved.source().server().system())
                .begin(room, 1));

        List<Outcome> imported = moved.load(moved.export(moved.source()), moved.target());

        assertThat(stills(imported, room)).isZero();
        assertThat(stills(imported, other)).isEqualTo(1);
        get(moved.target().server().erasure().erase(other, OptionalInt.empty()));
        assertThat(rows(moved.target())).hasSize(1);
    }

    /** All stills as the store has them, in the order of their rooms and names. */
    private List<String> rows(MovedRooms.Side side) throws Exception {
        ErasureFixture server = side.server();
        StorageSettings settings = StorageSettings.of(server.store.config(), server.store.folder());
        try (Connection connection =
                Database.of(settings).ofStills(settings.dataFolder()).connect()) {
            return BlockingSql.select(
                    connection,
                    row -> row.getString(1)
                            + java.util.Arrays.hashCode(row.getBytes(2))
                            + java.util.Arrays.hashCode(row.getBytes(3))
                            + row.getString(4)
                            + row.getLong(5)
                            + row.getLong(6),
                    "SELECT room, name, sealed, type, bytes, made FROM still ORDER BY room, name");
        }
    }
}
