package org.sameframe.room;

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

    /** 50 people; half a minute covers a reload and a short tunnel; a lead of 60 ms is not felt, one of a second is the most that people bear. */
    public static final Policy DEFAULT = new Policy(50, 30_000, 60, 1_000);

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
