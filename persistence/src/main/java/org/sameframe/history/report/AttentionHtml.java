package org.sameframe.history.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.sameframe.room.Medium;

/** How long frames were on screen, as tables and a strip of the whole medium. */
final class AttentionHtml {
    /** Ranges of a medium on the page; a program gets more. */
    private static final int RANGES = 30;

    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 28;

    private AttentionHtml() {}

    static void write(Html html, Report report) {
        html.open("section").element("h2", "Time on screen");
        html.element(
                "p", "While somebody was in the room: frames that rested, and ranges as often as they were played.");
        if (report.attention().isEmpty()) {
            html.element("p", "Nothing has been on screen.");
        }
        report.attention().forEach(of -> report.medium(of.medium()).ifPresent(medium -> write(html, of, medium)));
        html.close();
    }

    private static void write(Html html, Attention.OfMedium of, Medium medium) {
        html.open("section").element("h3", name(medium));
        html.element("p", "On screen for " + Times.length(of.total()) + ".");
        strip(html, of, medium);
        List<FrameTimes.Range> longest = of.ranges().stream()
                .sorted(Comparator.comparingLong(FrameTimes.Range::total).reversed())
                .limit(RANGES)
                .sorted(Comparator.comparingInt(FrameTimes.Range::first))
                .toList();
        html.table("Ranges of " + name(medium), List.of("Frames", "Timecode", "On screen"));
        longest.forEach(range -> html.row(List.of(
                frames(medium, range.first(), range.last()),
                timecodes(medium, range.first(), range.last()),
                Times.length(range.total()))));
        html.endTable();
        int shorter = of.ranges().size() - longest.size() + of.others().ranges();
        if (shorter > 0) {
            html.element("p", "%,d shorter ranges are left out.".formatted(shorter));
        }
        if (!of.held().isEmpty()) {
            html.table("Frames of " + name(medium) + " that rested longest", List.of("Frame", "Timecode", "Rested"));
            of.held()
                    .forEach(held -> html.row(List.of(
                            frames(medium, held.frame(), held.frame()),
                            medium.timecode(held.frame()),
                            Times.length(held.total()))));
            html.endTable();
        }
        html.close();
    }

    /** The whole medium from left to right; the darker, the longer each frame was on screen. */
    private static void strip(Html html, Attention.OfMedium of, Medium medium) {
        double most =
                of.ranges().stream().mapToDouble(AttentionHtml::perFrame).max().orElse(1);
        html.open(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                "Where in the medium time was spent; the table below has the numbers.");
        for (FrameTimes.Range range : of.ranges()) {
            double x = (double) range.first() * WIDTH / medium.frames();
            double width = Math.max(1, (range.last() - range.first() + 1.0) * WIDTH / medium.frames());
            double strength = 0.15 + 0.85 * Math.log1p(perFrame(range)) / Math.log1p(most);
            html.open(
                            "rect",
                            "x",
                            number(x),
                            "y",
                            "0",
                            "width",
                            number(width),
                            "height",
                            "" + HEIGHT,
                            "fill",
                            "#1f5fa8",
                            "fill-opacity",
                            number(strength))
                    .close();
        }
        html.close();
    }

    private static double perFrame(FrameTimes.Range range) {
        return (double) range.total() / (range.last() - range.first() + 1);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static String name(Medium medium) {
        return medium.title().isEmpty() ? "Medium " + medium.id() : medium.title();
    }

    static String frames(Medium medium, int first, int last) {
        return first == last
                ? Integer.toString(medium.frameNumber(first))
                : medium.frameNumber(first) + "–" + medium.frameNumber(last);
    }

    static String timecodes(Medium medium, int first, int last) {
        return first == last ? medium.timecode(first) : medium.timecode(first) + " – " + medium.timecode(last);
    }
}
