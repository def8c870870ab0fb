package org.sameframe.history;

import java.util.List;
import java.util.Optional;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;

/**
 * A room in the directory.
 *
 * @param title empty if it has none, or was erased
 * @param created when its first entry was decided, in microseconds
 * @param latest when its last one was
 * @param entries how many were taken in
 * @param head the last one that was seen
 * @param participants names of all who ever were there
 * @param media titles of all that was ever shown
 * @param alarm what speaks against its ledger
 */
public record ListedRoom(
        RoomCode room,
        RoomState state,
        String title,
        long created,
        long latest,
        long entries,
        Mark head,
        List<String> participants,
        List<String> media,
        Optional<Alarm> alarm) {
    public ListedRoom {
        participants = List.copyOf(participants);
        media = List.copyOf(media);
    }

    static ListedRoom of(DirectoryRow row, WitnessedHead head) {
        return new ListedRoom(
                row.room(),
                row.state(),
                row.title(),
                row.created(),
                row.latest(),
                row.seq(),
                head.mark(),
                shown(row.people().values()),
                shown(row.media().values()),
                head.alarm());
    }

    private static List<String> shown(java.util.Collection<String> texts) {
        return texts.stream().filter(text -> !text.isEmpty()).distinct().toList();
    }
}
