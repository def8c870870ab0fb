package org.sameframe.room;

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

    record AddNote(String medium, int firstFrame, int lastFrame, String text) implements NoteCommand {
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

    /** The sender's own, or for hosts anybody's; replies too. */
    record EditNote(String note, String text) implements NoteCommand {
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
