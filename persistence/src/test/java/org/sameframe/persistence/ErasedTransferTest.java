package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.persistence.ErasureFixture.get;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.retention.ErasureReply;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.still.Pictures;
import org.sameframe.transfer.Outcome;

/** Rooms that are erased on one side of a move. */
@ParameterizedClass(name = "from {0}")
@EnumSource(TestStore.Kind.class)
class ErasedTransferTest {
    private static final OptionalInt SERVER = OptionalInt.empty();

    private final MovedRooms moved;

    ErasedTransferTest(TestStore.Kind kind, @TempDir Path folder) throws Exception {
        moved = new MovedRooms(kind, folder);
    }

    @AfterEach
    void stop() {
        moved.close();
    }

    @Test
    @DisplayName("[JT7] a room that was erased here is not brought back by a file from before, whatever its head")
    void notBroughtBack() throws Exception {
        RoomCode room = moved.source().server().room("Dailies", "Ann");
        Path open = moved.export(moved.source());
        get(moved.source().server().rooms.close(room, 1));
        MovedRooms.keep(moved.source(), room, Pictures.png(64, 36, "one"));
        Path closed = moved.export(moved.source());
        moved.load(closed, moved.target());
        get(moved.target().server().erasure().erase(room, SERVER));

        for (Path file : new Path[] {open, closed}) {
            assertThat(moved.load(file, moved.target()))
                    .singleElement()
                    .satisfies(outcome ->
                            assertThat(erased(outcome)).contains("was erased here, and is not brought back"));
        }
        moved.target().server().store.execute("DELETE FROM \"event_journal\"");
        assertThat(moved.load(open, moved.target())).singleElement().satisfies(ErasedTransferTest::erased);

        assertThat(moved.target().server().store.count("room_key")).isZero();
        assertThat(moved.target().server().store.count("\"event_journal\"")).isZero();
        assertThat(refusal(moved.target(), room)).isEqualTo(RefusalCode.ERASED);
    }

    @Test
    @DisplayName("[JT7] once its erasure has begun here, a room is not brought back either")
    void begun() throws Exception {
        RoomCode room = moved.source().server().room("Dailies", "Ann");
        Path file = moved.export(moved.source());
        moved.load(file, moved.target());
        get(moved.target()
                .server()
                .storage
                .erasures(moved.target().server().system())
                .begin(room, 1));

        assertThat(moved.load(file, moved.target())).singleElement().satisfies(ErasedTransferTest::erased);
    }

    @Test
    @DisplayName("[JT7] a room that was erased arrives erased, and its new store knows it: nothing is left to do there")
    void arrivesErased() throws Exception {
        RoomCode room = moved.source().server().room("Dailies", "Ann");
        get(moved.source().server().erasure().erase(room, SERVER));
        RoomCode begun = moved.source().server().room("Rushes", "Bob");
        get(moved.source()
                .server()
                .storage
                .erasures(moved.source().server().system())
                .begin(begun, 1));
        Path file = moved.export(moved.source());

        assertThat(moved.load(file, moved.target()))
                .hasSize(2)
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Moved.class,
                                some -> assertThat(some.isErased()).isTrue()));

        for (RoomCode each : new RoomCode[] {room, begun}) {
            assertThat(refusal(moved.target(), each)).isEqualTo(RefusalCode.ERASED);
            assertThat(get(moved.target().server().erasure().erase(each, SERVER)))
                    .isInstanceOfSatisfying(
                            ErasureReply.Erased.class,
                            erased -> assertThat(erased.isComplete()).isTrue());
        }
        assertThat(moved.target().server().store.count("room_key")).isZero();

        moved.target().server().store.execute("DELETE FROM erasure");
        assertThat(moved.load(file, moved.target()))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Present.class));
        assertThat(refusal(moved.target(), room)).isEqualTo(RefusalCode.ERASED);
    }

    @Test
    @DisplayName("[JT7] a room that was erased there and lives here stays as it is, and is named")
    void livesHere() throws Exception {
        RoomCode room = moved.source().server().room("Dailies", "Ann");
        get(moved.source().server().rooms.close(room, 1));
        moved.load(moved.export(moved.source()), moved.target());
        get(moved.source().server().erasure().erase(room, SERVER));

        assertThat(moved.load(moved.export(moved.source()), moved.target()))
                .singleElement()
                .satisfies(outcome -> assertThat(erased(outcome)).contains("erase it here as well"));
        assertThat(moved.target().server().store.count("room_key")).isEqualTo(1);
        assertThat(moved.target().server().store.count("erasure")).isZero();
    }

    /** Why it was refused, as erased. */
    private static String erased(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(Outcome.Code.ERASED));
        return ((Outcome.Refused) outcome).why();
    }

    private static RefusalCode refusal(MovedRooms.Side side, RoomCode room) throws Exception {
        return ((RoomReply.Refused) get(side.server().rooms.find(room)))
                .refusal()
                .code();
    }
}
