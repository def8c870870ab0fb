package org.sameframe.room;

import java.util.Optional;

/** Writes notes, and chats. */
public sealed interface NoteCommand extends RoomCommand {
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(RoomCommand.Cases<R> cases) {
        return cases.note(this);
    }

    @Override
    default Right right() {
        return Right.TAKE_PART;
    }

    @Override
    default Category category() {
        return Category.NOTES;
    }

    /** @param still SHA-256 of a picture, 64 digits in lower-case hexadecimal; empty: none */
    record AddNote(String medium, int firstFrame, int lastFrame, String text, String still) implements NoteCommand {
        public AddNote(String medium, int firstFrame, int lastFrame, String text) {
            this(medium, firstFrame, lastFrame, text, "");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.addNote(this);
        }
    }

    record Reply(String note, String text) implements NoteCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reply(this);
        }
    }

    /**
     * The sender's own, or for hosts anybody's; replies too.
     *
     * @param still as in {@link AddNote}; absent: it stays as it is
     */
    record EditNote(String note, String text, Optional<String> still) implements NoteCommand {
        public EditNote(String note, String text) {
            this(note, text, Optional.empty());
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.editNote(this);
        }
    }

    record SetNoteStatus(String note, NoteStatus status) implements NoteCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.setNoteStatus(this);
        }
    }

    /** With its replies. */
    record RemoveNote(String note) implements NoteCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.removeNote(this);
        }
    }

    /** In the chat. */
    record Say(String text) implements NoteCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.say(this);
        }
    }

    /** One case for each of them. */
    interface Cases<R> {
        R addNote(AddNote command);

        R reply(Reply command);

        R editNote(EditNote command);

        R setNoteStatus(SetNoteStatus command);

        R removeNote(RemoveNote command);

        R say(Say command);
    }
}
