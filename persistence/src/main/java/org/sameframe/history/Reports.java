package org.sameframe.history;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;
import org.sameframe.history.report.Language;
import org.sameframe.history.report.Report;
import org.sameframe.history.report.ReportFold;
import org.sameframe.history.report.ReportHtml;
import org.sameframe.history.report.ReportJson;
import org.sameframe.history.report.Times;
import org.sameframe.room.RoomCode;
import org.sameframe.still.StillReply;
import org.sameframe.still.Stills;

/** Reports of rooms [RP]: entries are read piece by piece, folded, and forgotten. */
public final class Reports {
    private final History history;
    private final Stills stills;

    private Reports(History history, Stills stills) {
        this.history = history;
        this.stills = stills;
    }

    public static Reports of(History history, Stills stills) {
        return new Reports(history, stills);
    }

    /**
     * The report of a room; up to where its ledger is damaged, if it is.
     *
     * @param alarm what speaks against its ledger otherwise, to be told in the report
     * @return Reporting or Refused; fails if the store cannot be reached
     */
    public CompletionStage<HistoryReply> report(RoomCode room, Optional<Alarm> alarm) {
        return history.entries(room, Cursor.START, Selection.ALL, History.LONGEST_PAGE)
                .thenCompose(reply -> reply instanceof HistoryReply.Page first
                        ? history.isErased(room)
                                .thenApply(erased -> new HistoryReply.Reporting(fold(room, first, erased)
                                        .map(report -> report.alarmed(alarm.map(Reports::told)))))
                        : CompletableFuture.completedFuture(reply));
    }

    private static Report.Alarmed told(Alarm alarm) {
        return new Report.Alarmed(alarm.seq(), alarm.what(), alarm.sentence());
    }

    private Source<Report, NotUsed> fold(RoomCode room, HistoryReply.Page first, boolean erased) {
        return Source.lazySource(() -> {
                    ReportFold fold = ReportFold.of(room);
                    return EntryStream.of(history, room, Selection.ALL, History.LONGEST_PAGE)
                            .from(first)
                            .fold(Optional.<Damage>empty(), (damage, page) -> {
                                page.entries().forEach(entry -> fold.take(entry.entry()));
                                return page.damage();
                            })
                            .map(damage -> fold.report(
                                    erased, damage.map(some -> new Report.Damaged(some.seq(), some.what()))));
                })
                .mapMaterializedValue(later -> NotUsed.getInstance());
    }

    /** As JSON, in one piece. */
    public Source<String, NotUsed> json(HistoryReply.Reporting reporting, Times times) {
        return reporting.report().map(report -> ReportJson.of(report, times));
    }

    /** As a page in the language of the times, in pieces: one still of it is held at a time. */
    public Source<String, NotUsed> html(HistoryReply.Reporting reporting, Times times) {
        return reporting
                .report()
                .flatMapConcat(report -> Source.from(ReportHtml.of(report, times))
                        .mapAsync(1, piece -> markup(report.code(), piece, times.language())));
    }

    private CompletionStage<String> markup(RoomCode room, ReportHtml.Piece piece, Language language) {
        return piece instanceof ReportHtml.Place place
                ? stills.find(room, place.hash())
                        .thenApply(reply -> ReportHtml.picture(
                                reply instanceof StillReply.Found found ? Optional.of(found.still()) : Optional.empty(),
                                language))
                : CompletableFuture.completedFuture(((ReportHtml.Markup) piece).html());
    }
}
