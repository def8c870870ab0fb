package org.sameframe.room;

import java.util.Optional;

/**
 * A note about frames of a medium, or a reply to one [NO1].
 *
 * @param id unique in the room and given by it: n17 was added by entry 17
 * @param parent the note that this one replies to; empty: none
 * @param author id of a participant
 * @param created in microseconds since the epoch
 * @param edited likewise; 0: never
 * @param still SHA-256 of the picture that belongs to it, 64 digits in lower-case hexadecimal; empty: none [SL1]
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
        long edited,
        String still)
        implements Value {
    private static final int STILL_DIGITS = 64;

    /** Without a still. */
    public Note(
            String id,
            String parent,
            int author,
            String medium,
            int firstFrame,
            int lastFrame,
            String text,
            NoteStatus status,
            long created,
            long edited) {
        this(id, parent, author, medium, firstFrame, lastFrame, text, status, created, edited, "");
    }

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
        return edited(newText, still, now);
    }

    Note edited(String newText, String newStill, long now) {
        return new Note(id, parent, author, medium, firstFrame, lastFrame, newText, status, created, now, newStill);
    }

    Note with(NoteStatus newStatus) {
        return new Note(id, parent, author, medium, firstFrame, lastFrame, text, newStatus, created, edited, still);
    }

    Note showing(String newStill) {
        return new Note(id, parent, author, medium, firstFrame, lastFrame, text, status, created, edited, newStill);
    }

    /** What is wrong with what a command names as a still, if anything [SL1]. */
    static Optional<Decision> stillProblem(String still) {
        boolean isHash = still.length() == STILL_DIGITS
                && still.chars().allMatch(digit -> (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f'));
        return still.isEmpty() || isHash
                ? Optional.empty()
                : Optional.of(Decision.invalid("still: %d characters (expected: %d digits in lower-case hexadecimal)."
                        .formatted(still.codePointCount(0, still.length()), STILL_DIGITS)));
    }
}
