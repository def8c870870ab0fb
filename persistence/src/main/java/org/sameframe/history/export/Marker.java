package org.sameframe.history.export;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sameframe.room.Annotation;
import org.sameframe.room.Medium;
import org.sameframe.room.Note;

/**
 * A note, or something drawn, as editing systems know it.
 *
 * @param id of the note or annotation
 * @param author the name
 * @param comment of a note its text and its replies, one a line
 * @param still SHA-256 of the picture that belongs to a note, in hexadecimal; empty: there is none
 */
record Marker(
        String id, String author, String comment, MarkerColor color, int firstFrame, int lastFrame, String still) {
    /** All markers on a medium, by frame. */
    static List<Marker> on(Medium medium, Session session) {
        Stream<Marker> notes = session.notesOn(medium).stream().map(note -> of(note, session));
        Stream<Marker> drawn = session.annotationsOn(medium).stream().map(drawing -> of(drawing, session));
        return Stream.concat(notes, drawn)
                .sorted(Comparator.comparingInt(Marker::firstFrame))
                .toList();
    }

    private static Marker of(Note note, Session session) {
        String replies = session.repliesTo(note).stream()
                .map(reply -> "\n> " + session.nameOf(reply.author()) + ": " + reply.text())
                .collect(Collectors.joining());
        return new Marker(
                note.id(),
                session.nameOf(note.author()),
                note.text() + replies,
                MarkerColor.of(note.status()),
                note.firstFrame(),
                note.lastFrame(),
                note.still());
    }

    private static Marker of(Annotation drawing, Session session) {
        String text = drawing.shape().text();
        return new Marker(
                drawing.id(),
                session.nameOf(drawing.author()),
                text.isEmpty() ? "Drawing: " + Words.of(drawing.shape().kind()) : text,
                MarkerColor.nearest(drawing.color()),
                drawing.firstFrame(),
                drawing.lastFrame(),
                "");
    }

    int frames() {
        return lastFrame - firstFrame + 1;
    }

    /**
     * On one line, for formats in which a line has a meaning: whatever ends a line, sets fields apart or turns the
     * direction is a space, and several are one [EX5].
     */
    static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .map(c -> isVisible(c) ? c : ' ')
                .filter(c -> c != ' ' || (line.length() > 0 && line.charAt(line.length() - 1) != ' '))
                .forEachOrdered(line::appendCodePoint);
        return line.toString().strip();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            case Character.FORMAT -> c == 0x200C || c == 0x200D;
            default -> true;
        };
    }
}
