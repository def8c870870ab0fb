package org.sameframe.history.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.sameframe.room.Category;
import org.sameframe.room.Entry;

/** Who moved the playhead how often, and who held the lead for how long [RP6]. */
final class Driving {
    private final Map<Integer, Integer> commands = new HashMap<>();
    private final Map<Integer, Long> led = new HashMap<>();
    private int leader;
    private long since;

    /**
     * Somebody who drove.
     *
     * @param commands that moved the playhead
     * @param led how long they held the lead and were there, in microseconds
     */
    public record Driver(int participant, int commands, long led) {}

    void take(Entry entry) {
        int participant = entry.origin().participant();
        boolean moved = entry.events().stream().anyMatch(event -> event.category() == Category.PLAYBACK);
        if (participant != 0 && moved) {
            commands.merge(participant, 1, Integer::sum);
        }
    }

    /**
     * Who has the lead and is there, from now on.
     *
     * @param participant 0: nobody
     * @param until how long the former had it, in microseconds
     */
    void leads(int participant, long now, long until) {
        if (participant != leader) {
            if (leader != 0 && until > since) {
                led.merge(leader, until - since, Long::sum);
            }
            leader = participant;
            since = now;
        }
    }

    /** By the participant's id. */
    List<Driver> drivers() {
        TreeSet<Integer> all = new TreeSet<>(commands.keySet());
        all.addAll(led.keySet());
        return all.stream()
                .map(id -> new Driver(id, commands.getOrDefault(id, 0), led.getOrDefault(id, 0L)))
                .toList();
    }
}
