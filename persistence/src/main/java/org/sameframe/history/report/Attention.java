package org.sameframe.history.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sameframe.room.Medium;
import org.sameframe.room.Playback;

/** What was on screen while somebody was there, medium by medium [RP4]. */
final class Attention {
    /** What is on screen now. */
    private record Showing(Playback playback, Medium medium, long since) {}

    private final Map<String, FrameTimes> media = new LinkedHashMap<>();
    private Optional<Showing> showing = Optional.empty();

    /**
     * What is on screen from now on.
     *
     * @param playback empty: nothing
     * @param medium that of the playback; empty: it is not known
     * @param now in microseconds
     * @param until how long what was on screen had been so, in microseconds
     */
    void show(Optional<Playback> playback, Optional<Medium> medium, long now, long until) {
        boolean isSame = showing.map(some -> some.playback().equals(playback.orElse(null)))
                .orElse(playback.isEmpty() || medium.isEmpty());
        if (!isSame) {
            end(until);
            showing = playback.flatMap(some -> medium.map(of -> new Showing(some, of, now)));
        }
    }

    /** What is on screen was so until then, in microseconds. */
    void end(long until) {
        showing.ifPresent(some -> media.computeIfAbsent(
                        some.medium().id(), any -> new FrameTimes(some.medium().rate()))
                .add(some.playback(), some.since(), until));
        showing = Optional.empty();
    }

    /**
     * How long the frames of a medium were on screen.
     *
     * @param total in microseconds
     * @param ranges in the order of the frames, those that were on screen longest
     * @param held the frames that rested longest, the longest first
     */
    public record OfMedium(String medium, long total, List<FrameTimes.Range> ranges, List<FrameTimes.Held> held) {
        public OfMedium {
            ranges = List.copyOf(ranges);
            held = List.copyOf(held);
        }
    }

    /**
     * By medium, in the order in which they were shown first.
     *
     * @param heldMost how many held frames of each
     */
    List<OfMedium> media(int heldMost) {
        return media.entrySet().stream()
                .map(one -> new OfMedium(
                        one.getKey(),
                        one.getValue().total(),
                        one.getValue().ranges(),
                        one.getValue().held(heldMost)))
                .filter(one -> one.total() > 0)
                .toList();
    }
}
