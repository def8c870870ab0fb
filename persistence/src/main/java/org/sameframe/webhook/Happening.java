package org.sameframe.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sameframe.room.Admission;
import org.sameframe.room.Agreement;
import org.sameframe.room.Annotation;
import org.sameframe.room.Entry;
import org.sameframe.room.Note;
import org.sameframe.room.NoteStatus;
import org.sameframe.room.Participant;
import org.sameframe.room.Playback;
import org.sameframe.room.Presence;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCard;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Value;

/**
 * Something in an entry that endpoints are told of [WH1].
 *
 * @param place of the entry's event that it is about, from 0
 */
record Happening(WebhookEvent event, int place) {
    /** What an entry says to those outside, given the room as it was before. */
    static List<Happening> of(Room before, Entry entry) {
        List<Happening> happened = new ArrayList<>();
        for (int place = 0; place < entry.events().size(); place++) {
            if (entry.events().get(place) instanceof RoomEvent.Put put) {
                int where = place;
                of(before, put.value()).ifPresent(event -> happened.add(new Happening(event, where)));
            }
        }
        return happened;
    }

    private static Optional<WebhookEvent> of(Room before, Value value) {
        if (value instanceof RoomCard card) {
            return card(before, card);
        }
        if (value instanceof Participant person) {
            return participant(before.participant(person.id()), person);
        }
        if (value instanceof Playback playback) {
            return before.playback()
                    .filter(old -> !old.medium().equals(playback.medium()))
                    .map(old -> WebhookEvent.MEDIUM_SELECTED);
        }
        if (value instanceof Note note) {
            return note(before.note(note.id()), note);
        }
        if (value instanceof Annotation annotation) {
            return before.annotation(annotation.id()).isEmpty()
                    ? Optional.of(WebhookEvent.ANNOTATION_ADDED)
                    : Optional.empty();
        }
        return value instanceof Agreement agreement && agreement.agreed()
                ? Optional.of(WebhookEvent.FRAME_AGREED)
                : Optional.empty();
    }

    private static Optional<WebhookEvent> card(Room before, RoomCard card) {
        if (!before.exists()) {
            return Optional.of(WebhookEvent.ROOM_OPENED);
        }
        return card.closed() != 0 && !before.isClosed() ? Optional.of(WebhookEvent.ROOM_CLOSED) : Optional.empty();
    }

    /** Who loses the connection and is back within the grace time has neither left nor joined. */
    private static Optional<WebhookEvent> participant(Optional<Participant> before, Participant now) {
        boolean was = before.filter(Happening::isIn).isPresent();
        if (was == isIn(now)) {
            return Optional.empty();
        }
        return Optional.of(was ? WebhookEvent.PARTICIPANT_LEFT : WebhookEvent.PARTICIPANT_JOINED);
    }

    private static boolean isIn(Participant person) {
        return person.admission() == Admission.ADMITTED
                && (person.presence() == Presence.HERE || person.presence() == Presence.AWAY);
    }

    private static Optional<WebhookEvent> note(Optional<Note> before, Note now) {
        if (before.isEmpty()) {
            return Optional.of(WebhookEvent.NOTE_ADDED);
        }
        if (before.get().status() != now.status() && now.status() == NoteStatus.RESOLVED) {
            return Optional.of(WebhookEvent.NOTE_RESOLVED);
        }
        return before.get().equals(now) ? Optional.empty() : Optional.of(WebhookEvent.NOTE_EDITED);
    }
}
