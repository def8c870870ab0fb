package org.sameframe.room;

/**
 * Frames per second as an exact fraction: 24000/1001, never 23.976.
 *
 * @param numerator above 0
 * @param denominator above 0
 */
public record FrameRate(int numerator, int denominator) {
    /** Fastest rate that a medium may have, in frames per second. */
    static final int FASTEST = 240;

    boolean isPlausible() {
        return denominator > 0
                && numerator <= 1_000_000
                && denominator <= 1_000_000
                && numerator <= (long) FASTEST * denominator
                && numerator >= denominator;
    }
}
