package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.sameframe.persistence.HistoryFixture.get;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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
import org.sameframe.history.Alarm;
import org.sameframe.history.HistoryReply;
import org.sameframe.history.ListedRoom;
import org.sameframe.history.RoomState;
import org.sameframe.history.Scrub;
import org.sameframe.history.ScrubSettings;
import org.sameframe.room.RoomCode;

/** Ledgers that are not what was seen of them. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestStore.Kind.class)
class DirectoryAlarmTest {
    private static final String JOURNAL = "\"event_journal\"";
    private static final String SEQ = "\"sequence_number\"";

    private final Path folder;
    private final DirectoryFixture fixture;
    private final RoomCode room;
    private final RoomCode other;
    private final ListedRoom before;

    /** Two rooms that have four entries each. */
    DirectoryAlarmTest(TestStore.Kind kind, @TempDir Path folder) throws Exception {
        this.folder = folder;
        fixture = new DirectoryFixture(kind, folder);
        room = fixture.create("Dailies", "Patty", "Trailer");
        other = fixture.create("Other", "Ann", "Clip");
        for (int i = 0; i < 3; i++) {
            fixture.join(room, "Guest");
            fixture.join(other, "Guest");
        }
        fixture.await(other, some -> some.entries() == 4);
        before = fixture.await(room, some -> some.entries() == 4);
        fixture.execute("CREATE TABLE kept AS SELECT * FROM " + JOURNAL);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    static Stream<Arguments> tampering() {
        return Stream.of(
                arguments(
                        "cut off",
                        "DELETE FROM " + JOURNAL + " WHERE ROOM AND " + SEQ + " > 2",
                        4,
                        "ends with entry 2"),
                arguments("gone", "DELETE FROM " + JOURNAL + " WHERE ROOM", 4, "gone"),
                arguments(
                        "rewritten",
                        "UPDATE " + JOURNAL
                                + " SET \"event_payload\" = (SELECT \"event_payload\" FROM kept WHERE OTHER AND " + SEQ
                                + " = 4) WHERE ROOM AND " + SEQ + " = 4",
                        4,
                        "another one"),
                arguments(
                        "broken",
                        "UPDATE " + JOURNAL
                                + " SET \"event_payload\" = (SELECT \"event_payload\" FROM kept WHERE ROOM AND " + SEQ
                                + " = 3) WHERE ROOM AND " + SEQ + " = 4",
                        4,
                        "entry 3 stands in its place"));
    }

    @ParameterizedTest(name = "[RD6] {0}")
    @MethodSource("tampering")
    @DisplayName(
            "[RD6] a ledger that is not what was seen of it raises an alarm, which stays, also when all is made anew")
    void alarms(String what, String sql, long seq, String said) throws Exception {
        execute(sql);

        Alarm alarm = get(fixture.directory().alarm(room)).orElseThrow();
        assertThat(alarm.seq()).as(what).isEqualTo(seq);
        assertThat(alarm.what()).contains(said);
        ListedRoom listed = fixture.find(room);
        assertThat(listed.alarm()).contains(alarm);
        assertThat(listed.head()).isEqualTo(before.head());
        assertThat(listed.title()).isEqualTo("Dailies");
        assertThat(listed.entries()).isEqualTo(4);
        assertThat(get(fixture.directory().alarm(other))).isEmpty();

        fixture.restart(true);
        assertThat(fixture.find(room).alarm()).contains(alarm);
        assertThat(fixture.find(room).head()).isEqualTo(before.head());
        assertThat(fixture.find(room).state()).isEqualTo(what.equals("gone") ? RoomState.LOST : RoomState.OPEN);
        assertThat(fixture.find(other).alarm()).isEmpty();
    }

    @Test
    @DisplayName("[RD6] the alarm ends when the ledger is again the one that was seen")
    void ends() throws Exception {
        execute("DELETE FROM " + JOURNAL + " WHERE ROOM AND " + SEQ + " > 1");
        assertThat(get(fixture.directory().alarm(room))).isPresent();
        fixture.restart(true);
        execute("DELETE FROM " + JOURNAL + " WHERE ROOM");
        assertThat(get(fixture.directory().alarm(room))).isPresent();
        execute("INSERT INTO " + JOURNAL + " SELECT * FROM kept WHERE ROOM");

        assertThat(get(fixture.directory().alarm(room))).isEmpty();

        assertThat(fixture.find(room)).isEqualTo(before);
    }

    @Test
    @DisplayName("[RD6] a journal that was put back from an older backup is noticed at the next start")
    void olderBackup() throws Exception {
        fixture.close();
        execute("DELETE FROM " + JOURNAL + " WHERE " + SEQ + " > 3");
        fixture.executeOnDirectory("DELETE FROM directory_mark");
        fixture.executeOnDirectory("INSERT INTO directory_mark (id, ordering) VALUES (1, 1000000)");
        fixture.whileClosed("SELECT 1");

        assertThat(fixture.find(room).alarm()).isPresent();
        assertThat(fixture.find(other).alarm()).isPresent();
    }

    @Test
    @DisplayName("[RD6] damage behind what was seen is an alarm, and what lies before is taken in")
    void behind() throws Exception {
        fixture.restartAfter(rooms -> {
            get(rooms.join(room, "Late"));
            get(rooms.join(room, "Later"));
            execute("DELETE FROM " + JOURNAL + " WHERE ROOM AND " + SEQ + " = 6");
            execute("UPDATE " + JOURNAL + " SET " + SEQ + " = 9 WHERE ROOM AND " + SEQ + " > 6");
        });
        HistoryReply.Checked checked =
                (HistoryReply.Checked) get(fixture.history().check(room));

        ListedRoom listed = fixture.find(room);

        assertThat(listed.head()).isEqualTo(checked.head());
        assertThat(listed.alarm().isPresent()).isEqualTo(checked.damage().isPresent());
        assertThat(listed.participants()).startsWith("Patty", "Guest");
    }

    @Test
    @DisplayName(
            "[SC5] damage that a round of the scrub finds is an alarm in the list, and ends when the ledger is whole")
    void scrubbed() throws Exception {
        Scrub scrub = Scrub.of(
                fixture.storage().readSide(fixture.pekko().system()),
                InstantSource.system(),
                new ScrubSettings(Duration.ofHours(24), 500),
                fixture.directory()::checked);
        execute("UPDATE " + JOURNAL + " SET \"event_payload\" = (SELECT \"event_payload\" FROM kept WHERE ROOM AND "
                + SEQ + " = 3) WHERE ROOM AND " + SEQ + " = 2");
        fixture.join(other, "Late");
        fixture.await(other, some -> some.entries() == 5);
        assertThat(fixture.find(room).alarm()).isEmpty();

        round(scrub);
        ListedRoom listed = fixture.await(room, some -> some.alarm().isPresent());
        Alarm alarm = listed.alarm().orElseThrow();
        assertThat(alarm.seq()).isEqualTo(2);
        assertThat(alarm.what()).contains("entry 3 stands in its place");
        assertThat(listed.head()).isEqualTo(before.head());
        assertThat(listed.participants()).isEqualTo(before.participants());
        fixture.join(other, "Later");
        fixture.await(other, some -> some.entries() == 6);
        assertThat(fixture.find(other).alarm()).isEmpty();
        assertThat(get(fixture.directory().alarm(room))).contains(alarm);

        fixture.restart(true);
        assertThat(fixture.find(room).alarm()).contains(alarm);
        assertThat(fixture.find(room).head()).isEqualTo(before.head());

        execute("DELETE FROM " + JOURNAL + " WHERE ROOM");
        execute("INSERT INTO " + JOURNAL + " SELECT * FROM kept WHERE ROOM");
        round(Scrub.of(
                fixture.storage().readSide(fixture.pekko().system()),
                InstantSource.system(),
                new ScrubSettings(Duration.ofHours(24), 500),
                fixture.directory()::checked));
        assertThat(fixture.await(room, some -> some.alarm().isEmpty())).isEqualTo(before);
    }

    static Stream<Arguments> forgeries() {
        String seen = "(SELECT hash FROM (SELECT hash FROM room_witness WHERE room = 'OTHER') seen)";
        return Stream.of(
                arguments("another entry", "UPDATE room_witness SET hash = " + seen + " WHERE room = 'ROOM'"),
                arguments("an earlier one", "UPDATE room_witness SET seq = 2 WHERE room = 'ROOM'"),
                arguments("no tag", "UPDATE room_witness SET tag = NULL WHERE room = 'ROOM'"),
                arguments(
                        "another room's tag",
                        "UPDATE room_witness SET tag = (SELECT tag FROM (SELECT tag FROM room_witness WHERE room = 'OTHER') t)"
                                + " WHERE room = 'ROOM'"),
                arguments("gone", "DELETE FROM room_witness WHERE room = 'ROOM'"));
    }

    @ParameterizedTest(name = "[RD8] {0}")
    @MethodSource("forgeries")
    @DisplayName(
            "[RD8] what was seen of a ledger and somebody else has written or taken away raises an alarm, which stays")
    void disowned(String what, String sql) throws Exception {
        fixture.close();
        fixture.executeOnDirectory(sql.replace("ROOM", room.value()).replace("OTHER", other.value()));
        fixture.whileClosed("SELECT 1");

        Alarm alarm = fixture.find(room).alarm().orElseThrow();
        assertThat(alarm.what()).as(what).contains("somebody else than this server");
        assertThat(fixture.find(other).alarm()).isEmpty();
        assertThat(get(fixture.directory().alarm(room))).contains(alarm);

        fixture.restart(true);
        assertThat(fixture.find(room).alarm()).contains(alarm);
        assertThat(fixture.find(room).title()).isEqualTo("Dailies");
    }

    @Test
    @DisplayName("[RD8] what was seen before there were tags is taken as it stands, once, and has a tag from then on")
    void beforeTags() throws Exception {
        fixture.close();
        fixture.executeOnDirectory("UPDATE room_witness SET tag = NULL");
        Files.delete(folder.resolve("keys").resolve("witness-tags"));
        fixture.whileClosed("SELECT 1");
        assertThat(fixture.find(room)).isEqualTo(before);

        fixture.restart(false);

        assertThat(fixture.find(room).alarm()).isEmpty();
        assertThat(folder.resolve("keys").resolve("witness-tags")).exists();
    }

    private static void round(Scrub scrub) throws Exception {
        while (scrub.last().isEmpty()) {
            get(scrub.step());
        }
    }

    private void execute(String sql) throws Exception {
        fixture.execute(sql.replace("ROOM", "\"persistence_id\" = 'room|" + room + "'")
                .replace("OTHER", "\"persistence_id\" = 'room|" + other + "'"));
    }
}
