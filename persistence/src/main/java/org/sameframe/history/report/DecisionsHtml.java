package org.sameframe.history.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sameframe.room.Agreement;
import org.sameframe.room.Medium;
import org.sameframe.room.Note;

/** What was decided about each medium: notes with their stills, drawings, agreements. */
final class DecisionsHtml {
    private final Html html;
    private final Report report;
    private final Times times;
    private final Texts texts;
    private final Consumer<String> still;

    private DecisionsHtml(Html html, Report report, Times times, Consumer<String> still) {
        this.html = html;
        this.report = report;
        this.times = times;
        this.texts = times.texts();
        this.still = still;
    }

    /** @param still is told the hash where one is to be shown */
    static DecisionsHtml of(Html html, Report report, Times times, Consumer<String> still) {
        return new DecisionsHtml(html, report, times, still);
    }

    void write() {
        if (report.decisions().isEmpty()) {
            html.element("p", texts.noDecisions());
        }
        report.decisions().forEach(this::medium);
    }

    private void medium(Decisions.OfMedium of) {
        html.open("section").element("h3", AttentionHtml.name(of.medium(), texts));
        of.notes().forEach(thread -> thread(of.medium(), thread));
        if (!of.drawings().isEmpty()) {
            html.table(
                    texts.drawingsOn(AttentionHtml.name(of.medium(), texts)),
                    List.of(texts.frames(), texts.timecode(), texts.kind(), texts.by(), texts.text()));
            of.drawings()
                    .forEach(drawing -> html.row(List.of(
                            AttentionHtml.frames(of.medium(), drawing.firstFrame(), drawing.lastFrame()),
                            AttentionHtml.timecodes(of.medium(), drawing.firstFrame(), drawing.lastFrame()),
                            texts.kind(drawing.shape().kind()),
                            report.nameOf(drawing.author(), texts),
                            drawing.shape().text())));
            html.endTable();
        }
        if (!of.agreements().isEmpty()) {
            html.table(
                    texts.agreementsOn(AttentionHtml.name(of.medium(), texts)),
                    List.of(texts.frame(), texts.timecode(), texts.agreed(), texts.notAgreed(), texts.lastTime()));
            of.agreements()
                    .forEach(agreement -> html.row(List.of(
                            AttentionHtml.frames(of.medium(), agreement.frame(), agreement.frame()),
                            of.medium().timecode(agreement.frame()),
                            texts.number(agreement.agreed()),
                            texts.number(agreement.not()),
                            last(agreement.latest()))));
            html.endTable();
        }
        html.close();
    }

    private void thread(Medium medium, Decisions.Thread thread) {
        Note note = thread.note();
        html.open("article")
                .open("h4")
                .text(texts.onFrame(
                                AttentionHtml.frames(medium, note.firstFrame(), note.lastFrame()),
                                note.firstFrame() != note.lastFrame())
                        + " ")
                .element("small", AttentionHtml.timecodes(medium, note.firstFrame(), note.lastFrame()))
                .element("span", texts.status(note.status()), "class", "status")
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
                report.nameOf(note.author(), texts) + ", " + times.date(note.created())
                        + (note.edited() == 0 ? "" : ", " + texts.edited(times.date(note.edited()))),
                "class",
                "by");
        if (!note.still().isEmpty()) {
            still.accept(note.still());
        }
    }

    /** How many, and who if the room's policy kept that. */
    private String last(Agreement latest) {
        List<String> words = new ArrayList<>();
        words.add(texts.showedIt(latest.counts().same(), latest.counts().different()));
        latest.names().shown().stream()
                .filter(shown ->
                        shown.frame() != latest.frame() || !shown.medium().equals(latest.medium()))
                .forEach(shown -> words.add(texts.showed(
                        report.nameOf(shown.participant(), texts),
                        report.medium(shown.medium())
                                .map(medium -> AttentionHtml.frames(medium, shown.frame(), shown.frame())))));
        latest.names().silent().forEach(id -> words.add(texts.silent(report.nameOf(id, texts))));
        return String.join("; ", words);
    }
}
