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
import org.sameframe.history.export.Words;
import org.sameframe.room.Medium;
import org.sameframe.room.Shot;
import org.sameframe.still.Still;

/** A report as a page to be read, printed and filed: one file that needs nothing else [RP8]. */
public final class ReportHtml {
    private static final String STYLE = style();

    private final Report report;
    private final Times times;
    private final Html html = new Html();
    private final List<Piece> pieces = new ArrayList<>();

    private ReportHtml(Report report, Times times) {
        this.report = report;
        this.times = times;
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
    public static String picture(Optional<Still> still) {
        return still.map(some ->
                        "<img alt=\"Still of this note\" width=\"%d\" height=\"%d\" src=\"data:%s;base64,%s\">\n"
                                .formatted(
                                        some.width(),
                                        some.height(),
                                        some.type().mediaType(),
                                        Base64.getEncoder()
                                                .encodeToString(some.bytes().toByteArray())))
                .orElse("<p class=\"missing\">The still of this note is not kept here.</p>\n");
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
                .orElse("Room " + report.code().value());
    }

    private List<Piece> all() {
        html.own("<!doctype html>\n").open("html", "lang", "en").open("head");
        html.empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .element("title", "Report: " + title())
                .own("<style>" + STYLE + "</style>\n")
                .close();
        html.open("body").open("main").open("header").element("h1", title());
        room();
        html.close();
        sessions();
        AttentionHtml.write(html, report);
        html.open("section").element("h2", "Decisions");
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
        report.damage().ifPresent(damage -> html.element("p", damage.sentence(), "class", "warning", "role", "note"));
        report.alarm().ifPresent(alarm -> html.element("p", alarm.sentence(), "class", "warning", "role", "note"));
        if (report.erased()) {
            html.element(
                    "p",
                    "This room was erased: names, titles, texts and stills are gone for good.",
                    "class",
                    "warning",
                    "role",
                    "note");
        }
        html.open("dl");
        fact("Room", report.code().value());
        report.card().ifPresent(card -> {
            fact("Created", times.date(card.created()));
            fact("State", card.closed() == 0 ? "open" : "closed " + times.date(card.closed()));
        });
        fact("Record", "%,d entries, the last one of %s".formatted(report.through(), times.date(report.at())));
        fact("Time zone", times.zone().getId());
        html.close();
    }

    private void fact(String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close();
    }

    private void sessions() {
        html.open("section").element("h2", "Sessions and attendance");
        if (report.sittings().isEmpty()) {
            html.element("p", "Nobody has been in the room.");
        }
        int number = 0;
        for (Sitting sitting : report.sittings()) {
            number++;
            html.open("section", "class", "together")
                    .element("h3", "Session %d, %s".formatted(number, times.day(sitting.begin())));
            html.element(
                    "p",
                    "%s, %s.%s"
                            .formatted(
                                    times.span(sitting.begin(), sitting.end(), sitting.begin()),
                                    Times.length(sitting.length()),
                                    sitting.open() ? " It went on at the last entry." : ""));
            html.table("Who was there in session " + number, List.of("Name", "Role", "Present", "Total"));
            sitting.attendees()
                    .forEach(attendee -> html.row(List.of(
                            report.nameOf(attendee.participant())
                                    + (report.isVerified(attendee.participant()) ? "\n\u2713 verified" : ""),
                            roles(attendee, sitting),
                            attendee.stays().stream()
                                    .map(stay -> span(stay.begin(), stay.end(), sitting))
                                    .collect(Collectors.joining("\n")),
                            Times.length(attendee.total()))));
            html.endTable().close();
        }
        html.close();
    }

    /** One that was kept throughout stands alone, others with their times. */
    private String roles(Sitting.Attendee attendee, Sitting sitting) {
        return attendee.changes().size() == 1
                ? Words.of(attendee.changes().get(0))
                : attendee.roles().stream()
                        .map(held -> Words.of(held.role()) + ", " + span(held.begin(), held.end(), sitting))
                        .collect(Collectors.joining("\n"));
    }

    private String span(long begin, long end, Sitting sitting) {
        return times.span(begin, end, sitting.begin());
    }

    private void shots() {
        if (report.shots().isEmpty()) {
            return;
        }
        html.table("Shots of the playlist", List.of("Shot", "Chosen version", "Status", "Set by", "When"));
        for (Shot shot : report.shots()) {
            Optional<Decisions.Rating> rating =
                    Optional.ofNullable(report.ratings().get(shot.id()));
            html.row(List.of(
                    shot.id(),
                    report.medium(shot.chosen()).map(Medium::title).orElse("") + " (" + shot.chosen() + ")",
                    Words.of(shot.status()),
                    rating.map(some -> report.nameOf(some.by())).orElse(""),
                    rating.map(some -> times.date(some.at())).orElse("")));
        }
        html.endTable();
    }

    private void driving() {
        html.open("section").element("h2", "Who drove");
        if (report.drivers().isEmpty()) {
            html.element("p", "Nobody has moved the playhead.");
        } else {
            html.table("Who moved the playhead", List.of("Name", "Commands", "Held the lead"));
            report.drivers()
                    .forEach(driver -> html.row(List.of(
                            report.nameOf(driver.participant()),
                            "%,d".formatted(driver.commands()),
                            driver.led() == 0 ? "" : Times.length(driver.led()))));
            html.endTable();
        }
        html.close();
    }
}
