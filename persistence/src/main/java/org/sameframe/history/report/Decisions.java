package org.sameframe.history.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sameframe.room.Agreement;
import org.sameframe.room.Annotation;
import org.sameframe.room.Entry;
import org.sameframe.room.Medium;
import org.sameframe.room.Note;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Shot;
import org.sameframe.room.ShotStatus;

/** What was decided, medium by medium: notes, drawings, agreements, and what became of the shots [RP5]. */
final class Decisions {
    private final Agreements agreements = new Agreements();
    private final Map<String, Rating> ratings = new HashMap<>();

    /**
     * Who gave a shot its status, and when.
     *
     * @param by id of a participant
     * @param at in microseconds since the epoch
     */
    public record Rating(ShotStatus status, int by, long at) {}

    /** A note with its replies, the first one first. */
    public record Thread(Note note, List<Note> replies) {
        public Thread {
            replies = List.copyOf(replies);
        }
    }

    /** What was decided about a medium, each by frame. */
    public record OfMedium(
            Medium medium, List<Thread> notes, List<Annotation> drawings, List<Agreements.OfFrame> agreements) {
        public OfMedium {
            notes = List.copyOf(notes);
            drawings = List.copyOf(drawings);
            agreements = List.copyOf(agreements);
        }
    }

    void take(Entry entry) {
        for (RoomEvent event : entry.events()) {
            if (event instanceof RoomEvent.Put put && put.value() instanceof Agreement agreement) {
                agreements.take(agreement);
            } else if (event instanceof RoomEvent.Put put && put.value() instanceof Shot shot) {
                rate(shot, entry);
            }
        }
    }

    private void rate(Shot shot, Entry entry) {
        Rating known = ratings.get(shot.id());
        if (known == null ? shot.status() != ShotStatus.OPEN : known.status() != shot.status()) {
            ratings.put(shot.id(), new Rating(shot.status(), entry.origin().participant(), entry.at()));
        }
    }

    /** By the shot's id; of those that were rated ever. */
    Map<String, Rating> ratings() {
        return Map.copyOf(ratings);
    }

    /** About each medium of which there is anything to say. */
    List<OfMedium> about(Folded room) {
        List<Note> notes = room.all(Note.class);
        Map<String, List<Note>> replies = new HashMap<>();
        notes.stream()
                .sorted(Comparator.comparingLong(Note::created))
                .forEach(note -> replies.computeIfAbsent(note.parent(), any -> new ArrayList<>())
                        .add(note));
        return room.media().stream()
                .map(medium -> new OfMedium(
                        medium,
                        replies.getOrDefault("", List.of()).stream()
                                .filter(note -> note.medium().equals(medium.id()))
                                .sorted(Comparator.comparingInt(Note::firstFrame))
                                .map(note -> new Thread(note, replies.getOrDefault(note.id(), List.of())))
                                .toList(),
                        room.all(Annotation.class).stream()
                                .filter(drawing -> drawing.medium().equals(medium.id()))
                                .sorted(Comparator.comparingInt(Annotation::firstFrame))
                                .toList(),
                        agreements.on(medium.id())))
                .filter(of -> !of.notes().isEmpty()
                        || !of.drawings().isEmpty()
                        || !of.agreements().isEmpty())
                .toList();
    }
}
