package org.sameframe.room;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the room is run.
 *
 * @param maxParticipants participants with a place, at most
 * @param graceMs how long a lost participant keeps the place, in milliseconds
 * @param leadMinMs shortest lead with which play starts, in milliseconds
 * @param leadMaxMs longest lead, in milliseconds: who is slower than that joins late
 * @param off categories that are off for newcomers
 */
public record Policy(
        int maxParticipants,
        int graceMs,
        int leadMinMs,
        int leadMaxMs,
        Driving driving,
        Entrance entrance,
        Gates gates,
        Hosting hosting,
        Agreeing agreeing,
        Set<Category> off)
        implements Value {

    static final String KEY = "policy";

    private static final int LONGEST_MS = 3_600_000;
    private static final int LONGEST_LEAD_MS = 10_000;

    /** Longest wait at a gate: nobody looks at a still picture for longer without asking why. */
    private static final int LONGEST_GATE_MS = 60_000;

    /** What is added to the slowest delay, for the jitter that a delay does not show. */
    private static final long LEAD_MARGIN_US = 20_000;

    /** 50 people; half a minute covers a reload and a short tunnel; a lead of 60 ms is not felt, one of a second is the most that people bear. */
    public static final Policy DEFAULT = new Policy(50, 30_000, 60, 1_000);

    public Policy {
        // In the order of the categories, so that equal ones are stored alike.
        off = Collections.unmodifiableSet(new TreeSet<>(off));
    }

    /** With what is usual for the rest: a new room of people who trust each other. */
    public Policy(int maxParticipants, int graceMs, int leadMinMs, int leadMaxMs) {
        this(
                maxParticipants,
                graceMs,
                leadMinMs,
                leadMaxMs,
                new Driving(Control.EVERYONE, Conflict.HOST_WINS),
                new Entrance(false, false, false),
                new Gates(0, 0),
                new Hosting(HostAbsence.KEEP, 60_000),
                new Agreeing(AgreementRecord.COUNTS, 5_000),
                EnumSet.of(Category.GRADE));
    }

    /** Who drives, and who wins. */
    public record Driving(Control control, Conflict conflict) {}

    /**
     * Who comes in.
     *
     * @param waitingRoom newcomers wait until a host lets them in
     * @param locked nobody new comes in
     * @param lobby the room begins in its lobby
     */
    public record Entrance(boolean waitingRoom, boolean locked, boolean lobby) {}

    /**
     * What play waits for.
     *
     * @param readyMs for everybody to be ready, at most this long in milliseconds; 0: not at all
     * @param stalledMs likewise for who is stalled
     */
    public record Gates(int readyMs, int stalledMs) {}

    /**
     * What happens without a host.
     *
     * @param graceMs how long a room may be without before that counts, in milliseconds
     */
    public record Hosting(HostAbsence absence, int graceMs) {}

    /**
     * What is kept of frame agreements.
     *
     * @param withinMs how long a room rests before it counts as not agreed, in milliseconds
     */
    public record Agreeing(AgreementRecord kept, int withinMs) {}

    /** What is wrong with it, if anything [RM9]. */
    public Optional<Decision> problem() {
        if (maxParticipants < 1 || maxParticipants > Limits.PARTICIPANTS_EVER) {
            return invalid("places: %d (expected: 1 to %d).".formatted(maxParticipants, Limits.PARTICIPANTS_EVER));
        }
        if (leadMinMs < 0 || leadMinMs > leadMaxMs || leadMaxMs > LONGEST_LEAD_MS) {
            return invalid("lead: %d to %d ms (expected: from 0 to %d, the shortest first)."
                    .formatted(leadMinMs, leadMaxMs, LONGEST_LEAD_MS));
        }
        return time("grace time", graceMs, 0, LONGEST_MS)
                .or(() -> time("ready gate", gates.readyMs(), 0, LONGEST_GATE_MS))
                .or(() -> time("stall gate", gates.stalledMs(), 0, LONGEST_GATE_MS))
                .or(() -> time("host's grace time", hosting.graceMs(), 0, LONGEST_MS))
                .or(() -> time("time to agree", agreeing.withinMs(), 0, LONGEST_GATE_MS))
                .or(() -> Subscriptions.problem(off));
    }

    private static Optional<Decision> time(String what, int ms, int least, int most) {
        return ms >= least && ms <= most
                ? Optional.empty()
                : invalid("%s: %d ms (expected: %d to %d).".formatted(what, ms, least, most));
    }

    private static Optional<Decision> invalid(String detail) {
        return Optional.of(Decision.invalid(detail));
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.policy(this);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Category category() {
        return Category.ROOM;
    }

    /**
     * How long before everybody starts a change is announced [PB3].
     *
     * @param slowestUs how long it takes until the slowest participant's picture moves, in microseconds
     * @return microseconds
     */
    long leadUs(long slowestUs) {
        return Math.min(leadMaxMs * 1_000L, Math.max(leadMinMs * 1_000L, slowestUs + LEAD_MARGIN_US));
    }

    Policy locked(boolean locked) {
        return new Policy(
                maxParticipants,
                graceMs,
                leadMinMs,
                leadMaxMs,
                driving,
                new Entrance(entrance.waitingRoom(), locked, entrance.lobby()),
                gates,
                hosting,
                agreeing,
                off);
    }
}
