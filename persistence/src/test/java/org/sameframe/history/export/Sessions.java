package org.sameframe.history.export;

import java.util.ArrayList;
import java.util.List;
import org.sameframe.room.Annotation;
import org.sameframe.room.ChatMessage;
import org.sameframe.room.Entry;
import org.sameframe.room.FrameRate;
import org.sameframe.room.LoopMode;
import org.sameframe.room.MatchKey;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.Note;
import org.sameframe.room.NoteStatus;
import org.sameframe.room.Origin;
import org.sameframe.room.Participant;
import org.sameframe.room.Playback;
import org.sameframe.room.Presence;
import org.sameframe.room.Role;
import org.sameframe.room.RoomCard;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Shape;
import org.sameframe.room.ShapeKind;
import org.sameframe.room.Shot;
import org.sameframe.room.ShotStatus;
import org.sameframe.room.Value;

/** Sessions to export: one with everything that exports tell, and what people write to break them. */
public final class Sessions {
    public static final RoomCode CODE = new RoomCode("ABCD-2345");
    /** 2026-11-21, 12:00 in UTC. */
    private static final long NOON = 1_795_262_400_000_000L;

    private static final int ORANGE = 0xFF8000FF;

    private final List<Entry> entries = new ArrayList<>();

    private Sessions() {}

    /** Two shots, three versions, notes with replies, and a drawing of each kind. */
    public static Session dailies() {
        Sessions story = new Sessions();
        story.room();
        story.put(
                1,
                note("n8", "", 1, "m1", 8, 8, "Edge of the matte\nstill crawls, \"left\" of frame", NoteStatus.OPEN));
        story.put(2, note("n9", "n8", 2, "m1", 8, 8, "On it 🎬", NoteStatus.OPEN));
        story.put(
                2,
                note("n10", "", 2, "m2", 10, 33, "=HYPERLINK(\"http://evil.example\",\"click\")", NoteStatus.RESOLVED));
        story.put(2, note("n11", "", 2, "m3", 0, 0, "Old version: too dark", NoteStatus.OPEN));
        story.put(2, drawing("a12", "m1", 8, 20, ShapeKind.FREEHAND, 3, ""));
        story.put(2, drawing("a13", "m1", 8, 8, ShapeKind.ARROW, 2, ""));
        story.put(2, drawing("a14", "m1", 30, 30, ShapeKind.LINE, 2, ""));
        story.put(2, drawing("a15", "m2", 10, 10, ShapeKind.RECTANGLE, 2, ""));
        story.put(2, drawing("a16", "m2", 12, 12, ShapeKind.ELLIPSE, 2, ""));
        story.put(2, drawing("a17", "m2", 14, 14, ShapeKind.TEXT, 1, "Wider, “here”"));
        story.put(1, new ChatMessage("c18", 1, "@patty lunch?", NOON));
        story.events(2, new RoomEvent.Removed("annotation/a14"), new RoomEvent.Removed("note/n99"));
        // on a handle, before the cut begins
        story.put(2, drawing("a20", "m1", 2, 2, ShapeKind.LINE, 2, ""));
        return Session.of(CODE, story.entries);
    }

    /** At 29.97 with drop-frame, around the labels that are left out. */
    public static Session dropFrame() {
        Sessions story = new Sessions();
        story.put(0, new RoomCard("Drop-frame", NOON, 0));
        story.put(0, person(1, "Patty", Role.HOST));
        story.put(
                0,
                new Medium(
                        "m1",
                        "Broadcast",
                        new FrameRate(30_000, 1_001),
                        20_000,
                        0,
                        1_001,
                        108_000,
                        true,
                        sources("show.mov")));
        story.put(0, new Shot("s1", 0, List.of("m1"), "m1", ShotStatus.OPEN));
        story.put(1, note("n5", "", 1, "m1", 1_799, 1_799, "before a minute", NoteStatus.OPEN));
        story.put(1, note("n6", "", 1, "m1", 1_800, 1_829, "after it", NoteStatus.OPEN));
        story.put(1, note("n7", "", 1, "m1", 17_982, 17_982, "a tenth minute", NoteStatus.RESOLVED));
        return Session.of(CODE, story.entries);
    }

