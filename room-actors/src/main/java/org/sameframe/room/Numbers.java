package org.sameframe.room;

/** Checks of numbers that came from outside. */
final class Numbers {
    private Numbers() {}

    /** False for what is no number, or endless. */
    static boolean isWithin(double number, double least, double most) {
        return number >= least && number <= most;
    }
}
