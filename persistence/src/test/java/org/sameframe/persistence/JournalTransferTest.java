package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.history.History;
import org.sameframe.history.HistoryReply;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;
import org.sameframe.transfer.JournalExport;
import org.sameframe.transfer.JournalImport;
import org.sameframe.transfer.Outcome;
import org.sameframe.transfer.Passphrase;
import org.sameframe.transfer.TransferProblem;

/** Rooms that go from one kind of store to the other: the golden one, in which everything happened, and a long one. */
@ParameterizedClass(name = "from {0}")
@EnumSource(TestStore.Kind.class)
class JournalTransferTest {
    private static final RoomCode LONG = RoomCode.of(2);
    private static final int ENTRIES = 230;

    private final TestStore.Kind kind;
    private final Path folder;
    private final Passphrase passphrase;
    private final GoldenJournal golden;
    private final TestStore source;
    private final TestStore target;

    JournalTransferTest(TestStore.Kind kind, @TempDir Path folder) throws Exception {
        this.kind = kind;
        this.folder = folder;
        passphrase = Passphrase.of("walnut harbour seven lanterns");
        golden = GoldenJournal.load("v2");
        source = TestStore.create(kind, Files.createDirectories(folder.resolve("source")));
        target = TestStore.create(other(), Files.createDirectories(folder.resolve("target")));
    }

    private TestStore.Kind other() {
        return kind == TestStore.Kind.H2 ? TestStore.Kind.POSTGRESQL : TestStore.Kind.H2;
    }

    @BeforeEach
    void fill() throws Exception {
        Files.createDirectories(source.folder().resolve("keys"));
        Files.write(source.folder().resolve("keys").resolve("master.key"), golden.masterKey());
        try (RunningStore running = new RunningStore(source)) {
            running.append(running.open(2), ENTRIES);
        }
        golden.insertInto(source);
    }

    private Path export(TestStore store, String name) throws Exception {
        Path file = folder.resolve(name);
        export(store, file);
        return file;
    }

