package org.sameframe.room;

/**
 * A note about frames of a medium, or a reply to one [NO1].
 *
 * @param id unique in the room and given by it: n17 was added by entry 17
 * @param parent the note that this one replies to; empty: none
 * @param author id of a participant
 * @param created in microseconds since the epoch
 * @param edited likewise; 0: never
 */
public record Note(
        String id,
        String parent,
        int author,
        String medium,
        int firstFrame,
        int lastFrame,
        String text,
        NoteStatus status,
        long created,
        long edited)
        implements Value {
    static String key(String id) {
        return "note/" + id;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.note(this);
    }

    @Override
    public String key() {
        return key(id);
    }

    @Override
    public Category category() {
        return Category.NOTES;
    }

    boolean isReplyTo(Note note) {
        return parent.equals(note.id());
    }

    Note edited(String newText, long now) {
        return new Note(id, parent, author, medium, firstFrame, lastFrame, newText, status, created, now);
    }

    Note with(NoteStatus newStatus) {
        return new Note(id, parent, author, medium, firstFrame, lastFrame, text, newStatus, created, edited);
    }
}
