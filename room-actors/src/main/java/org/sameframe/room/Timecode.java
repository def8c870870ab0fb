package org.sameframe.room;

import java.util.OptionalLong;

/**
 * SMPTE timecode (ST 12-1): labels {@code HH:MM:SS:FF} for the frames of one day, {@code HH:MM:SS;FF} with drop-frame.
 *
 * <p>Labels count at the rounded rate. Drop-frame leaves out the labels 00 and 01 (at 60: 00 to 03) of every minute that
 * is not a tenth one, so that they keep up with the clock at 30000/1001 and 60000/1001. After 24 hours they begin anew.
 *
 * @param base labels of a second: the rounded rate
 * @param dropped labels that are left out in nine minutes of ten; 0 without drop-frame
 */
public record Timecode(int base, int dropped) {
    private static final int MINUTES_OF_DAY = 24 * 60;

    /** @param dropFrame not heeded where the rate has none: it is for 30000/1001 and 60000/1001 only */
    public static Timecode at(FrameRate rate, boolean dropFrame) {
        int denominator = rate.denominator();
        int base = Math.max(1, (int) ((2L * rate.numerator() + denominator) / (2L * denominator)));
        boolean canDrop = denominator != 1 && (base == 30 || base == 60);
        return new Timecode(base, dropFrame && canDrop ? base / 15 : 0);
    }

    /** As a medium's frames are labelled. */
    public static Timecode of(Medium medium) {
        return at(medium.rate(), medium.dropFrame());
    }

    public boolean isDropFrame() {
        return dropped > 0;
    }

    /** How many frames, and so labels, a day has. */
    public long day() {
        return tenMinutes() * (MINUTES_OF_DAY / 10);
    }

    /** Frames that have gone by since midnight at a label, which is given as a number of labels with none left out. */
    public long elapsedAt(long label) {
        long minutes = Math.floorDiv(label, 60L * base);
        return label - dropped * (minutes - Math.floorDiv(minutes, 10L));
    }

    /** The label of a frame, counted from midnight; may be negative or beyond the day. */
    public String label(long frame) {
        long label = labelled(Math.floorMod(frame, day()));
        long seconds = label / base;
        StringBuilder text = new StringBuilder(12);
        digits(text, seconds / 3600, 2);
        digits(text, seconds / 60 % 60, 2, ':');
        digits(text, seconds % 60, 2, ':');
        digits(text, label % base, base > 100 ? 3 : 2, isDropFrame() ? ';' : ':');
        return text.toString();
    }

    /** The frame with a label, counted from midnight; empty if there is no such label, for example a dropped one. */
    public OptionalLong frame(String label) {
        int length = base > 100 ? 12 : 11;
        if (label.length() != length || !isSetApart(label)) {
            return OptionalLong.empty();
        }
        int hours = number(label, 0, 2);
        int minutes = number(label, 3, 5);
        int seconds = number(label, 6, 8);
        int frames = number(label, 9, length);
        boolean isTime = isBelow(hours, 24) && isBelow(minutes, 60) && isBelow(seconds, 60) && isBelow(frames, base);
        if (!isTime || (seconds == 0 && frames < dropped && minutes % 10 != 0)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(elapsedAt(((hours * 60L + minutes) * 60 + seconds) * base + frames));
    }

    private long tenMinutes() {
        return base * 600L - dropped * 9L;
    }

    private long labelled(long frame) {
        long tens = frame / tenMinutes();
        long rest = frame % tenMinutes();
        long minute = base * 60L - dropped;
        long minutes = rest < base * 60L ? 0 : 1 + (rest - base * 60L) / minute;
        return frame + dropped * (tens * 9 + minutes);
    }

    private boolean isSetApart(String label) {
        return label.charAt(2) == ':' && label.charAt(5) == ':' && label.charAt(8) == (isDropFrame() ? ';' : ':');
    }

    private static boolean isBelow(int number, int bound) {
        return number >= 0 && number < bound;
    }

    /** -1 if it is none. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static void digits(StringBuilder text, long number, int width, char before) {
        digits(text.append(before), number, width);
    }

    private static void digits(StringBuilder text, long number, int width) {
        for (int place = width == 3 ? 100 : 10; place > 0; place /= 10) {
            text.append((char) ('0' + number / place % 10));
        }
    }
}
