package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.persistence.HistoryFixture.get;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.history.HistoryReply;
import org.sameframe.history.RecordedEntry;
import org.sameframe.history.Selection;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCode;

/** A room as it was. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestStore.Kind.class)
class HistoryStateTest {
    private final HistoryFixture fixture;

    HistoryStateTest(TestStore.Kind kind, @TempDir Path folder) throws Exception {
        fixture = new HistoryFixture(kind, folder);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    @DisplayName("[HI6] after each of its entries, the room is what its entries up to there make of it")
    void afterEachEntry() throws Exception {
        Room folded = Room.NONE;
        for (RecordedEntry recorded : fixture.all(fixture.room(), Selection.ALL, 1_000)) {
            folded = folded.apply(recorded.entry());
            HistoryReply.PastRoom past = at(recorded.entry().seq());

            assertThat(past.room().values()).isEqualTo(folded.values());
            assertThat(past.mark().seq()).isEqualTo(recorded.entry().seq());
            assertThat(past.mark().hash()).isEqualTo(recorded.row().hash());
            assertThat(past.at()).isEqualTo(recorded.entry().at());
        }
    }

    @Test
    @DisplayName("[HI6] at an instant, the room is what the last entry until then has made of it")
    void atInstants() throws Exception {
        List<RecordedEntry> all = fixture.all(fixture.room(), Selection.ALL, 1_000);
        List<Long> instants = all.stream()
                .map(recorded -> recorded.entry().at())
                .flatMap(at -> Stream.of(at - 1, at, at + 1))
                .filter(at -> at >= all.get(0).entry().at())
                .distinct()
                .toList();
        for (long at : instants) {
            long last = all.stream()
                    .filter(entry -> entry.entry().at() <= at)
                    .mapToLong(entry -> entry.entry().seq())
                    .max()
                    .orElseThrow();

            assertThat(until(at).mark().seq()).isEqualTo(last);
        }
        assertThat(until(Long.MAX_VALUE).mark().seq()).isEqualTo(all.size());
        assertThat(until(all.get(0).entry().at()).at())
                .isEqualTo(all.get(0).entry().at());
    }

    @Test
    @DisplayName("[HI6] it is folded from the nearest snapshot: what lies before that is not read")
    void fromTheSnapshot() throws Exception {
        long snapshot = fixture.golden.snapshotSeq();
        HistoryReply.PastRoom before = at(fixture.entries());
        fixture.execute("DELETE FROM \"event_journal\" WHERE \"sequence_number\" = 2 AND \"persistence_id\" = ROOM");

        assertThat(at(fixture.entries()).room().values())
                .isEqualTo(before.room().values());
        assertThat(at(snapshot).mark().seq()).isEqualTo(snapshot);
        assertThat(get(fixture.history.stateAt(fixture.room(), snapshot - 1)))
                .isInstanceOfSatisfying(
                        HistoryReply.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.DAMAGED));
    }

    @Test
    @DisplayName("[HI6] a long history is folded once, and no more of it is known when the room is erased")
    void foldedOnce() throws Exception {
        RoomCode room = RoomCode.of(1);
        get(fixture.running.storage().roomKeys(fixture.running.pekko().system()).create(room));
        for (int i = 0; i < 5; i++) {
            fixture.running.append(fixture.running.open(1), 256);
        }
        HistoryReply before = get(fixture.history.stateAt(room, 1_100));
        assertThat(get(fixture.history.stateAt(room, 1_280))).isInstanceOf(HistoryReply.PastRoom.class);
        fixture.store.execute("DELETE FROM \"event_journal\" WHERE \"sequence_number\" = 2 AND \"persistence_id\" = '"
                + RunningStore.id(1) + "'");

        assertThat(get(fixture.history.stateAt(room, 1_100))).isEqualTo(before);
        assertThat(get(fixture.history.stateAt(room, 499))).isInstanceOf(HistoryReply.Refused.class);
        fixture.store.execute("DELETE FROM room_key WHERE room = '" + room + "'");
        assertThat(get(fixture.history.stateAt(room, 1_100))).isInstanceOf(HistoryReply.Refused.class);
    }

    @Test
    @DisplayName("[HI6] [HI9] an erased room's long history is folded once as well, without what was personal")
    void erasedFoldedOnce() throws Exception {
        RoomCode room = RoomCode.of(1);
        for (int i = 0; i < 5; i++) {
            fixture.running.append(fixture.running.open(1), 256);
        }
        HistoryReply before = get(fixture.history.stateAt(room, 1_100));
        assertThat(before).isInstanceOf(HistoryReply.PastRoom.class);
        fixture.store.execute("DELETE FROM \"event_journal\" WHERE \"sequence_number\" = 2 AND \"persistence_id\" = '"
                + RunningStore.id(1) + "'");

        assertThat(get(fixture.history.stateAt(room, 1_100))).isEqualTo(before);
        assertThat(get(fixture.history.stateAt(room, 499))).isInstanceOf(HistoryReply.Refused.class);
    }

    @ParameterizedTest(name = "[HI6] {0}")
    @DisplayName("[HI6] a snapshot that does not open, or is not of this ledger, is passed over")
    @ValueSource(
            strings = {
                "SET \"snapshot_ser_manifest\" = 'snapshot-9'",
                "SET \"snapshot_ser_id\" = 1",
                "SET \"snapshot_payload\" = (SELECT \"event_payload\" FROM \"event_journal\""
                        + " WHERE \"sequence_number\" = 1 AND \"persistence_id\" = ROOM)"
            })
    void snapshotPassedOver(String change) throws Exception {
        HistoryReply.PastRoom before = at(fixture.entries());
        fixture.execute("UPDATE \"snapshot\" " + change + " WHERE \"persistence_id\" = ROOM");

        assertThat(at(fixture.entries()).room().values())
                .isEqualTo(before.room().values());
    }

    private HistoryReply.PastRoom at(long seq) throws Exception {
        return (HistoryReply.PastRoom) get(fixture.history.stateAt(fixture.room(), seq));
    }

    private HistoryReply.PastRoom until(long at) throws Exception {
        return (HistoryReply.PastRoom) get(fixture.history.stateUntil(fixture.room(), at));
    }
}
