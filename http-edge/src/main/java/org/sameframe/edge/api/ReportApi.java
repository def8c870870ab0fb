package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.sameframe.history.HistoryReply;
import org.sameframe.history.Reports;
import org.sameframe.history.RoomDirectory;
import org.sameframe.history.report.Language;
import org.sameframe.history.report.ReportHtml;
import org.sameframe.history.report.Times;
import org.sameframe.room.RoomCode;

/** A room's report for its producer: {@code /v1/rooms/{code}/report} [RP]. */
public final class ReportApi {
    /** A connection on which nothing is sent for a minute is ended; a million entries take longer to read. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private static final ZoneId UTC = ZoneId.of("UTC");

    /** Means nothing, before and between the elements of a page and before JSON. */
    private static final ByteString BLANK = ByteString.fromString(" ");

    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "style-src " + ReportHtml.styleSource(),
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    private final Reports reports;
    private final WholeFiles files;
    private final Alarms alarms;
    private final AuditGate gate;

    private ReportApi(Reports reports, WholeFiles files, Alarms alarms, AuditGate gate) {
        this.reports = reports;
        this.files = files;
        this.alarms = alarms;
        this.gate = gate;
    }

    /** @param directory has seen ledgers before */
    public static ReportApi create(Reports reports, WholeFiles files, RoomDirectory directory, AuditGate gate) {
        return new ReportApi(reports, files, new Alarms(directory), gate);
    }

    public Route route() {
        return path(
                segment("v1").slash("rooms").slash(segment()).slash("report"),
                code -> get(() -> extractRequest(request -> gate.granted(code, request, this::report))));
    }

    private CompletionStage<HttpResponse> report(RoomCode room, HttpRequest request) {
        Parameters parameters = Parameters.of(request);
        ZoneId zone = parameters
                .read("zone", ReportApi::zone, "a time zone such as Europe/Berlin or UTC")
                .orElse(UTC);
        Optional<Boolean> asked = parameters.read("as", ReportApi::isHtml, "html or json");
        Optional<Language> wanted = parameters.read("language", Language::of, "en or de");
        if (parameters.fault().isPresent()) {
            return Replies.now(parameters.fault().get().response());
        }
        boolean isHtml = asked.orElseGet(() -> Conditions.header(request, "Accept")
                .filter(accepted -> accepted.contains("text/html"))
                .isPresent());
        Language language = wanted.orElseGet(() -> Languages.of(request));
        Times times = new Times(zone, language);
        return alarms.beside(
                room,
                alarm -> files.make(place -> HistoryReplies.respond(
                        reports.report(room, alarm),
                        HistoryReply.Reporting.class,
                        reporting -> isHtml
                                ? streamed(place, ContentTypes.TEXT_HTML_UTF8, reports.html(reporting, times))
                                        .addHeader(RawHeader.create("Content-Security-Policy", POLICY))
                                        .addHeader(RawHeader.create("Content-Language", language.tag()))
                                        .addHeader(Languages.VARY)
                                : streamed(place, ContentTypes.APPLICATION_JSON, reports.json(reporting, times)))));
    }

    private static HttpResponse streamed(WholeFiles.Place place, ContentType type, Source<String, NotUsed> text) {
        Source<ByteString, NotUsed> body = text.map(ByteString::fromString).keepAlive(SIGN_OF_LIFE, () -> BLANK);
        return HttpResponse.create().withEntity(HistoryReplies.streamed(type, place.taken(body)));
    }

    /** Of the IANA's names and UTC; whatever else Java takes for a zone means nothing elsewhere. */
    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(name)
                    .filter(some -> ZoneId.getAvailableZoneIds().contains(some))
                    .map(ZoneId::of);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> isHtml(String as) {
        return switch (as) {
            case "html" -> Optional.of(true);
            case "json" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
