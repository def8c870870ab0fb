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

    private final Html html;
    private final Report report;
    private final Times times;
    private final Texts texts;

    private AttentionHtml(Html html, Report report, Times times) {
        this.html = html;
        this.report = report;
        this.times = times;
        this.texts = times.texts();
    }

    static AttentionHtml of(Html html, Report report, Times times) {
        return new AttentionHtml(html, report, times);
    }

    void write() {
        html.open("section").element("h2", texts.timeOnScreen());
        html.element("p", texts.timeOnScreenHint());
        if (report.attention().isEmpty()) {
            html.element("p", texts.nothingShown());
        }
        report.attention().forEach(of -> report.medium(of.medium()).ifPresent(medium -> write(of, medium)));
        html.close();
    }

    private void write(Attention.OfMedium of, Medium medium) {
        html.open("section").element("h3", name(medium, texts));
        html.element("p", texts.onScreenFor(times.length(of.total())));
        strip(of, medium);
        List<FrameTimes.Range> longest = of.ranges().stream()
                .sorted(Comparator.comparingLong(FrameTimes.Range::total).reversed())
                .limit(RANGES)
                .sorted(Comparator.comparingInt(FrameTimes.Range::first))
                .toList();
        html.table(texts.rangesOf(name(medium, texts)), List.of(texts.frames(), texts.timecode(), texts.onScreen()));
        longest.forEach(range -> html.row(List.of(
                frames(medium, range.first(), range.last()),
                timecodes(medium, range.first(), range.last()),
                times.length(range.total()))));
        html.endTable();
        int shorter = of.ranges().size() - longest.size() + of.others().ranges();
        if (shorter > 0) {
            html.element("p", texts.shorterRanges(shorter));
        }
        if (!of.held().isEmpty()) {
            html.table(
                    texts.restedLongest(name(medium, texts)), List.of(texts.frame(), texts.timecode(), texts.rested()));
            of.held()
                    .forEach(held -> html.row(List.of(
                            frames(medium, held.frame(), held.frame()),
                            medium.timecode(held.frame()),
                            times.length(held.total()))));
            html.endTable();
        }
        html.close();
    }

    /** The whole medium from left to right; the darker, the longer each frame was on screen. */
    private void strip(Attention.OfMedium of, Medium medium) {
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
                texts.strip());
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

    static String name(Medium medium, Texts texts) {
        return medium.title().isEmpty() ? texts.medium(medium.id()) : medium.title();
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
