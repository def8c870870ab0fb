package org.sameframe.history.export;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import org.sameframe.room.NoteStatus;

/** Colours of markers that all formats have: OpenTimelineIO, Avid's eight, and Resolve. */
enum MarkerColor {
    RED(0xFF0000, "Red"),
    GREEN(0x00FF00, "Green"),
    BLUE(0x0000FF, "Blue"),
    CYAN(0x00FFFF, "Cyan"),
    MAGENTA(0xFF00FF, "Fuchsia"),
    YELLOW(0xFFFF00, "Yellow"),
    BLACK(0x000000, "Cocoa"),
    WHITE(0xFFFFFF, "Cream");

    private final int rgb;
    private final String inResolve;

    MarkerColor(int rgb, String inResolve) {
        this.rgb = rgb;
        this.inResolve = inResolve;
    }

    /** What is still to be done is red. */
    static MarkerColor of(NoteStatus status) {
        return status == NoteStatus.OPEN ? RED : GREEN;
    }

    /**
     * The nearest one.
     *
     * @param rgba 0xRRGGBBAA
     */
    static MarkerColor nearest(int rgba) {
        return Arrays.stream(values())
                .min(Comparator.comparingInt(color -> distance(color.rgb, rgba >>> 8)))
                .orElseThrow();
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xFF) - (other >> 16 & 0xFF);
        int green = (one >> 8 & 0xFF) - (other >> 8 & 0xFF);
        int blue = (one & 0xFF) - (other & 0xFF);
        return red * red + green * green + blue * blue;
    }

    String inAvid() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Resolve has neither magenta nor black nor white: those that come nearest. */
    String inResolve() {
        return inResolve;
    }
}
