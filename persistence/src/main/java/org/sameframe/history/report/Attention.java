package org.sameframe.history.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sameframe.room.Medium;
import org.sameframe.room.Playback;

/** What was on screen while somebody was there, medium by medium [RP4]. */
final class Attention {
    /** Ranges of a medium: of a room that jumped about for days there can be a million. */
    private static final int RANGES = 1_000;

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
                        some.medium().id(),
                        any -> new FrameTimes(
                                some.medium().rate(), some.medium().frames()))
                .add(some.playback(), some.since(), until));
        showing = Optional.empty();
    }

    /**
     * How long the frames of a medium were on screen.
     *
     * @param total in microseconds
     * @param ranges in the order of the frames: those that were on screen longest
     * @param others what was shorter on screen, and is no range here
     * @param held the frames that rested longest, the longest first
     */
    public record OfMedium(
            String medium, long total, List<FrameTimes.Range> ranges, Others others, List<FrameTimes.Held> held) {
        public OfMedium {
            ranges = List.copyOf(ranges);
            held = List.copyOf(held);
        }
    }

    /**
     * Ranges that are counted only.
     *
     * @param total of all of them, in microseconds
     */
    public record Others(int ranges, long total) {}

    /**
     * By medium, in the order in which they were shown first.
     *
     * @param heldMost how many held frames of each
     */
    List<OfMedium> media(int heldMost) {
        return media.entrySet().stream()
                .map(one -> of(one.getKey(), one.getValue(), heldMost))
                .filter(one -> one.total() > 0)
                .toList();
    }

    private static OfMedium of(String medium, FrameTimes times, int heldMost) {
        List<FrameTimes.Range> all = times.ranges();
        List<FrameTimes.Range> byTotal = all.stream()
                .sorted(Comparator.comparingLong(FrameTimes.Range::total)
                        .reversed()
                        .thenComparingInt(FrameTimes.Range::first))
                .toList();
        List<FrameTimes.Range> shorter = byTotal.subList(Math.min(RANGES, all.size()), all.size());
        List<FrameTimes.Range> longest = byTotal.subList(0, all.size() - shorter.size()).stream()
                .sorted(Comparator.comparingInt(FrameTimes.Range::first))
                .toList();
        Others others = new Others(
                shorter.size(),
                shorter.stream().mapToLong(FrameTimes.Range::total).sum());
        return new OfMedium(medium, times.total(), longest, others, times.held(heldMost));
    }
}
