package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes, replies and chat: Patty, the host, is 1, Quinn 2 and Ray 3. */
class NotebookTest {
    private static final String TEXT = "Edge of the matte\n\nstill crawls";

    private final TestRoom room = TestRoom.created();

    NotebookTest() {
        room.comes("Quinn");
        room.comes("Ray");
        room.gives(new PlaylistCommand.AddMedium(TestRoom.medium("", TestRoom.RATE, 10), ""));
    }

    @Test
    @DisplayName("[NO1] a note gets an id from its entry, its sender as author and the instant, and is open")
    void add() {
        room.after(TestRoom.SECOND).gives(2, new NoteCommand.AddNote("m1", 3, 9, TEXT));
        String id = "n" + room.seq();
        assertThat(room.room.notes())
                .containsExactly(new Note(id, "", 2, "m1", 3, 9, TEXT, NoteStatus.OPEN, room.now, 0));
        assertThat(note(3)).isNotEqualTo(id);
        assertThat(room.room.notes()).hasSize(2);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[SL1] a still is named by 64 digits in lower-case hexadecimal, or there is none")
    @CsvSource({
        "'', accepted",
        "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff, accepted",
        "00112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff, invalid",
        "00112233445566778899aabbccddeeff00112233445566778899aabbccddeef, invalid",
        "00112233445566778899aabbccddeeff00112233445566778899aabbccddeefff, invalid",
        "g0112233445566778899aabbccddeeff00112233445566778899aabbccddeeff, invalid",
        "x, invalid"
    })
    void still(String still, String outcome) {
        assertThat(outcome(2, new NoteCommand.AddNote("m1", 3, 9, TEXT, still))).isEqualTo(outcome);
        String note = note(2);
        assertThat(outcome(2, new NoteCommand.EditNote(note, "Other", Optional.of(still))))
                .isEqualTo(outcome);
        assertThat(room.room.note(note).map(Note::still)).hasValue(outcome.equals("accepted") ? still : "");
    }

    @Test
    @DisplayName("[SL2] who may write notes is a host or a reviewer with a place, while the room goes on")
    void mayWrite() {
        room.gives(new HostCommand.SetRole(3, Role.VIEWER));
        assertThat(IntStream.rangeClosed(0, 4).filter(room.room::mayWrite)).containsExactly(1, 2);
        room.gives(2, new PersonCommand.Leave());
        assertThat(IntStream.rangeClosed(0, 4).filter(room.room::mayWrite)).containsExactly(1);
        room.gives(new HostCommand.CloseRoom());
        assertThat(IntStream.rangeClosed(0, 4).filter(room.room::mayWrite)).isEmpty();
    }

    @Test
    @DisplayName("[SL1] an edit gives a note another still, takes it away, or leaves it as it is")
    void editedStill() {
        String still = "0f".repeat(32);
        room.gives(2, new NoteCommand.AddNote("m1", 3, 9, TEXT, still));
        String note = "n" + room.seq();
        assertThat(room.gives(2, new NoteCommand.EditNote(note, TEXT, Optional.of(still))))
                .isEqualTo(Decision.UNCHANGED);
        room.gives(2, new NoteCommand.EditNote(note, "Other"));
        assertThat(room.room.note(note).map(Note::still)).hasValue(still);
        room.gives(2, new NoteCommand.SetNoteStatus(note, NoteStatus.RESOLVED));
        assertThat(room.room.note(note).map(Note::still)).hasValue(still);
        room.gives(2, new NoteCommand.EditNote(note, "Other", Optional.of("")));
        assertThat(room.room.note(note).map(Note::still)).hasValue("");
    }

    @ParameterizedTest(name = "{0}: {1} to {2}: {3}")
    @DisplayName("[NO1] a note is about frames of a medium of the room")
    @CsvSource({
        "m1, 0, 0, accepted",
        "m1, 0, 99, accepted",
        "m2, 9, 9, accepted",
        "m2, 9, 10, invalid",
        "m1, 5, 4, invalid",
        "m1, -1, 4, invalid",
        "m1, 0, 100, invalid",
        "m1, 0, 2147483647, invalid",
        "m1, -2147483648, 0, invalid",
        "m3, 0, 0, invalid",
        "'', 0, 0, invalid",
        "s1, 0, 0, invalid"
    })
    void frames(String medium, int first, int last, String outcome) {
        assertThat(outcome(2, new NoteCommand.AddNote(medium, first, last, TEXT)))
                .isEqualTo(outcome);
        assertThat(room.room.notes()).hasSize(outcome.equals("accepted") ? 1 : 0);
    }

    @ParameterizedTest(name = "{0}: {1} to {2}")
    @DisplayName("[NO1] [AN4] [RM7] the refusal says which frames the medium has")
    @CsvSource({"m1, 0, 100, 99", "m2, 9, 10, 9"})
    void framesDetail(String medium, int first, int last, int most) {
        String detail = "frames %d to %d (expected: from 0 to %d, the first one first).".formatted(first, last, most);
        assertThat(room.gives(2, new NoteCommand.AddNote(medium, first, last, TEXT)))
                .isEqualTo(Decision.invalid(detail));
        Shape line = DrawingsTest.shape(ShapeKind.LINE, 2, "");
        Annotation drawn = new Annotation("", 0, medium, first, last, 0, 600, line);
        assertThat(room.gives(2, new AnnotationCommand.AddAnnotation(drawn))).isEqualTo(Decision.invalid(detail));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("x", "accepted"),
                Arguments.of(" x ", "accepted"),
                Arguments.of("a\nb\n", "accepted"),
                Arguments.of("\n\nx", "accepted"),
                Arguments.of("\uD83C\uDFAC מצוין 李", "accepted"),
                Arguments.of("", "invalid"),
                Arguments.of(" ", "invalid"),
                Arguments.of("\n\n", "invalid"),
                Arguments.of("\u200B\n\u00A0", "invalid"),
                Arguments.of("a\tb", "invalid"),
                Arguments.of("a\r\nb", "invalid"),
                Arguments.of("a\0b", "invalid"),
                Arguments.of("a\u202Eb", "invalid"),
                Arguments.of("a\u200Fb", "invalid"),
                Arguments.of("a\u2028b", "invalid"),
                Arguments.of("\uD83C", "invalid"));
    }

