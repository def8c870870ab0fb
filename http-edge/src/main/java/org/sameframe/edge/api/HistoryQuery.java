package org.sameframe.edge.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.sameframe.history.Cursor;
import org.sameframe.history.History;
import org.sameframe.history.HistoryReply;
import org.sameframe.history.Selection;
import org.sameframe.room.Category;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;

/**
 * Which entries a request asks for [HI5].
 *
 * @param limit of the entries; empty: what is usual for a page, or of a stream all
 * @param follow whether what the room is still to do is wanted as well
 * @param fault what is wrong with it; then nothing else counts
 */
record HistoryQuery(Cursor after, Optional<Integer> limit, boolean follow, Selection wanted, Optional<Problem> fault) {
    static final long LAST_SEQUENCE = 0xFFFF_FFFFL;
    static final String INSTANT = "microseconds since the epoch, or an instant like 2026-03-01T12:00:00Z";
    private static final String CATEGORIES = "names of categories, such as playback, notes or roster";

    static HistoryQuery of(HttpRequest request) {
        Parameters parameters = Parameters.of(request);
        Cursor after = parameters
                .read("after", Cursor::parse, "a sequence, or what a page has as next")
                .orElse(Cursor.START);
        long before = parameters
                .read("before", Parameters.number(1, LAST_SEQUENCE), "a sequence, from 1")
                .orElse(Long.MAX_VALUE);
        Optional<Integer> limit = parameters
                .read("limit", Parameters.number(1, History.LONGEST_PAGE), "1 to " + History.LONGEST_PAGE)
                .map(Long::intValue);
        boolean follow =
                parameters.read("follow", Parameters::truth, "true or false").orElse(false);
        List<Category> categories = parameters.readAll("category", HistoryQuery::categories, CATEGORIES).stream()
                .flatMap(List::stream)
                .toList();
        OptionalInt participant = parameters
                .read("participant", Parameters.number(0, Integer.MAX_VALUE), "a participant's id; 0 for the room")
                .stream()
                .mapToInt(Long::intValue)
                .findFirst();
        long from = parameters.read("from", Parameters::instant, INSTANT).orElse(Long.MIN_VALUE);
        long until = parameters.read("until", Parameters::instant, INSTANT).orElse(Long.MAX_VALUE);
        if (from > until) {
            parameters.blame("until", "no earlier than from.");
        }
        if (before <= after.seq()) {
            parameters.blame("before", "greater than after: what lies between them is answered.");
        }
        Optional<Problem> fault = parameters.fault();
        Selection wanted = fault.isPresent()
                ? Selection.ALL
                : new Selection(Set.copyOf(categories), participant, from, until, before);
        return new HistoryQuery(after, limit, follow, wanted, fault);
    }

    /** One name, or several with commas between. */
    private static Optional<List<Category>> categories(String names) {
        List<Optional<Category>> named =
                Stream.of(names.split(",", -1)).map(HistoryQuery::category).toList();
        return named.stream().allMatch(Optional::isPresent)
                ? Optional.of(named.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    private static Optional<Category> category(String name) {
        return Arrays.stream(Category.values())
                .filter(category -> category.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /**
     * At which moment a room is to be looked at; the latest if neither is given.
     *
     * @param at in microseconds
     * @param isNumber whether {@code at} was asked for so, and not in words of ISO 8601
     */
    record Moment(Optional<Long> seq, Optional<Long> at, boolean isNumber, Optional<Problem> fault) {
        static Moment of(HttpRequest request) {
            Parameters parameters = Parameters.of(request);
            Optional<Long> seq = parameters.read("seq", Parameters.number(1, LAST_SEQUENCE), "a sequence, from 1");
            Optional<Long> at = parameters.read("at", Parameters::instant, INSTANT);
            if (seq.isPresent() && at.isPresent()) {
                parameters.blame("at", "absent where seq is given.");
            }
            boolean isNumber = parameters.has("at", Parameters::isNumber);
            return new Moment(seq, at, isNumber, parameters.fault());
        }

        /** The room at this moment, where nothing is wrong with it. */
        CompletionStage<HistoryReply> state(History history, RoomCode room) {
            return (seq.isPresent()
                            ? history.stateAt(room, seq.get())
                            : history.stateUntil(room, at.orElse(Long.MAX_VALUE)))
                    .thenApply(reply -> reply instanceof HistoryReply.NotYet notYet ? notYet(notYet.begin()) : reply);
        }

        private HistoryReply notYet(long begin) {
            String began = Instant.EPOCH.plus(begin, ChronoUnit.MICROS).toString();
            String detail = "at: the room began at %s%s; ask for an instant from then on."
                    .formatted(began, isNumber ? ", which is %d".formatted(begin) : "");
            return new HistoryReply.Refused(new Refusal(RefusalCode.INVALID, detail), "at");
        }
    }
}
