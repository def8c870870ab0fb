package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.room.actor.TestRoom.ID;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;

/** [LE2], [LE3]: a ledger of five entries, and what can be done to it. */
class LedgerDamageTest {
    private static final RoomCode OTHER = new RoomCode("QTHR-2345");

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("an entry is missing in the middle", 3, rows -> without(rows, 2)),
                damage(
                        "an entry is missing, and the journal's numbers are closed up",
                        3,
                        rows -> renumbered(without(rows, 2))),
                damage("the first entry is missing", 1, rows -> without(rows, 0)),
                damage(
                        "the first entry is missing, and the numbers are closed up",
                        1,
                        rows -> renumbered(without(rows, 0))),
                damage("a byte of an entry is altered", 2, rows -> with(rows, 1, altered(rows.get(1), 60))),
                damage("a byte of an entry's hash is altered", 4, rows -> with(rows, 3, altered(rows.get(3), -1))),
                damage("two entries are swapped", 2, rows -> swapped(rows, 1, 2)),
                damage("an entry is there twice", 3, rows -> renumbered(inserted(rows, 2, rows.get(1)))),
                damage("another room's entry is put in", 3, rows -> renumbered(inserted(rows, 2, rows.get(0)))),
                damage("an entry is garbage", 4, rows -> with(rows, 3, garbage(rows.get(3)))),
                damage("an entry is empty", 5, rows -> with(rows, 4, emptied(rows.get(4)))),
                damage(
                        "an entry has a manifest that nobody knows",
                        2,
                        rows -> with(rows, 1, foreignManifest(rows.get(1)))),
                damage(
                        "an entry has a serializer that nobody knows",
                        5,
                        rows -> with(rows, 4, foreignSerializer(rows.get(4)))),
                damage("an entry is something else", 3, rows -> with(rows, 2, somethingElse(rows.get(2)))));
    }

    @ParameterizedTest(name = "[LE3] {0}: entry {1} is named, and nobody else is affected")
    @MethodSource("damages")
    void isNamed(String what, int entry, UnaryOperator<List<TestJournal.Row>> damage) {
        writeFive();
        ActorRef<RoomEntity.Message> other = bench.created(OTHER);
        bench.journal.change(ID, damage);

        ActorRef<RoomEntity.Message> room = bench.open();
        Refusal refusal = bench.ask(room, TestRoom.seek(9)).refusal().orElseThrow();

        assertThat(refusal.code()).as(what).isEqualTo(RefusalCode.DAMAGED);
        assertThat(refusal.detail()).contains("does not verify at entry " + entry + ":");
        assertThat(bench.see(room).refusal()).contains(refusal);
        assertThat(bench.ask(other, TestRoom.seek(9)).refusal()).isEmpty();
    }

    @Test
    @DisplayName("[LE3] a damaged room is not tried again and again, and does not stay in memory")
    void isNotTriedAgain() {
        writeFive();
        bench.journal.change(ID, rows -> with(rows, 3, foreignManifest(rows.get(3))));
        ActorRef<RoomEntity.Message> room = bench.open();
        assertThat(bench.refusal(room, TestRoom.seek(9))).isEqualTo(RefusalCode.DAMAGED);
        int reads = bench.journal.reads();

        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.refusal(room, TestRoom.seek(9))).isEqualTo(RefusalCode.DAMAGED);
        assertThat(bench.journal.reads()).isEqualTo(reads);

        bench.pass(Duration.ofMinutes(1));
        bench.shard.receiveMessage();
    }

    @Test
    @DisplayName("[LE3] a room whose key was altered is damaged: its key does not come back by itself")
    void keyIsAltered() {
        writeFive();
        bench.keys.alter();
        ActorRef<RoomEntity.Message> room = bench.open();

        Refusal refusal = bench.ask(room, TestRoom.seek(9)).refusal().orElseThrow();

        assertThat(refusal.code()).isEqualTo(RefusalCode.DAMAGED);
        assertThat(refusal.detail()).contains("does not verify: the room's key was altered.");
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.refusal(room, TestRoom.seek(9))).isEqualTo(RefusalCode.DAMAGED);
    }

    @Test
    @DisplayName("[LE3] a connection to a damaged room is closed with the reason")
    void connectionIsClosed() {
        writeFive();
        bench.journal.change(ID, rows -> without(rows, 2));
        bench.attach(bench.open(), 1, 7, Mark.START);

        Audience.Dismiss dismiss = bench.heard(Audience.Dismiss.class);
        assertThat(dismiss.number()).isEqualTo(7);
        assertThat(dismiss.farewell().reason()).isEqualTo(Farewell.Reason.DAMAGED);
        assertThat(dismiss.farewell().detail()).contains("entry 3");
    }

    @Test
    @DisplayName("[LE3] who is in a room that turns out damaged when its journal is back must go")
    void membersMustGo() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.welcome(room, 1, 7, Mark.START);
        bench.journal.set(TestJournal.Fault.FAIL);
        assertThat(bench.refusal(room, TestRoom.seek(9))).isEqualTo(RefusalCode.UNAVAILABLE);
        bench.journal.set(TestJournal.Fault.NONE);
        bench.journal.change(ID, rows -> with(rows, 1, altered(rows.get(1), 60)));

        bench.pass(Duration.ofSeconds(1));

        assertThat(bench.heard(Audience.Dismiss.class).farewell().reason()).isEqualTo(Farewell.Reason.DAMAGED);
        assertThat(bench.refusal(room, TestRoom.seek(9))).isEqualTo(RefusalCode.DAMAGED);
    }

    private void writeFive() {
        ActorRef<RoomEntity.Message> room = bench.created();
        IntStream.rangeClosed(1, 4).forEach(frame -> bench.ask(room, TestRoom.seek(frame)));
        bench.kit.stop(room);
        assertThat(bench.journal.rows(ID)).hasSize(5);
    }

    private static Arguments damage(String what, int entry, UnaryOperator<List<TestJournal.Row>> damage) {
        return Arguments.of(what, entry, damage);
    }

    private static List<TestJournal.Row> without(List<TestJournal.Row> rows, int index) {
        rows.remove(index);
        return rows;
    }

    private static List<TestJournal.Row> with(List<TestJournal.Row> rows, int index, TestJournal.Row row) {
        rows.set(index, row);
        return rows;
    }

    private static List<TestJournal.Row> inserted(List<TestJournal.Row> rows, int index, TestJournal.Row row) {
        rows.add(index, row);
        return rows;
    }

    private static List<TestJournal.Row> swapped(List<TestJournal.Row> rows, int one, int other) {
        TestJournal.Row first = rows.get(one);
        rows.set(one, rows.get(other));
        rows.set(other, first);
        return renumbered(rows);
    }

    private static List<TestJournal.Row> renumbered(List<TestJournal.Row> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(i).numbered(i + 1))
                .toList();
    }

    /** @param at index of the byte; negative counts from the end */
    private static TestJournal.Row altered(TestJournal.Row row, int at) {
        byte[] bytes = row.bytes().clone();
        bytes[at < 0 ? bytes.length + at : at] ^= 1;
        return row.with(row.serializer(), row.manifest(), bytes);
    }

    private static TestJournal.Row garbage(TestJournal.Row row) {
        byte[] bytes = new byte[row.bytes().length];
        Arrays.fill(bytes, (byte) 0xFF);
        return row.with(row.serializer(), row.manifest(), bytes);
    }

    private static TestJournal.Row emptied(TestJournal.Row row) {
        return row.with(row.serializer(), row.manifest(), new byte[0]);
    }

    private static TestJournal.Row foreignManifest(TestJournal.Row row) {
        return row.with(row.serializer(), "ledger-entry-9", row.bytes());
    }

    private static TestJournal.Row foreignSerializer(TestJournal.Row row) {
        return row.with(987_654, row.manifest(), row.bytes());
    }

    /** A string, under Pekko's own serializer for strings. */
    private static TestJournal.Row somethingElse(TestJournal.Row row) {
        return row.with(20, "", "an entry".getBytes(StandardCharsets.UTF_8));
    }
}