    @ParameterizedTest(name = "{index}: {1}")
    @DisplayName("[LI4] notes, replies and messages have any number of lines, something to see, and nothing hidden")
    @MethodSource("texts")
    void text(String text, String outcome) {
        assertThat(outcomes(text)).containsOnly(outcome);
    }

    @Test
    @DisplayName("[NO1] a note has up to 2,000 characters, and so has a reply and what is edited")
    void noteLength() {
        for (String one : List.of("x", "\uD83C\uDFAC", "\n")) {
            String most = "x" + one.repeat(1_999);
            assertThat(outcomes(most).subList(0, 3)).containsOnly("accepted");
            assertThat(outcomes(most + one)).containsOnly("invalid");
        }
        assertThat(outcomes("x".repeat(65_536))).containsOnly("invalid");
    }

    @Test
    @DisplayName("[NO2] a reply is about the frames of its note; replies have no replies")
    void reply() {
        String note = note(2);
        room.after(TestRoom.SECOND).gives(3, new NoteCommand.Reply(note, "On it"));
        String reply = "n" + room.seq();
        assertThat(room.room.note(reply))
                .contains(new Note(reply, note, 3, "m1", 3, 9, "On it", NoteStatus.OPEN, room.now, 0));
        assertThat(room.gives(2, new NoteCommand.Reply(reply, "Thanks")))
                .isEqualTo(Decision.invalid("A reply has no replies; reply to its note."));
        room.gives(new NoteCommand.SetNoteStatus(note, NoteStatus.RESOLVED));
        assertThat(outcome(2, new NoteCommand.Reply(note, "Thanks"))).isEqualTo("accepted");
    }