    /** One medium with one note. */
    static Session with(String author, String title, String text) {
        Sessions story = new Sessions();
        story.put(0, new RoomCard(title, NOON, 0));
        story.put(0, person(1, author, Role.HOST));
        story.put(0, new Medium("m1", title, new FrameRate(25, 1), 500, 0, 0, 90_000, false, sources("a.mp4")));
        story.put(0, new Shot("s1", 0, List.of("m1"), "m1", ShotStatus.OPEN));
        story.put(1, note("n5", "", 1, "m1", 3, 3, text, NoteStatus.OPEN));
        return Session.of(CODE, story.entries);
    }

    private void room() {
        events(
                0,
                new RoomEvent.Put(new RoomCard("Dailies, Thursday – “rough”", NOON, 0)),
                new RoomEvent.Put(person(1, "Patty Ødegård", Role.HOST)));
        put(0, person(2, "三郎", Role.REVIEWER));
        put(
                0,
                new Medium(
                        "m1",
                        "SH010 comp v3",
                        new FrameRate(24_000, 1_001),
                        240,
                        0,
                        1_001,
                        86_400,
                        false,
                        sources("sh010.mp4"),
                        false,
                        new Medium.Handles(8, 12),
                        List.of(new MatchKey("sha256", "9f86d081"))));
        put(0, new Medium("m2", "SH020", new FrameRate(25, 1), 100, 0, 0, 0, false, sources("sh020.mp4")));
        put(0, new Medium("m3", "SH020 layout", new FrameRate(25, 1), 100, 0, 0, 0, false, List.of()));
        events(
                0,
                new RoomEvent.Put(new Shot("s2", 2, List.of("m3", "m2"), "m2", ShotStatus.NEEDS_WORK)),
                new RoomEvent.Put(new Shot("s1", 1, List.of("m1"), "m1", ShotStatus.APPROVED)));
        put(1, new Playback("m1", false, 41, 0, NOON, 1_000, LoopMode.ONCE, 8, 227));
    }

    private void put(int participant, Value value) {
        events(participant, new RoomEvent.Put(value));
    }

    private void events(int participant, RoomEvent... events) {
        long seq = entries.size() + 1L;
        Origin origin = participant == 0 ? Origin.ROOM : new Origin(participant, "tab-" + participant, seq, seq - 1);
        entries.add(new Entry(seq, NOON + seq * 1_500_000, origin, List.of(events)));
    }

    private static Participant person(int id, String name, Role role) {
        return new Participant(id, name, role, id, Presence.HERE, 0);
    }

    private static Note note(
            String id, String parent, int author, String medium, int first, int last, String text, NoteStatus status) {
        long at = NOON + Integer.parseInt(id.substring(1)) * 1_500_000L;
        String still =
                id.equals("n8") || id.equals("n9") ? "%02x".formatted(first).repeat(32) : "";
        return new Note(
                id, parent, author, medium, first, last, text, status, at, id.equals("n10") ? at + 1 : 0, still);
    }

    private static Annotation drawing(
            String id, String medium, int first, int last, ShapeKind kind, int points, String text) {
        List<Shape.Point> all = List.of(
                new Shape.Point(16_384, 16_384, 1_024),
                new Shape.Point(49_152, 32_768, 512),
                new Shape.Point(65_536, 65_536, 0));
        return new Annotation(id, 2, medium, first, last, ORANGE, 656, new Shape(kind, all.subList(0, points), text));
    }

    private static List<MediaSource> sources(String name) {
        return List.of(
                new MediaSource("media:" + name, "video/mp4", "", 1_920, 1_080, 7),
                new MediaSource("https://cdn.example/" + name, ""));
    }
}
