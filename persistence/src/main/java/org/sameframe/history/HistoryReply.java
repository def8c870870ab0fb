package org.sameframe.history;

import java.util.List;
import java.util.Optional;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;
import org.sameframe.history.export.Session;
import org.sameframe.history.report.Report;
import org.sameframe.room.Refusal;
import org.sameframe.room.Room;
import org.sameframe.room.actor.Mark;

/** What {@link History} answers. */
public sealed interface HistoryReply {
    /**
     * Entries in order.
     *
     * @param entries those that were wanted
     * @param through how far was read; the next page begins behind it
     * @param hasMore whether there is anything behind it
     * @param damage what ended the reading; then there is nothing more
     */
    record Page(List<RecordedEntry> entries, Mark through, boolean hasMore, Optional<Damage> damage)
            implements HistoryReply {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /** A page, and what is wrong with what lies before it. */
    record Warned(Page page, Optional<Damage> before) implements HistoryReply {}

    /**
     * A room as it was.
     *
     * @param mark of the entry after which it was so
     * @param at when that entry was decided, in microseconds
     */
    record PastRoom(Room room, Mark mark, long at) implements HistoryReply {}

    /** A room as it was, and what is wrong with what lies before it. */
    record WarnedRoom(PastRoom past, Optional<Damage> before) implements HistoryReply {}

    /**
     * What came of checking a whole ledger.
     *
     * @param head of the last sound entry
     * @param damage of the entry behind it; empty: the ledger is whole
     */
    record Checked(Mark head, Optional<Damage> damage) implements HistoryReply {}

    /** There is such an entry. */
    record At(Mark mark) implements HistoryReply {}

    /** The ledger ends before it, with the entry {@code last}; 0: there is no such room. */
    record Beyond(long last) implements HistoryReply {}

    /** A room with all its entries, or with those that lie before a damage, which it tells. */
    record Whole(Session session) implements HistoryReply {}

    /**
     * An export as it is written, line by line.
     *
     * @param lines each with its newline; where the ledger is damaged they end before, without a signature
     * @param damage of the entry behind the last line, where that is known; else the stream fails there
     */
    record Lines(Source<String, NotUsed> lines, Optional<Damage> damage) implements HistoryReply {}

    /**
     * A report in the making: one element, once all entries have been read.
     *
     * @param report fails if the store cannot be reached meanwhile
     */
    record Reporting(Source<Report, NotUsed> report) implements HistoryReply {}

    /** At the instant that is asked for there was no room yet; it began at {@code begin}, in microseconds. */
    record NotYet(long begin) implements HistoryReply {}

    /**
     * There is no such room, no such entry, or what is asked for cannot be read.
     *
     * @param field of the question that is to blame; empty: none
     */
    record Refused(Refusal refusal, String field) implements HistoryReply {
        public Refused(Refusal refusal) {
            this(refusal, "");
        }
    }
}
