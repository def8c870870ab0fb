package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.persistence.HistoryFixture.get;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.SinkQueueWithCancel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.history.Cursor;
import org.sameframe.history.EntryStream;
import org.sameframe.history.HistoryReply;
import org.sameframe.history.RecordedEntry;
import org.sameframe.history.Selection;
import org.sameframe.persistence.TestLedger.Command;
import org.sameframe.room.Category;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomEvent;

/** What is read of a ledger that is as it should be. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestStore.Kind.class)
class HistoryTest {
    private static final RoomCode LONG = RoomCode.of(1);

    private final HistoryFixture fixture;

    HistoryTest(TestStore.Kind kind, @TempDir Path folder) throws Exception {
        fixture = new HistoryFixture(kind, folder);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    @DisplayName("[HI1] pages follow each other without a gap, and the last one says that it is")
    void pages() throws Exception {
        fixture.running.append(fixture.running.open(1), 256);
        fixture.running.append(fixture.running.open(1), 144);

        HistoryReply.Page first = fixture.page(LONG, Cursor.START, Selection.ALL, 150);
        HistoryReply.Page rest = fixture.page(LONG, Cursor.behind(first.through()), Selection.ALL, 1_000);

        assertThat(sequences(first.entries()))
                .isEqualTo(LongStream.rangeClosed(1, 150).boxed().toList());
        assertThat(first.hasMore()).isTrue();
        assertThat(sequences(rest.entries()))
                .isEqualTo(LongStream.rangeClosed(151, 400).boxed().toList());
        assertThat(rest.hasMore()).isFalse();
        assertThat(fixture.page(LONG, new Cursor(400, ""), Selection.ALL, 1).entries())
                .isEmpty();
        for (int limit : List.of(1, 99, 100, 101, 200, 400)) {
            assertThat(fixture.all(LONG, Selection.ALL, limit)).as("" + limit).hasSize(400);
        }
    }

    @Test
    @DisplayName("[HI1] a filter that matches little ends a page before it has looked at everything")
    void boundedWork() throws Exception {
        for (int i = 0; i < 9; i++) {
            fixture.running.append(fixture.running.open(1), 256);
        }
        Selection nothing = Selection.of(Category.NOTES);

        HistoryReply.Page page = fixture.page(LONG, Cursor.START, nothing, 10);

        assertThat(page.entries()).isEmpty();
        assertThat(page.through().seq()).isEqualTo(2_000);
        assertThat(page.hasMore()).isTrue();
        assertThat(fixture.all(LONG, nothing, 10)).isEmpty();
    }

    @ParameterizedTest(name = "[HI2] {0}")
    @EnumSource(Category.class)
    @DisplayName("[HI2] entries are chosen by the categories that they touch")
    void categories(Category category) throws Exception {
        List<RecordedEntry> all = fixture.all(fixture.room(), Selection.ALL, 1_000);

        assertThat(fixture.all(fixture.room(), Selection.of(category), 7))
                .isEqualTo(all.stream()
                        .filter(entry -> entry.entry().events().stream()
                                .map(RoomEvent::category)
                                .anyMatch(category::equals))
                        .toList());
        assertThat(all).hasSize(fixture.entries());
    }

    @Test
    @DisplayName("[HI2] entries are chosen by who acted or came and went, and by when they were decided")
    void participantsAndInstants() throws Exception {
        List<RecordedEntry> all = fixture.all(fixture.room(), Selection.ALL, 1_000);
        long early = all.get(3).entry().at();
        long late = all.get(all.size() - 5).entry().at();

        for (int participant : List.of(0, 1, 2, 3)) {
            assertThat(fixture.all(
                            fixture.room(),
                            new Selection(
                                    Set.of(),
                                    OptionalInt.of(participant),
                                    Long.MIN_VALUE,
                                    Long.MAX_VALUE,
                                    Long.MAX_VALUE),
                            5))
                    .isNotEmpty()
                    .isEqualTo(all.stream()
                            .filter(entry -> entry.entry().origin().participant() == participant
                                    || entry.entry().events().stream()
                                            .anyMatch(event -> event.key().equals("participant/" + participant)))
                            .toList());
        }
        assertThat(fixture.all(fixture.room(), Selection.between(early, late), 5))
                .hasSizeBetween(1, all.size() - 1)
                .isEqualTo(all.stream()
                        .filter(entry ->
                                entry.entry().at() >= early && entry.entry().at() <= late)
                        .toList());
    }

    @ParameterizedTest(name = "[HI15] before {0}, {1} at a time")
    @CsvSource({"1, 7", "2, 7", "100, 99", "101, 100", "102, 100", "400, 1000", "401, 7", "9999, 150"})
    @DisplayName("[HI15] entries end before a sequence, with the page that has the last of them")
    void before(long before, int limit) throws Exception {
        fixture.running.append(fixture.running.open(1), 400);
        Selection wanted = new Selection(Set.of(), OptionalInt.empty(), Long.MIN_VALUE, Long.MAX_VALUE, before);
        List<Long> expected = LongStream.range(1, Math.min(before, 401)).boxed().toList();

        List<Long> read = new ArrayList<>();
        HistoryReply.Page page = fixture.page(LONG, Cursor.START, wanted, limit);
        read.addAll(sequences(page.entries()));
        while (page.hasMore()) {
            page = fixture.page(LONG, Cursor.behind(page.through()), wanted, limit);
            assertThat(page.entries()).isNotEmpty();
            read.addAll(sequences(page.entries()));
        }

        assertThat(read).isEqualTo(expected);
    }

    @ParameterizedTest(name = "[HI15] {0} of a stream")
    @ValueSource(longs = {1, 9, 10, 11, 250, 1_000})
    @DisplayName("[HI15] a stream has as many entries as are wanted, whatever is read at a time")
    void most(long most) throws Exception {
        fixture.running.append(fixture.running.open(1), 250);
        HistoryReply.Page first = fixture.page(LONG, Cursor.START, Selection.ALL, (int) Math.min(10, most));

        List<RecordedEntry> read = get(new EntryStream(fixture.history, LONG, Selection.ALL, 10, most)
                .from(first)
                .mapConcat(HistoryReply.Page::entries)
                .runWith(Sink.seq(), fixture.running.pekko().system()));

        assertThat(read).hasSize((int) Math.min(most, 250));
    }

    @Test
    @DisplayName("[HI3] a stream reads on only when it is asked to: it ends where the ledger ends by then")
    void stream() throws Exception {
        ActorRef<Command> ledger = fixture.running.open(1);
        fixture.running.append(ledger, 250);
        HistoryReply.Page first = fixture.page(LONG, Cursor.START, Selection.ALL, 10);
        SinkQueueWithCancel<HistoryReply.Page> pages = EntryStream.of(fixture.history, LONG, Selection.ALL, 10)
                .from(first)
                .runWith(
                        Sink.<HistoryReply.Page>queue().withAttributes(Attributes.inputBuffer(1, 1)),
                        fixture.running.pekko().system());

        List<RecordedEntry> read =
                new ArrayList<>(get(pages.pull()).orElseThrow().entries());
        fixture.running.append(ledger, 50);
        for (Optional<HistoryReply.Page> page = get(pages.pull()); page.isPresent(); page = get(pages.pull())) {
            read.addAll(page.get().entries());
        }

        assertThat(sequences(read))
                .isEqualTo(LongStream.rangeClosed(1, 300).boxed().toList());
    }

    @Test
    @DisplayName("[HI5] a room that never was, a position ahead of the room, and one in another ledger are refused")
    void refused() throws Exception {
        long last = fixture.entries();
        RoomCode nobodys = RoomCode.of(99);

        assertRefused(fixture.history.entries(nobodys, Cursor.START, Selection.ALL, 1), RefusalCode.UNKNOWN_ROOM);
        assertRefused(fixture.history.entries(nobodys, new Cursor(7, ""), Selection.ALL, 1), RefusalCode.UNKNOWN_ROOM);
        assertRefused(fixture.history.stateAt(nobodys, 1), RefusalCode.UNKNOWN_ROOM);
        assertRefused(fixture.history.stateUntil(nobodys, Long.MAX_VALUE), RefusalCode.UNKNOWN_ROOM);
        assertRefused(fixture.history.check(nobodys), RefusalCode.UNKNOWN_ROOM);
        assertRefused(
                fixture.history.entries(fixture.room(), new Cursor(last + 1, ""), Selection.ALL, 1),
                RefusalCode.INVALID);
        assertRefused(fixture.history.stateAt(fixture.room(), last + 1), RefusalCode.INVALID);
        assertThat(get(fixture.history.stateUntil(fixture.room(), 0)))
                .isEqualTo(new HistoryReply.NotYet(fixture.page(fixture.room(), Cursor.START, Selection.ALL, 1)
                        .entries()
                        .get(0)
                        .entry()
                        .at()));
        assertRefused(
                fixture.history.entries(fixture.room(), new Cursor(2, "0123456789abcdef"), Selection.ALL, 1),
                RefusalCode.INVALID);
    }

    @Test
    @DisplayName("[HI10] rooms are written while every connection for reading is taken, and reading goes on afterwards")
    void ownConnections() throws Exception {
        ReadSide side =
                fixture.running.storage().readSide(fixture.running.pekko().system());
        CompletableFuture<HistoryReply> reading;
        try (Connection one = side.database().getConnection();
                Connection two = side.database().getConnection()) {
            assertThat(one).isNotSameAs(two);
            reading = fixture.history
                    .entries(fixture.room(), Cursor.START, Selection.ALL, 1)
                    .toCompletableFuture();
            assertThat(fixture.running.append(fixture.running.open(1), 10).seq())
                    .isEqualTo(10);
        }

        assertThat(get(reading)).isInstanceOf(HistoryReply.Page.class);
    }

    private static void assertRefused(CompletionStage<HistoryReply> reply, RefusalCode code) throws Exception {
        assertThat(get(reply))
                .isInstanceOfSatisfying(
                        HistoryReply.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    private static List<Long> sequences(List<RecordedEntry> entries) {
        return entries.stream().map(entry -> entry.entry().seq()).toList();
    }
}
