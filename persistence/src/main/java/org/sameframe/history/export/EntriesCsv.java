package org.sameframe.history.export;

import java.util.List;
import java.util.stream.Collectors;
import org.sameframe.room.Entry;
import org.sameframe.room.Participant;
import org.sameframe.room.Room;
import org.sameframe.room.RoomEvent;

/** All entries, one a line, as a table [EX3]. Names and media are called what they were called then. */
public final class EntriesCsv {
    private static final List<String> HEADER =
            List.of("seq", "at", "participant", "name", "instance", "operation", "base", "what");

    private EntriesCsv() {}

    public static String of(Session session) {
        StringBuilder text = new StringBuilder(Csv.line(HEADER));
        Room room = Room.NONE;
        for (Entry entry : session.entries()) {
            room = room.apply(entry);
            text.append(line(room, entry));
        }
        return text.toString();
    }

    private static String line(Room room, Entry entry) {
        int participant = entry.origin().participant();
        ValueText words = ValueText.in(room);
        String what = entry.events().stream()
                .map(event -> event instanceof RoomEvent.Put put ? put.value().accept(words) : event.key() + " removed")
                .collect(Collectors.joining("; "));
        return Csv.line(List.of(
                Csv.number(entry.seq()),
                Instants.iso(entry.at()),
                Csv.number(participant),
                Csv.text(room.participant(participant).map(Participant::name).orElse("")),
                Csv.text(entry.origin().instance()),
                Csv.number(entry.origin().op()),
                Csv.number(entry.origin().base()),
                Csv.text(what)));
    }
}
