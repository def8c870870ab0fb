package org.sameframe.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Decides what is written in notes and in the chat. */
record Notebook(Room room, Participant sender, Context context) implements NoteCommand.Cases<Decision> {
    /** [NO1]. */
    @Override
    public Decision addNote(NoteCommand.AddNote command) {
        return room.medium(command.medium())
                .map(medium -> full().or(() -> Drawings.frames(command.firstFrame(), command.lastFrame(), medium))
                        .or(() -> textProblem(command.text()))
                        .or(() -> Note.stillProblem(command.still()))
                        .orElseGet(() -> Decision.put(
                                note("", medium.id(), command.firstFrame(), command.lastFrame(), command.text())
                                        .showing(command.still()))))
                .orElseGet(() -> Decision.invalid("The room has no such medium; write about one of its own."));
    }

    /** [NO2]. */
    @Override
    public Decision reply(NoteCommand.Reply command) {
        return note(command.note(), note -> {
            if (!note.parent().isEmpty()) {
                return Decision.invalid("A reply has no replies; reply to its note.");
            }
            return full().or(() -> textProblem(command.text()))
                    .orElseGet(() -> Decision.put(
                            note(note.id(), note.medium(), note.firstFrame(), note.lastFrame(), command.text())));
        });
    }

    /** [NO3]. */
    @Override
    public Decision editNote(NoteCommand.EditNote command) {
        return mine(command.note(), note -> {
            String still = command.still().orElse(note.still());
            return textProblem(command.text())
                    .or(() -> Note.stillProblem(still))
                    .orElseGet(() ->
                            note.text().equals(command.text()) && note.still().equals(still)
                                    ? Decision.UNCHANGED
                                    : Decision.put(note.edited(command.text(), still, context.now())));
        });
    }

    /** [NO4]. */
    @Override
    public Decision setNoteStatus(NoteCommand.SetNoteStatus command) {
        return note(
                command.note(),
                note -> note.parent().isEmpty()
                        ? Decision.put(note.with(command.status()))
                        : Decision.invalid("A reply has no status; resolve its note."));
    }

    /** [NO5]. */
    @Override
    public Decision removeNote(NoteCommand.RemoveNote command) {
        return mine(command.note(), note -> {
            List<RoomEvent> removals = new ArrayList<>();
            room.notes().stream()
                    .filter(some -> some.id().equals(note.id()) || some.isReplyTo(note))
                    .forEach(some -> removals.add(new RoomEvent.Removed(Note.key(some.id()))));
            return Decision.of(removals);
        });
    }

    /** [NO6]: the oldest of the messages that are kept makes place for the newest. */
    @Override
    public Decision say(NoteCommand.Say command) {
        return Texts.linesProblem("message", command.text(), 1, Limits.CHAT_LENGTH)
                .orElseGet(() -> {
                    Changes changes = new Changes(room);
                    List<ChatMessage> kept = room.chat();
                    kept.stream()
                            .limit(Math.max(0, kept.size() - Limits.CHAT_KEPT + 1))
                            .forEach(old -> changes.remove(ChatMessage.key(old.id())));
                    changes.put(new ChatMessage("c" + (context.seq() + 1), sender.id(), command.text(), context.now()));
                    return changes.decision();
                });
    }

    private Note note(String parent, String medium, int first, int last, String text) {
        String id = "n" + (context.seq() + 1);
        return new Note(id, parent, sender.id(), medium, first, last, text, NoteStatus.OPEN, context.now(), 0);
    }

    private Optional<Decision> full() {
        return room.notes().size() < Limits.NOTES
                ? Optional.empty()
                : Optional.of(Decision.limit(
                        "The room has %d notes already, the most it can; remove some.".formatted(Limits.NOTES)));
    }

    private static Optional<Decision> textProblem(String text) {
        return Texts.linesProblem("note", text, 1, Limits.NOTE_LENGTH);
    }

    private Decision note(String id, Function<Note, Decision> decide) {
        return room.note(id)
                .map(decide)
                .orElseGet(() -> Decision.invalid("There is no such note any more; somebody has removed it."));
    }

    private Decision mine(String id, Function<Note, Decision> decide) {
        return note(
                id,
                note -> note.author() == sender.id() || sender.isHost()
                        ? decide.apply(note)
                        : Decision.forbidden("Only its author or a host changes a note; reply to it."));
    }
}
