package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.history.Cursor;
import org.sameframe.history.Damage;
import org.sameframe.history.HistoryReply;
import org.sameframe.history.RecordedEntry;
import org.sameframe.history.Selection;
import org.sameframe.room.Participant;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;
import org.sameframe.room.Value;

/** What is read of a ledger that was tampered with, and of one whose room was erased. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestStore.Kind.class)
class HistoryDamageTest {
    private static final RoomCode OTHER = RoomCode.of(2);

    private final HistoryFixture fixture;

    HistoryDamageTest(TestStore.Kind kind, @TempDir Path folder) throws Exception {
        fixture = new HistoryFixture(kind, folder);
        fixture.running.append(fixture.running.open(2), 20);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    static Stream<Arguments> damages() {
        String where = " WHERE \"persistence_id\" = ROOM AND \"sequence_number\" = ";
        String payload = "(SELECT \"event_payload\" FROM \"event_journal\"" + where;
        return Stream.of(
                arguments("the first is gone", 1, "DELETE FROM \"event_journal\"" + where + 1),
                arguments("one is gone", 11, "DELETE FROM \"event_journal\"" + where + 11),
                arguments(
                        "one is marked as deleted", 11, "UPDATE \"event_journal\" SET \"deleted\" = TRUE" + where + 11),
                arguments(
                        "one is another's copy",
                        11,
                        "UPDATE \"event_journal\" SET \"event_payload\" = " + payload + "10)" + where + 11),
                arguments(
                        "the first is of another room",
                        2,
                        "UPDATE \"event_journal\" SET \"event_payload\" = (SELECT \"event_payload\" FROM \"event_journal\""
                                + " WHERE \"persistence_id\" = '" + RunningStore.id(2)
                                + "' AND \"sequence_number\" = 1)"
                                + where + 1),
                arguments(
                        "one was moved to the end",
                        11,
                        "UPDATE \"event_journal\" SET \"sequence_number\" = 1011" + where + 11),
                arguments(
                        "one is of a newer version",
                        11,
                        "UPDATE \"event_journal\" SET \"event_ser_manifest\" = 'ledger-entry-9'" + where + 11),
                arguments(
                        "one is of something else",
                        11,
                        "UPDATE \"event_journal\" SET \"event_ser_id\" = 1" + where + 11));
    }

    @ParameterizedTest(name = "[HI8] {0}")
    @MethodSource("damages")
    @DisplayName("[HI8] damage is found where it is, what lies before stays readable, and no other room is affected")
    void damage(String what, long seq, String statement) throws Exception {
        fixture.execute(statement);

        HistoryReply.Checked checked = (HistoryReply.Checked) get(fixture.history.check(fixture.room()));
        assertThat(checked.damage().map(Damage::seq)).as(what).hasValue(seq);
        assertThat(checked.head().seq()).isEqualTo(seq - 1);

        for (int limit : List.of(5, 1_000)) {
            assertThat(fixture.all(fixture.room(), Selection.ALL, limit)).hasSize((int) seq - 1);
        }
        HistoryReply.Page page = fixture.page(fixture.room(), Cursor.START, Selection.ALL, 1_000);
        assertThat(page.damage()).isEqualTo(checked.damage());
        assertThat(page.hasMore()).isFalse();
        assertThat(get(fixture.history.stateAt(fixture.room(), seq)))
                .isInstanceOfSatisfying(
                        HistoryReply.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.DAMAGED));
        if (seq > 1) {
            assertThat(get(fixture.history.stateAt(fixture.room(), seq - 1))).isInstanceOf(HistoryReply.PastRoom.class);
        }
        assertThat(((HistoryReply.Checked) get(fixture.history.check(OTHER))).damage())
                .isEmpty();
    }

    @ParameterizedTest(name = "[HI8] {0}")
    @MethodSource("damages")
    @DisplayName("[HI8] the room as it was at any instant before the damage is answered; at one behind it may not be")
    void instants(String what, long seq, String statement) throws Exception {
        List<RecordedEntry> all = fixture.all(fixture.room(), Selection.ALL, 1_000);
        fixture.execute(statement);

        // the entry that was put in the place of another was decided at an instant of its own
        for (RecordedEntry recorded : all.subList(0, seq == 2 ? 0 : (int) seq - 1)) {
            long at = recorded.entry().at();
            long last = all.stream()
                    .filter(entry -> entry.entry().at() <= at)
                    .mapToLong(entry -> entry.entry().seq())
                    .max()
                    .orElseThrow();
            if (last < seq) {
                assertThat(get(fixture.history.stateUntil(fixture.room(), at)))
                        .as("%s, at entry %d", what, recorded.entry().seq())
                        .isInstanceOfSatisfying(
                                HistoryReply.PastRoom.class,
                                past -> assertThat(past.mark().seq()).isEqualTo(last));
            }
        }
        if (seq != 2) {
            assertThat(get(fixture.history.stateUntil(
                            fixture.room(), all.get((int) seq - 1).entry().at())))
                    .isNotInstanceOf(HistoryReply.NotYet.class);
        }
    }

    @ParameterizedTest(name = "[HI8] {0}")
    @MethodSource("damages")
    @DisplayName("[HI8] who begins behind the damage is told where it is; who begins before, or goes on, is not")
    void behind(String what, long seq, String statement) throws Exception {
        List<RecordedEntry> all = fixture.all(fixture.room(), Selection.ALL, 1_000);
        fixture.execute(statement);

        Cursor last = new Cursor(seq - 1, "");
        assertThat(get(fixture.history.damageBefore(fixture.room(), last))).isEmpty();
        for (long after : List.of(seq, seq + 1, (long) all.size())) {
            Cursor further = new Cursor(after, "");
            assertThat(get(fixture.history.damageBefore(fixture.room(), further))
                            .map(Damage::seq))
                    .as("%s, behind %d", what, after)
                    .hasValue(seq);
        }
        assertThat(get(fixture.history.damageBefore(fixture.room(), new Cursor(seq + 1, "0123456789abcdef"))))
                .isEmpty();
    }

    @Test
    @DisplayName("[HI8] a whole ledger is told with its length and the hash of its last entry")
    void whole() throws Exception {
        List<RecordedEntry> all = fixture.all(fixture.room(), Selection.ALL, 1_000);

        HistoryReply.Checked checked = (HistoryReply.Checked) get(fixture.history.check(fixture.room()));

        assertThat(checked.damage()).isEmpty();
        assertThat(checked.head().seq()).isEqualTo(all.size());
        assertThat(checked.head().hash())
                .isEqualTo(all.get(all.size() - 1).row().hash());
    }

    @Test
    @DisplayName("[HI8] a room whose key was altered is damaged as a whole, and its chain is checked all the same")
    void keyAltered() throws Exception {
        fixture.store.execute("UPDATE room_key SET wrapped = (SELECT fingerprint FROM master_key)");

        assertThat(get(fixture.history.entries(fixture.room(), Cursor.START, Selection.ALL, 1)))
                .isInstanceOfSatisfying(
                        HistoryReply.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.DAMAGED));
        assertThat(((HistoryReply.Checked) get(fixture.history.check(fixture.room()))).damage())
                .isEmpty();
    }

    @Test
    @DisplayName("[HI9] a room that was erased lists its entries without what was personal, and still verifies")
    void erased() throws Exception {
        List<RecordedEntry> before = fixture.all(fixture.room(), Selection.ALL, 1_000);
        fixture.store.execute("DELETE FROM room_key");
        List<RecordedEntry> after = fixture.all(fixture.room(), Selection.ALL, 1_000);

        assertThat(after.stream().map(RecordedEntry::row).toList())
                .isEqualTo(before.stream().map(RecordedEntry::row).toList());
        assertThat(after.toString()).doesNotContain("Patty").contains("Participant[");
        assertThat(before.toString()).contains("Patty");
        assertThat(((HistoryReply.Checked) get(fixture.history.check(fixture.room()))).damage())
                .isEmpty();
        HistoryReply.PastRoom past = (HistoryReply.PastRoom) get(fixture.history.stateAt(fixture.room(), after.size()));
        assertThat(past.room().participants())
                .isNotEmpty()
                .extracting(Participant::name)
                .containsOnly("");
        assertThat(past.room().values()).extracting(Value::key).contains("card");
    }
}
