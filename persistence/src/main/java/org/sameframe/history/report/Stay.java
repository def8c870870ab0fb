package org.sameframe.history.report;

/**
 * A time for which somebody was there without a break.
 *
 * @param begin in microseconds since the epoch
 * @param end likewise
 * @param graceUntil until when coming back goes on with the same session, in microseconds since the epoch
 * @param open it had not ended at the last entry
 */
public record Stay(int participant, long begin, long end, long graceUntil, boolean open) {
    /** In microseconds. */
    public long length() {
        return end - begin;
    }
}
