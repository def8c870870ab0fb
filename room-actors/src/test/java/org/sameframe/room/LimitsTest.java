package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final int FILLED = 10_000;
    private static final String ANNOTATION = "a10007";
    private static final String NOTE = "n10007";
    private static final String OTHER = "n10008";
    private static final Shape LABEL = DrawingsTest.shape(ShapeKind.TEXT, 1, "Here");

    private final TestRoom room = TestRoom.created();

    @Test
    @DisplayName("[LI3] a room takes 500 media")
    void media() {
        for (int i = 2; i <= 500; i++) {
            assertThat(TestRoom.outcome(addMedium())).isEqualTo("accepted");
        }
        refused(new PlaylistCommand.AddMedium(TestRoom.CLIP, ""), "500");
        refused(new PlaylistCommand.AddMedium(TestRoom.CLIP, "s7"), "500");
    }

    @Test
    @DisplayName("[PL2] a room takes 500 media whether they are shots or versions, and on the playlist or off it")
    void versions() {
        for (int i = 2; i <= 500; i++) {
            room.gives(new PlaylistCommand.AddMedium(TestRoom.CLIP, i % 2 == 0 ? "s1" : ""));
        }
        assertThat(room.room.shot("s1").orElseThrow().versions()).hasSize(251);
        room.gives(new PlaylistCommand.RemoveShot("s1"));
        refused(new PlaylistCommand.AddMedium(TestRoom.CLIP, ""), "500");
    }

    @Test
    @DisplayName("[LI3] a room takes 1,000 participants over its life, and no more when the others are gone")
    void participants() {
        for (int i = 2; i <= 1_000; i++) {
            int guest = room.comes("Guest " + i);
            assertThat(TestRoom.outcome(room.gives(guest, new PersonCommand.Leave())))
                    .isEqualTo("accepted");
        }
        Room before = room.room;
        assertThat(TestRoom.outcome(room.gives(Origin.ROOM, new ServerCommand.Admit("Guest 1001"))))
                .isEqualTo("limit");
        assertThat(room.room).isEqualTo(before);
        assertThat(TestRoom.outcome(room.gives(Origin.ROOM, new ServerCommand.Arrive(7))))
                .isEqualTo("accepted");
    }

    @Test
    @DisplayName("[LI3] 100 people may wait, and no more until one is let in or declined")
    void waiting() {
        TestRoom closed = TestRoom.created(new Policy(
                1_000,
                30_000,
                60,
                1_000,
                Policy.DEFAULT.driving(),
                new Policy.Entrance(true, false, false),
                Policy.DEFAULT.gates(),
                Policy.DEFAULT.hosting(),
                Policy.DEFAULT.agreeing(),
                Policy.DEFAULT.off()));
        for (int i = 1; i <= 100; i++) {
            assertThat(closed.comes("Guest " + i)).isEqualTo(i + 1);
        }
        ServerCommand.Admit next = new ServerCommand.Admit("Guest 101");
        Decision decision = closed.gives(Origin.ROOM, next);
        assertThat(TestRoom.outcome(decision)).isEqualTo("limit");
        assertThat(detail(decision)).contains("100");
        closed.gives(new HostCommand.LetIn(7));
        assertThat(TestRoom.outcome(closed.gives(Origin.ROOM, next))).isEqualTo("accepted");
        assertThat(TestRoom.outcome(closed.gives(Origin.ROOM, next))).isEqualTo("limit");
        closed.gives(new HostCommand.Kick(8));
        assertThat(TestRoom.outcome(closed.gives(Origin.ROOM, next))).isEqualTo("accepted");
    }

    @Test
    @DisplayName("[AN5] a room has 2,000 annotations, and takes another when one is removed")
    void annotations() {
        AnnotationCommand add = new AnnotationCommand.AddAnnotation(DrawingsTest.line("m1"));
        fill(2_000, i -> DrawingsTest.line("m1").by(1, "a" + i));
        refused(add, "2000");
        RoomCommand change =
                new AnnotationCommand.ChangeAnnotation(DrawingsTest.with(LABEL).by(1, ANNOTATION));
        assertThat(TestRoom.outcome(room.gives(change))).as("a change").isEqualTo("accepted");
        room.gives(new AnnotationCommand.RemoveAnnotation(ANNOTATION));
        assertThat(TestRoom.outcome(room.gives(add))).isEqualTo("accepted");
        refused(add, "2000");
    }

    @Test
    @DisplayName("[AN5] annotations have 100,000 points together, whether they are added or changed")
    void points() {
        fill(49, i -> stroke(2_000).by(1, "a" + i));
        assertThat(TestRoom.outcome(add(stroke(1_998)))).isEqualTo("accepted");
        refused(new AnnotationCommand.AddAnnotation(stroke(3)), "100000");
        assertThat(TestRoom.outcome(add(stroke(1)))).isEqualTo("accepted");
        String last = "a" + room.seq();
        assertThat(TestRoom.outcome(change(stroke(2).by(1, last))))
                .as("99,999 + 1")
                .isEqualTo("accepted");
        refused(new AnnotationCommand.ChangeAnnotation(stroke(3).by(1, last)), "100000");
        refused(new AnnotationCommand.AddAnnotation(stroke(1)), "100000");
        assertThat(TestRoom.outcome(change(stroke(1_999).by(1, ANNOTATION)))).isEqualTo("accepted");
        assertThat(TestRoom.outcome(add(stroke(1)))).isEqualTo("accepted");
    }

    @Test
    @DisplayName("[NO7] a room has 2,000 notes and replies, and takes more when some are removed; chat does not count")
    void notes() {
        NoteCommand add = new NoteCommand.AddNote("m1", 0, 0, "One more");
        fill(1_000, i -> new Note("n" + i, "", 1, "m1", 0, 0, "Note", NoteStatus.OPEN, 0, 0));
        fill(999, i -> new Note("n" + (FILLED + i), NOTE, 1, "m1", 0, 0, "Reply", NoteStatus.OPEN, 0, 0));
        for (int i = 0; i < 200; i++) {
            room.gives(new NoteCommand.Say("Hello"));
        }
        assertThat(TestRoom.outcome(room.gives(add))).isEqualTo("accepted");
        refused(add, "2000");
        refused(new NoteCommand.Reply(OTHER, "One more"), "2000");
        assertThat(TestRoom.outcome(room.gives(new NoteCommand.EditNote(OTHER, "Better"))))
                .isEqualTo("accepted");
        assertThat(TestRoom.outcome(room.gives(new NoteCommand.Say("Full?")))).isEqualTo("accepted");
        room.gives(new NoteCommand.RemoveNote(NOTE));
        assertThat(room.room.notes()).hasSize(1_000);
        assertThat(TestRoom.outcome(room.gives(new NoteCommand.Reply(OTHER, "One more"))))
                .isEqualTo("accepted");
    }

    /** As if they had been added one by one, by entries that this room has not. */
    private void fill(int count, IntFunction<Value> value) {
        room.with(IntStream.range(FILLED, FILLED + count).mapToObj(value).toArray(Value[]::new));
    }

    private void refused(RoomCommand command, String number) {
        Room before = room.room;
        Decision decision = room.gives(command);
        assertThat(TestRoom.outcome(decision)).isEqualTo("limit");
        assertThat(detail(decision)).contains(number);
        assertThat(room.room).isEqualTo(before);
    }

    private static String detail(Decision decision) {
        return ((Decision.Refused) decision).refusal().detail();
    }

    private Decision add(Annotation annotation) {
        return room.gives(new AnnotationCommand.AddAnnotation(annotation));
    }

    private Decision change(Annotation annotation) {
        return room.gives(new AnnotationCommand.ChangeAnnotation(annotation));
    }

    private static Annotation stroke(int points) {
        return DrawingsTest.with(DrawingsTest.shape(ShapeKind.FREEHAND, points, ""));
    }

    private Decision addMedium() {
        return room.gives(new PlaylistCommand.AddMedium(TestRoom.CLIP, ""));
    }
}
