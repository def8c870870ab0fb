package org.sameframe.history.export;

import java.util.List;
import org.sameframe.room.Medium;
import org.sameframe.room.Note;

/** All notes, medium by medium and frame by frame, each followed by its replies, as a table [EX3]. */
public final class NotesCsv {
    private static final List<String> HEADER = List.of(
            "note",
            "reply_to",
            "status",
            "medium",
            "title",
            "first_frame",
            "last_frame",
            "timecode",
            "author",
            "text",
            "created",
            "edited",
            "still");

    private NotesCsv() {}

    public static String of(Session session) {
        return of(session, session.media());
    }

    /** Those on some of its media alone, in this order. */
    public static String of(Session session, List<Medium> media) {
        StringBuilder text = new StringBuilder(Csv.line(HEADER));
        for (Medium medium : media) {
            for (Note note : session.notesOn(medium)) {
                text.append(line(session, medium, note));
                session.repliesTo(note).forEach(reply -> text.append(line(session, medium, reply)));
            }
        }
        return text.toString();
    }

    private static String line(Session session, Medium medium, Note note) {
        boolean isReply = !note.parent().isEmpty();
        return Csv.line(List.of(
                note.id(),
                note.parent(),
                isReply ? "" : Words.of(note.status()),
                medium.id(),
                Csv.text(medium.title()),
                Csv.number(medium.frameNumber(note.firstFrame())),
                Csv.number(medium.frameNumber(note.lastFrame())),
                Csv.text(medium.timecode(note.firstFrame())),
                Csv.text(session.nameOf(note.author())),
                Csv.text(note.text()),
                Instants.iso(note.created()),
                note.edited() == 0 ? "" : Instants.iso(note.edited()),
                note.still()));
    }
}
