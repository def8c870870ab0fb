package org.sameframe.history.export;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sameframe.room.Annotation;
import org.sameframe.room.Entry;
import org.sameframe.room.Medium;
import org.sameframe.room.Note;
import org.sameframe.room.Participant;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCard;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Shot;

/**
 * What an export is made from: a room as it is after some entry, and the entries that led there.
 *
 * @param entries from the first, in order
 * @param damage why there are no more although the record goes on; empty: they are all
 * @param alarm what speaks against the record by what was seen of it earlier; empty: nothing
 * @param erased what was personal is gone for good
 */
public record Session(
        RoomCode code,
        Room room,
        List<Entry> entries,
        Optional<Damaged> damage,
        Optional<Alarmed> alarm,
        boolean erased) {
    /** As a sentence on one line. */
    private static final String ERASED =
            "This session was erased: names, titles, texts and what was drawn are gone for good.";

    /** @param seq of the first entry that is not as it was recorded */
    public record Damaged(long seq) {
        /** As a sentence on one line, in formats that have place for one. */
        String warning() {
            return "The record of this session is damaged from entry %d on: what came then is missing here."
                    .formatted(seq);
        }
    }

    /**
     * @param seq of the entry that is not what was seen
     * @param warning as a sentence on one line
     */
    public record Alarmed(long seq, String warning) {}

    public Session {
        entries = List.copyOf(entries);
    }

    /** From the entries alone, which are all. */
    public static Session of(RoomCode code, List<Entry> entries) {
        return of(code, entries, Optional.empty());
    }

    /** From the entries that lie before a damage. */
    public static Session of(RoomCode code, List<Entry> entries, Optional<Damaged> damage) {
        Room room = Room.NONE;
        for (Entry entry : entries) {
            room = room.apply(entry);
        }
        return new Session(code, room, entries, damage, Optional.empty(), false);
    }

    /** The same, with what speaks against its record. */
    public Session alarmed(Optional<Alarmed> by) {
        return new Session(code, room, entries, damage, by, erased);
    }

    /** The same, as of a room whose key was destroyed, or not. */
    public Session erased(boolean isErased) {
        return new Session(code, room, entries, damage, alarm, isErased);
    }

    /** What must be known before it is believed, a sentence each. */
    List<String> warnings() {
        return Stream.of(
                        damage.map(Damaged::warning),
                        alarm.map(Alarmed::warning),
                        Optional.of(ERASED).filter(it -> erased))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty if the room was erased. */
    String title() {
        return room.card().map(RoomCard::title).orElse("");
    }

    /** As the participant is called now; the room's own doings have no name. */
    String nameOf(int participant) {
        return room.participant(participant)
                .map(Participant::name)
                .filter(name -> !name.isEmpty())
                .orElse(participant == 0 ? "" : "Participant " + participant);
    }

    /** The chosen version of each shot, in the order of the playlist. */
    List<Medium> cut() {
        return room.shots().stream()
                .flatMap(shot -> room.medium(shot.chosen()).stream())
                .toList();
    }

    /** What is not in the cut: older versions, and versions of shots that were removed. */
    List<Medium> others() {
        Set<Medium> others = new LinkedHashSet<>(room.media());
        cut().forEach(others::remove);
        return List.copyOf(others);
    }

    /** Notes on a medium, by frame, without replies. */
    List<Note> notesOn(Medium medium) {
        return room.notes().stream()
                .filter(note -> note.parent().isEmpty() && note.medium().equals(medium.id()))
                .sorted(Comparator.comparingInt(Note::firstFrame).thenComparingLong(Note::created))
                .toList();
    }

    /** Replies to a note, the first one first. */
    List<Note> repliesTo(Note note) {
        return room.notes().stream()
                .filter(reply -> reply.parent().equals(note.id()))
                .sorted(Comparator.comparingLong(Note::created))
                .toList();
    }

    /** What is drawn on a medium, by frame. */
    List<Annotation> annotationsOn(Medium medium) {
        return room.annotations().stream()
                .filter(annotation -> annotation.medium().equals(medium.id()))
                .sorted(Comparator.comparingInt(Annotation::firstFrame))
                .toList();
    }

    /** What a file of one medium is of where nobody says which: the first clip of the cut; empty: the room has no media. */
    public Optional<Medium> first() {
        return Stream.concat(cut().stream(), room.media().stream()).findFirst();
    }

    /** Media in the order of the playlist, with the versions of a shot side by side, then all others. */
    public List<Medium> media() {
        Stream<Medium> inShots =
                room.shots().stream().map(Shot::versions).flatMap(List::stream).flatMap(id -> room.medium(id).stream());
        return Stream.concat(inShots, room.media().stream()).distinct().toList();
    }

    /** When each key got the value that it has, in microseconds since the epoch. */
    Map<String, Long> changed() {
        Map<String, Long> changed = new HashMap<>();
        entries.forEach(
                entry -> entry.events().stream().map(RoomEvent::key).forEach(key -> changed.put(key, entry.at())));
        return changed;
    }
}
