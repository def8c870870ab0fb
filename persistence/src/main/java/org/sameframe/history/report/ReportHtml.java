package org.sameframe.history.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sameframe.room.Medium;
import org.sameframe.room.Shot;
import org.sameframe.still.Still;

/** A report as a page to be read, printed and filed: one file that needs nothing else [RP8]. */
public final class ReportHtml {
    private static final String STYLE = style();

    private final Report report;
    private final Times times;
    private final Texts texts;
    private final Html html = new Html();
    private final List<Piece> pieces = new ArrayList<>();

    private ReportHtml(Report report, Times times) {
        this.report = report;
        this.times = times;
        this.texts = times.texts();
    }

    /** A part of the page, in order. */
    public sealed interface Piece {}

    /** @param html as it is */
    public record Markup(String html) implements Piece {}

    /**
     * A place for a still; {@link #picture} is what belongs there.
     *
     * @param hash of the still
     */
    public record Place(String hash) implements Piece {}

    /** The page in parts, since stills are large and are fetched one by one. */
    public static List<Piece> of(Report report, Times times) {
        return new ReportHtml(report, times).all();
    }

    /** What belongs to the place of a still. */
    public static String picture(Optional<Still> still, Language language) {
        Html html = new Html();
        Texts texts = language.texts();
        still.ifPresentOrElse(
                some -> html.empty(
                                "img",
                                "alt",
                                texts.still(),
                                "width",
                                Integer.toString(some.width()),
                                "height",
                                Integer.toString(some.height()),
                                "src",
                                "data:" + some.type().mediaType() + ";base64,"
                                        + Base64.getEncoder()
                                                .encodeToString(some.bytes().toByteArray()))
                        .own("\n"),
                () -> html.element("p", texts.noStill(), "class", "missing"));
        return html.take();
    }

    /** For the {@code style-src} of a Content-Security-Policy that lets the page's own style through and no other. */
    public static String styleSource() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static String style() {
        try (InputStream file = ReportHtml.class.getResourceAsStream("report.css")) {
            if (file == null) {
                throw new IllegalStateException("this module has no report.css");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String title() {
        return report.card()
                .map(card -> card.title())
                .filter(title -> !title.isEmpty())
                .orElseGet(() -> texts.room(report.code().value()));
    }

    private List<Piece> all() {
        html.own("<!doctype html>\n")
                .open("html", "lang", times.language().tag())
                .open("head");
        html.empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .element("title", texts.report(title()))
                .own("<style>" + STYLE + "</style>\n")
                .close();
        html.open("body").open("main").open("header").element("h1", title());
        room();
        html.close();
        sessions();
        AttentionHtml.of(html, report, times).write();
        html.open("section").element("h2", texts.decisions());
        shots();
        DecisionsHtml.of(html, report, times, this::still).write();
        html.close();
        driving();
        html.close().close().close();
        pieces.add(new Markup(html.take()));
        return pieces;
    }

    private void still(String hash) {
        pieces.add(new Markup(html.take()));
        pieces.add(new Place(hash));
    }

    private void room() {
        report.damage()
                .ifPresent(damage -> warning(texts.damaged(damage.seq()), damage.what(), " " + texts.whatLiesBefore()));
        report.alarm().ifPresent(alarm -> warning(texts.alarmed(alarm.seq()), alarm.what(), ""));
        if (report.erased()) {
            html.element("p", texts.erased(), "class", "warning", "role", "note");
        }
        html.open("dl");
        fact(texts.roomFact(), report.code().value());
        report.card().ifPresent(card -> {
            fact(texts.created(), times.date(card.created()));
            fact(texts.state(), card.closed() == 0 ? texts.open() : texts.closed(times.date(card.closed())));
        });
        fact(texts.record(), texts.entries(report.through(), times.date(report.at())));
        fact(texts.timeZone(), times.zone().getId());
        html.close();
    }

    /** What is wrong with a record is said in English by who found it, and is told so. */
    private void warning(String where, String what, String more) {
        html.open("p", "class", "warning", "role", "note").text(where + ": ");
        if (times.language() == Language.ENGLISH) {
            html.text(what);
        } else {
            html.own("<span lang=\"en\">").text(what).own("</span>");
        }
        html.text("." + more).close();
    }

    private void fact(String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close();
    }

    private void sessions() {
        html.open("section").element("h2", texts.sessions());
        if (report.sittings().isEmpty()) {
            html.element("p", texts.nobodyCame());
        }
        int number = 0;
        for (Sitting sitting : report.sittings()) {
            number++;
            html.open("section", "class", "together").element("h3", texts.session(number, times.day(sitting.begin())));
            html.element(
                    "p",
                    times.span(sitting.begin(), sitting.end(), sitting.begin())
                            + ", " + times.length(sitting.length()) + "."
                            + (sitting.open() ? " " + texts.wentOn() : ""));
            html.table(texts.whoWasThere(number), List.of(texts.name(), texts.role(), texts.present(), texts.total()));
            sitting.attendees()
                    .forEach(attendee -> html.row(List.of(
                            report.nameOf(attendee.participant(), texts)
                                    + (report.isVerified(attendee.participant()) ? "\n\u2713 " + texts.verified() : ""),
                            roles(attendee, sitting),
                            attendee.stays().stream()
                                    .map(stay -> span(stay.begin(), stay.end(), sitting))
                                    .collect(Collectors.joining("\n")),
                            times.length(attendee.total()))));
            html.endTable().close();
        }
        html.close();
    }

    /** One that was kept throughout stands alone, others with their times. */
    private String roles(Sitting.Attendee attendee, Sitting sitting) {
        return attendee.changes().size() == 1
                ? texts.role(attendee.changes().get(0))
                : attendee.roles().stream()
                        .map(held -> texts.role(held.role()) + ", " + span(held.begin(), held.end(), sitting))
                        .collect(Collectors.joining("\n"));
    }

    private String span(long begin, long end, Sitting sitting) {
        return times.span(begin, end, sitting.begin());
    }

    private void shots() {
        if (report.shots().isEmpty()) {
            return;
        }
        html.table(
                texts.shots(),
                List.of(texts.shot(), texts.chosenVersion(), texts.status(), texts.setBy(), texts.when()));
        for (Shot shot : report.shots()) {
            Optional<Decisions.Rating> rating =
                    Optional.ofNullable(report.ratings().get(shot.id()));
            html.row(List.of(
                    shot.id(),
                    report.medium(shot.chosen()).map(Medium::title).orElse("") + " (" + shot.chosen() + ")",
                    texts.status(shot.status()),
                    rating.map(some -> report.nameOf(some.by(), texts)).orElse(""),
                    rating.map(some -> times.date(some.at())).orElse("")));
        }
        html.endTable();
    }

    private void driving() {
        html.open("section").element("h2", texts.drivers());
        if (report.drivers().isEmpty()) {
            html.element("p", texts.nobodyDrove());
        } else {
            html.table(texts.whoDrove(), List.of(texts.name(), texts.commands(), texts.led()));
            report.drivers()
                    .forEach(driver -> html.row(List.of(
                            report.nameOf(driver.participant(), texts),
                            texts.number(driver.commands()),
                            driver.led() == 0 ? "" : times.length(driver.led()))));
            html.endTable();
        }
        html.close();
    }
}
