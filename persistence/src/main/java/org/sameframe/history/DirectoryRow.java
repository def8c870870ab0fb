package org.sameframe.history;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sameframe.room.Entry;
import org.sameframe.room.Medium;
import org.sameframe.room.Participant;
import org.sameframe.room.RoomCard;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Value;

/**
 * What the directory says of a room: a fold of its entries, so that it can be made anew at any time [RD4].
 *
 * @param created when the first entry was decided, in microseconds
 * @param latest when the last one was
 * @param seq of the last one; 0: nothing was taken in yet
 * @param people names by key, in the order in which they came; of those who are gone, too; behind them names that people had before
 * @param media titles by key
 */
record DirectoryRow(
        RoomCode room,
        RoomState state,
        String title,
        long created,
        long latest,
        long seq,
        Map<String, String> people,
        Map<String, String> media) {

    /** Of each participant. */
    private static final int EARLIER_NAMES = 20;

    static DirectoryRow empty(RoomCode room, RoomState state) {
        return new DirectoryRow(room, state, "", 0, 0, 0, Map.of(), Map.of());
    }

    /** Takes in the next entry. */
    DirectoryRow apply(Entry entry) {
        String name = title;
        RoomState now = state;
        Map<String, String> persons = people;
        Map<String, String> shown = media;
        for (RoomEvent event : entry.events()) {
            if (event instanceof RoomEvent.Put put) {
                Value value = put.value();
                if (value instanceof RoomCard card) {
                    name = card.title();
                    now = card.closed() == 0 ? RoomState.OPEN : RoomState.CLOSED;
                } else if (value instanceof Participant person) {
                    persons = named(persons, value.key(), person.name());
                } else if (value instanceof Medium medium) {
                    shown = with(shown, value.key(), medium.title());
                }
            } else {
                persons = without(persons, event.key());
                shown = without(shown, event.key());
            }
        }
        return new DirectoryRow(
                room, now, name, seq == 0 ? entry.at() : created, entry.at(), entry.seq(), persons, shown);
    }

    /** Without anything personal [RD7]. */
    DirectoryRow erased() {
        return new DirectoryRow(room, RoomState.ERASED, "", created, latest, seq, Map.of(), Map.of());
    }

    DirectoryRow lost() {
        return new DirectoryRow(room, RoomState.LOST, title, created, latest, seq, people, media);
    }

    /** What a search looks through. */
    String searched() {
        String code = room.value();
        return searchable(String.join(
                "\n", title, code, code.replace("-", ""), String.join("\n", people.values()), searchedMedia()));
    }

    String searchedPeople() {
        return searchable(String.join("\n", people.values()));
    }

    String searchedMedia() {
        return searchable(String.join("\n", media.values()));
    }

    static String searchable(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** A line each: names and titles have neither tabs nor line breaks [LI2]. */
    static String lines(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(entry -> entry.getKey() + "\t" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    static Map<String, String> ofLines(String lines) {
        Map<String, String> texts = sorted(Map.of());
        lines.lines().map(line -> line.split("\t", 2)).forEach(parts -> texts.put(parts[0], parts[1]));
        return texts;
    }

    /** Whoever takes another name is still known by those from before, the first of them at least. */
    private static Map<String, String> named(Map<String, String> people, String key, String name) {
        String before = people.getOrDefault(key, "");
        Map<String, String> now = with(people, key, name);
        if (before.isEmpty() || before.equals(name)) {
            return now;
        }
        List<String> earlier = people.entrySet().stream()
                .filter(person -> person.getKey().startsWith(key + "/"))
                .map(Map.Entry::getValue)
                .toList();
        return earlier.contains(before) || earlier.size() >= EARLIER_NAMES
                ? now
                : with(now, "%s/%02d".formatted(key, earlier.size() + 1), before);
    }

    private static Map<String, String> with(Map<String, String> texts, String key, String text) {
        if (text.equals(texts.get(key))) {
            return texts;
        }
        Map<String, String> more = sorted(texts);
        more.put(key, text);
        return more;
    }

    private static Map<String, String> without(Map<String, String> texts, String key) {
        if (!texts.containsKey(key)) {
            return texts;
        }
        Map<String, String> fewer = sorted(texts);
        fewer.remove(key);
        return fewer;
    }

    /** Keys end in numbers: participant/2 comes before participant/10. */
    private static Map<String, String> sorted(Map<String, String> texts) {
        Map<String, String> sorted = new TreeMap<>((one, other) ->
                one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length()));
        sorted.putAll(texts);
        return sorted;
    }
}