    private List<Outcome> export(TestStore store, Path file) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        try (JournalStore journal = JournalStore.existing(store.config(), store.folder());
                OutputStream out = Files.newOutputStream(file)) {
            JournalExport.of(journal, passphrase).write(out, journal.rooms(), outcomes::add);
        }
        return outcomes;
    }

    private List<Outcome> load(Path file, TestStore store) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        JournalImport rooms = JournalImport.of(file, passphrase);
        try (JournalStore journal = JournalStore.open(store.config(), store.folder())) {
            rooms.into(journal, outcomes::add);
        }
        return outcomes;
    }

    private static List<JournalRow> rows(TestStore store, RoomCode room) throws Exception {
        try (JournalStore journal = JournalStore.open(store.config(), store.folder())) {
            return journal.rows(room, 1, 10_000);
        }
    }

    @Test
    @DisplayName(
            "[JT2] rooms go to the other kind of store and back: rows, heads and keys are the same, and they go on there")
    void thereAndBack() throws Exception {
        List<Outcome> there = load(export(source, "first"), target);

        assertThat(there).hasSize(2).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Moved.class));
        for (RoomCode room : List.of(LONG, golden.room())) {
            assertThat(rows(target, room)).isEqualTo(rows(source, room));
        }
        assertThat(Files.readAllBytes(target.folder().resolve("keys").resolve("master.key")))
                .isNotEqualTo(golden.masterKey());
        try (RunningStore running = new RunningStore(target)) {
            assertThat(names(running)).contains("Patty");
            assertThat(running.append(running.open(2), 5).seq()).isEqualTo(ENTRIES + 5);
        }
        assertThat(target.count("(SELECT DISTINCT \"ordering\" FROM \"event_journal\") AS numbers"))
                .isEqualTo(target.count("\"event_journal\""));

        TestStore home = TestStore.create(kind, Files.createDirectories(folder.resolve("home")));
        assertThat(load(export(target, "second"), home)).hasSize(2);
        assertThat(rows(home, LONG)).isEqualTo(rows(target, LONG));
        assertThat(rows(home, golden.room())).isEqualTo(rows(source, golden.room()));
        try (RunningStore running = new RunningStore(home)) {
            assertThat(names(running)).contains("Patty");
            assertThat(running.append(running.open(2), 1).seq()).isEqualTo(ENTRIES + 6);
        }
    }

    /** What people read of the golden room. */
    private String names(RunningStore running) throws Exception {
        History history = History.of(running.storage().readSide(running.pekko().system()));
        HistoryReply reply = HistoryFixture.get(
                history.stateAt(golden.room(), golden.payloads().size()));
        return ((HistoryReply.PastRoom) reply).room().participants().toString();
    }

    @Test
    @DisplayName("[JT4] what is there with the same head is left as it is; with another head it is refused, and named")
    void again() throws Exception {
        Path file = export(source, "rooms");
        load(file, target);
        String rest = "\"event_journal\" WHERE \"persistence_id\" = 'room|" + LONG + "' AND \"sequence_number\" ";

        assertThat(load(file, target)).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Present.class));

        try (RunningStore running = new RunningStore(target)) {
            running.append(running.open(2), 1);
        }
        assertThat(refused(load(file, target)))
                .singleElement()
                .isEqualTo(new Outcome.Refused(
                        LONG,
                        Outcome.Code.GONE_ON,
                        "is there, and has gone on: entry %d is its last, and %d the file's"
                                .formatted(ENTRIES + 1, ENTRIES)));

        target.execute("DELETE FROM " + rest + ">= 200");
        assertThat(refused(load(file, target)))
                .singleElement()
                .isEqualTo(new Outcome.Refused(
                        LONG,
                        Outcome.Code.OTHER_HEAD,
                        "is there with another head: entry 199 here, entry %d in the file; nothing is overwritten"
                                .formatted(ENTRIES)));
        assertThat(target.count(rest + "> 0")).isEqualTo(199);

        target.execute("DELETE FROM " + rest + "= 100");
        assertThat(refused(load(file, target)))
                .singleElement()
                .isEqualTo(new Outcome.Refused(
                        LONG,
                        Outcome.Code.DAMAGED,
                        "is there, and damaged at entry 100: it is missing; entry 101 stands in its place"));
    }

    private static List<Outcome> refused(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome instanceof Outcome.Refused)
                .toList();
    }

    @Test
    @DisplayName("[JT1] a damaged room is refused by its entry, and the others are in the file")
    void damaged() throws Exception {
        source.execute(
                "UPDATE \"event_journal\" SET \"event_payload\" = (SELECT \"event_payload\" FROM \"event_journal\""
                        + " WHERE \"persistence_id\" = 'room|" + LONG + "' AND \"sequence_number\" = 6)"
                        + " WHERE \"persistence_id\" = 'room|" + LONG + "' AND \"sequence_number\" = 7");
        Path file = folder.resolve("rooms");

        assertThat(refused(export(source, file)))
                .containsExactly(new Outcome.Refused(
                        LONG, Outcome.Code.DAMAGED, "is damaged at entry 7: entry 6 stands in its place"));
        assertThat(load(file, target))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.room()).isEqualTo(golden.room()));

        source.execute("UPDATE room_key SET wrapped = (SELECT fingerprint FROM master_key)");
        assertThat(refused(export(source, file)))
                .hasSize(2)
                .anySatisfy(outcome -> assertThat(outcome)
                        .isEqualTo(new Outcome.Refused(
                                golden.room(),
                                Outcome.Code.DAMAGED,
                                "is damaged: the room's key was altered, it does not open with the master key")));
    }

    @Test
    @DisplayName("[JT1] a room that was erased goes without a key, and stays erased where it is")
    void erased() throws Exception {
        Path before = export(source, "before");
        source.execute("DELETE FROM room_key");

        Path after = export(source, "after");

        assertThat(load(after, target)).contains(new Outcome.Moved(golden.room(), head(golden.room()), 0, true));
        assertThat(target.count("room_key")).isZero();
        load(before, target);
        assertThat(target.count("room_key")).isZero();
    }

    private Mark head(RoomCode room) throws Exception {
        try (RunningStore running = new RunningStore(source)) {
            History history =
                    History.of(running.storage().readSide(running.pekko().system()));
            return ((HistoryReply.Checked) HistoryFixture.get(history.check(room))).head();
        }
    }

    @Test
    @DisplayName("[JT2] a room whose import breaks off is not there at all, and can be imported again")
    void breaksOff() throws Exception {
        Path file = export(source, "rooms");
        target.open().close();
        target.insertRow("room|" + LONG, 200);
        target.execute("UPDATE \"event_journal\" SET \"deleted\" = TRUE");

        assertThatThrownBy(() -> load(file, target)).isInstanceOf(SQLException.class);

        assertThat(target.count("\"event_journal\" WHERE \"persistence_id\" = 'room|" + LONG + "'"))
                .isEqualTo(1);
        target.execute("DELETE FROM \"event_journal\" WHERE \"deleted\" = TRUE");
        assertThat(refused(load(file, target))).isEmpty();
        assertThat(rows(target, LONG)).hasSize(ENTRIES);
    }

    @Test
    @DisplayName("[JT3] a file that was altered, cut off or sealed otherwise is refused before a store is touched")
    void unusable() throws Exception {
        Path file = export(source, "rooms");
        byte[] whole = Files.readAllBytes(file);

        assertThatThrownBy(() -> JournalImport.of(file, Passphrase.of("another passphrase")))
                .isInstanceOf(TransferProblem.class)
                .hasMessageContaining("the passphrase is another one");
        for (int length : List.of(0, 30, 1_000, whole.length / 2, whole.length - 1)) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> JournalImport.of(file, passphrase)).isInstanceOf(TransferProblem.class);
        }
        byte[] altered = whole.clone();
        altered[whole.length / 2] ^= 1;
        Files.write(file, altered);
        assertThatThrownBy(() -> JournalImport.of(file, passphrase))
                .isInstanceOf(TransferProblem.class)
                .hasMessageContaining("altered");
        assertThatThrownBy(() -> JournalImport.of(folder.resolve("nothing"), passphrase))
                .isInstanceOf(IOException.class);
    }
}
