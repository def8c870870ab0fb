package org.sameframe.edge.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.Cursors;
import org.sameframe.history.DirectoryQuery;
import org.sameframe.history.RoomState;
import org.sameframe.room.RoomCode;

/**
 * Which rooms a request asks for [RD2].
 *
 * @param question what the positions in its answer belong to
 * @param fault what is wrong with it; then nothing else counts
 */
record RoomsQuery(DirectoryQuery wanted, String question, Optional<Problem> fault) {
    private static final int USUAL_LIMIT = 50;
    private static final int LONGEST_TEXT = 200;
    private static final String TEXT = "1 to " + LONGEST_TEXT + " characters on one line";
    private static final Pattern POSITION = Pattern.compile("(\\d{1,18}) (\\S+)");

    static RoomsQuery of(HttpRequest request, AccessTokens.Granted granted, Cursors cursors) {
        Parameters parameters = Parameters.of(request);
        String text = parameters.read("q", RoomsQuery::text, TEXT).orElse("");
        String participant =
                parameters.read("participant", RoomsQuery::text, TEXT).orElse("");
        String medium = parameters.read("medium", RoomsQuery::text, TEXT).orElse("");
        Optional<RoomState> state = parameters.read("state", RoomsQuery::state, "open, closed, erased or lost");
        long from = parameters
                .read("from", Parameters::instant, HistoryQuery.INSTANT)
                .orElse(0L);
        long until = parameters
                .read("until", Parameters::instant, HistoryQuery.INSTANT)
                .orElse(Long.MAX_VALUE);
        int limit = parameters
                .read("limit", Parameters.number(1, DirectoryQuery.LONGEST_PAGE), "1 to " + DirectoryQuery.LONGEST_PAGE)
                .map(Long::intValue)
                .orElse(USUAL_LIMIT);
        if (from > until) {
            parameters.blame("until", "no earlier than from.");
        }
        String question = String.join(
                "\n",
                List.of(
                        "rooms",
                        granted.room().map(RoomCode::value).orElse(""),
                        text,
                        participant,
                        medium,
                        state.map(RoomState::text).orElse(""),
                        from + " " + until));
        Optional<DirectoryQuery.Position> after = parameters.read(
                "after",
                cursor -> cursors.open(cursor, question).flatMap(RoomsQuery::position),
                "what a page of the same search has as next");
        return new RoomsQuery(
                new DirectoryQuery(granted.room(), text, participant, medium, state, from, until, after, limit),
                question,
                parameters.fault());
    }

    static String text(DirectoryQuery.Position position) {
        return position.latest() + " " + position.room();
    }

    private static Optional<DirectoryQuery.Position> position(String text) {
        Matcher matcher = POSITION.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new DirectoryQuery.Position(Long.parseLong(matcher.group(1)), new RoomCode(matcher.group(2))))
                : Optional.empty();
    }

    private static Optional<String> text(String text) {
        boolean isText = !text.isBlank()
                && text.codePointCount(0, text.length()) <= LONGEST_TEXT
                && text.codePoints().noneMatch(Character::isISOControl);
        return isText ? Optional.of(text) : Optional.empty();
    }

    private static Optional<RoomState> state(String name) {
        return Arrays.stream(RoomState.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
