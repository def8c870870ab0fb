package org.sameframe.room;

import java.util.Optional;

/**
 * How the room is run.
 *
 * @param maxParticipants participants with a place, at most
 * @param graceMs how long a lost participant keeps the place, in milliseconds
 * @param leadMinMs shortest lead with which play starts, in milliseconds
 * @param leadMaxMs longest lead, in milliseconds: who is slower than that joins late
 */
public record Policy(int maxParticipants, int graceMs, int leadMinMs, int leadMaxMs) implements Value {
    static final String KEY = "policy";

    private static final int LONGEST_GRACE_MS = 3_600_000;
    private static final int LONGEST_LEAD_MS = 10_000;

    /** 50 people; half a minute covers a reload and a short tunnel; a lead of 60 ms is not felt, one of a second is the most that people bear. */
    public static final Policy DEFAULT = new Policy(50, 30_000, 60, 1_000);

    /** What is wrong with it, if anything [RM9]. */
    Optional<Decision> problem() {
        if (maxParticipants < 1 || maxParticipants > Limits.PARTICIPANTS_EVER) {
            return invalid("places: %d (expected: 1 to %d).".formatted(maxParticipants, Limits.PARTICIPANTS_EVER));
        }
        if (graceMs < 0 || graceMs > LONGEST_GRACE_MS) {
            return invalid("grace time: %d ms (expected: 0 to %d).".formatted(graceMs, LONGEST_GRACE_MS));
        }
        if (leadMinMs < 0 || leadMinMs > leadMaxMs || leadMaxMs > LONGEST_LEAD_MS) {
            return invalid("lead: %d to %d ms (expected: from 0 to %d, the shortest first)."
                    .formatted(leadMinMs, leadMaxMs, LONGEST_LEAD_MS));
        }
        return Optional.empty();
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

    /** What is added to the slowest delay, for the jitter that a delay does not show. */
    private static final long LEAD_MARGIN_US = 20_000;

    /**
     * How long before everybody starts a change is announced [PB3].
     *
     * @param slowestDelayUs one-way delay of the slowest connected participant
     * @return microseconds
     */
    long leadUs(long slowestDelayUs) {
        return Math.min(leadMaxMs * 1_000L, Math.max(leadMinMs * 1_000L, slowestDelayUs + LEAD_MARGIN_US));
    }
}