    @ParameterizedTest(name = "{index}")
    @DisplayName("[NO2] there is no reply to what is not there, nor anything else done with it")
    @ValueSource(strings = {"", "n0", "n99999999999", "note/n5", "N5", "c6", "m1", "n5\0", "n-1"})
    void absent(String id) {
        note(2);
        for (NoteCommand command : List.of(
                new NoteCommand.Reply(id, TEXT),
                new NoteCommand.EditNote(id, TEXT),
                new NoteCommand.SetNoteStatus(id, NoteStatus.RESOLVED),
                new NoteCommand.RemoveNote(id))) {
            assertThat(outcome(1, command)).isEqualTo("invalid");
        }
        assertThat(room.room.notes()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} what {1} wrote: {2}")
    @DisplayName("[NO3] its author or a host edits a note or reply; when is kept, and all else")
    @CsvSource({"1, 1, accepted", "2, 2, accepted", "1, 2, accepted", "2, 1, forbidden", "3, 2, forbidden"})
    void edit(int sender, int author, String outcome) {
        String note = note(1);
        room.gives(author, new NoteCommand.Reply(note, TEXT));
        String reply = "n" + room.seq();
        for (String id : List.of(note(author), reply)) {
            Note before = room.room.note(id).orElseThrow();
            room.after(TestRoom.SECOND);
            assertThat(outcome(sender, new NoteCommand.EditNote(id, "Better"))).isEqualTo(outcome);
            assertThat(room.room.note(id))
                    .contains(outcome.equals("accepted") ? before.edited("Better", room.now) : before);
            assertThat(room.room.note(id).orElseThrow().author()).isEqualTo(author);
        }
    }

    @Test
    @DisplayName("[NO3] an edit that changes nothing is none")
    void sameText() {
        String note = note(2);
        room.after(TestRoom.SECOND);
        assertThat(outcome(2, new NoteCommand.EditNote(note, TEXT))).isEqualTo("unchanged");
    }

    @Test
    @DisplayName("[NO4] a note is resolved and opened again, by anybody who takes part; a reply has no status")
    void status() {
        String note = note(2);
        room.gives(2, new NoteCommand.Reply(note, "On it"));
        String reply = "n" + room.seq();
        assertThat(outcome(3, new NoteCommand.SetNoteStatus(note, NoteStatus.OPEN)))
                .isEqualTo("unchanged");
        assertThat(outcome(3, new NoteCommand.SetNoteStatus(note, NoteStatus.RESOLVED)))
                .isEqualTo("accepted");
        assertThat(room.room.note(note).orElseThrow().status()).isEqualTo(NoteStatus.RESOLVED);
        assertThat(room.room.note(note).orElseThrow().edited()).isZero();
        assertThat(outcome(1, new NoteCommand.SetNoteStatus(note, NoteStatus.OPEN)))
                .isEqualTo("accepted");
        for (NoteStatus status : NoteStatus.values()) {
            assertThat(outcome(1, new NoteCommand.SetNoteStatus(reply, status))).isEqualTo("invalid");
        }
    }

    @Test
    @DisplayName("[NO5] its author or a host removes it; a note goes with its replies, in one entry")
    void remove() {
        String other = note(3);
        room.gives(3, new NoteCommand.Reply(other, "Mine"));
        String note = note(2);
        room.gives(3, new NoteCommand.Reply(note, "One"));
        String one = "n" + room.seq();
        room.gives(1, new NoteCommand.Reply(note, "Two"));
        String two = "n" + room.seq();

        assertThat(outcome(3, new NoteCommand.RemoveNote(note))).isEqualTo("forbidden");
        assertThat(outcome(2, new NoteCommand.RemoveNote(one))).isEqualTo("forbidden");
        assertThat(outcome(3, new NoteCommand.RemoveNote(one))).isEqualTo("accepted");
        assertThat(room.room.notes()).hasSize(4);
        long before = room.seq();
        assertThat(outcome(2, new NoteCommand.RemoveNote(note))).isEqualTo("accepted");
        assertThat(room.seq()).isEqualTo(before + 1);
        assertThat(room.room.note(note)).isEmpty();
        assertThat(room.room.note(two)).isEmpty();
        assertThat(room.room.notes()).hasSize(2);
        assertThat(outcome(1, new NoteCommand.RemoveNote(other))).isEqualTo("accepted");
        assertThat(room.room.notes()).isEmpty();
    }

    @Test
    @DisplayName("[NO6] a message has up to 1,000 characters, its sender and the instant")
    void say() {
        room.after(TestRoom.SECOND).gives(2, new NoteCommand.Say("x".repeat(1_000)));
        assertThat(room.room.chat()).containsExactly(new ChatMessage("c" + room.seq(), 2, "x".repeat(1_000), room.now));
        assertThat(outcome(2, new NoteCommand.Say("\uD83C\uDFAC".repeat(1_000))))
                .isEqualTo("accepted");
        assertThat(outcome(2, new NoteCommand.Say("x".repeat(1_001)))).isEqualTo("invalid");
        assertThat(outcome(2, new NoteCommand.Say("x".repeat(65_536)))).isEqualTo("invalid");
    }

    @Test
    @DisplayName("[NO6] the latest 200 messages are part of the state, in order; the ledger has all")
    void latest() {
        for (int i = 1; i <= 250; i++) {
            assertThat(outcome(i % 3 + 1, new NoteCommand.Say("Message " + i))).isEqualTo("accepted");
            assertThat(room.room.chat()).hasSize(Math.min(i, 200));
        }
        assertThat(room.room.chat())
                .extracting(ChatMessage::text)
                .isEqualTo(IntStream.rangeClosed(51, 250)
                        .mapToObj(i -> "Message " + i)
                        .toList());
        assertThat(room.ledger.stream()
                        .flatMap(entry -> entry.events().stream())
                        .filter(event -> event instanceof RoomEvent.Put put && put.value() instanceof ChatMessage))
                .hasSize(250);
    }

    private List<String> outcomes(String text) {
        String note = note(2);
        return List.of(
                outcome(2, new NoteCommand.AddNote("m1", 0, 0, text)),
                outcome(2, new NoteCommand.Reply(note, text)),
                outcome(2, new NoteCommand.EditNote(note, text)),
                outcome(2, new NoteCommand.Say(text)));
    }

    private String note(int author) {
        assertThat(outcome(author, new NoteCommand.AddNote("m1", 3, 9, TEXT))).isEqualTo("accepted");
        return "n" + room.seq();
    }

    private String outcome(int sender, NoteCommand command) {
        return TestRoom.outcome(room.gives(sender, command));
    }
}
