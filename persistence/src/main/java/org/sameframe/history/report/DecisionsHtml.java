package org.sameframe.history.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sameframe.history.export.Words;
import org.sameframe.room.Agreement;
import org.sameframe.room.Medium;
import org.sameframe.room.Note;

/** What was decided about each medium: notes with their stills, drawings, agreements. */
final class DecisionsHtml {
    private final Html html;
    private final Report report;
    private final Times times;
    private final Consumer<String> still;

    private DecisionsHtml(Html html, Report report, Times times, Consumer<String> still) {
        this.html = html;
        this.report = report;
        this.times = times;
        this.still = still;
    }

    /** @param still is told the hash where one is to be shown */
    static DecisionsHtml of(Html html, Report report, Times times, Consumer<String> still) {
        return new DecisionsHtml(html, report, times, still);
    }

    void write() {
        if (report.decisions().isEmpty()) {
            html.element("p", "There are no notes, drawings and agreements.");
        }
        report.decisions().forEach(this::medium);
    }

    private void medium(Decisions.OfMedium of) {
        html.open("section").element("h3", AttentionHtml.name(of.medium()));
        of.notes().forEach(thread -> thread(of.medium(), thread));
        if (!of.drawings().isEmpty()) {
            html.table(
                    "Drawings on " + AttentionHtml.name(of.medium()),
                    List.of("Frames", "Timecode", "Kind", "By", "Text"));
            of.drawings()
                    .forEach(drawing -> html.row(List.of(
                            AttentionHtml.frames(of.medium(), drawing.firstFrame(), drawing.lastFrame()),
                            AttentionHtml.timecodes(of.medium(), drawing.firstFrame(), drawing.lastFrame()),
                            Words.of(drawing.shape().kind()),
                            report.nameOf(drawing.author()),
                            drawing.shape().text())));
            html.endTable();
        }
        if (!of.agreements().isEmpty()) {
            html.table(
                    "Whether all showed the frame on which the room rested, " + AttentionHtml.name(of.medium()),
                    List.of("Frame", "Timecode", "Agreed", "Not agreed", "The last time"));
            of.agreements()
                    .forEach(agreement -> html.row(List.of(
                            AttentionHtml.frames(of.medium(), agreement.frame(), agreement.frame()),
                            of.medium().timecode(agreement.frame()),
                            Integer.toString(agreement.agreed()),
                            Integer.toString(agreement.not()),
                            last(agreement.latest()))));
            html.endTable();
        }
        html.close();
    }

    private void thread(Medium medium, Decisions.Thread thread) {
        Note note = thread.note();
        html.open("article")
                .open("h4")
                .text("Frame " + AttentionHtml.frames(medium, note.firstFrame(), note.lastFrame()) + " ")
                .element("small", AttentionHtml.timecodes(medium, note.firstFrame(), note.lastFrame()))
                .element("span", Words.of(note.status()), "class", "status")
                .close();
        said(note);
        if (!thread.replies().isEmpty()) {
            html.open("ul");
            thread.replies().forEach(reply -> {
                html.open("li");
                said(reply);
                html.close();
            });
            html.close();
        }
        html.close();
    }

    private void said(Note note) {
        html.element("p", note.text(), "class", "text");
        html.element(
                "p",
                report.nameOf(note.author()) + ", " + times.date(note.created())
                        + (note.edited() == 0 ? "" : ", edited " + times.date(note.edited())),
                "class",
                "by");
        if (!note.still().isEmpty()) {
            still.accept(note.still());
        }
    }

    /** How many, and who if the room's policy kept that. */
    private String last(Agreement latest) {
        List<String> words = new ArrayList<>();
        words.add("%d showed it, %d did not"
                .formatted(latest.counts().same(), latest.counts().different()));
        latest.names().shown().stream()
                .filter(shown ->
                        shown.frame() != latest.frame() || !shown.medium().equals(latest.medium()))
                .forEach(shown -> words.add(report.nameOf(shown.participant()) + " showed "
                        + report.medium(shown.medium())
                                .map(medium -> AttentionHtml.frames(medium, shown.frame(), shown.frame()))
                                .orElse("another medium")));
        latest.names().silent().forEach(id -> words.add(report.nameOf(id) + " did not say"));
        return String.join("; ", words);
    }
}
