package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.sameframe.history.Alarm;
import org.sameframe.history.Cursor;
import org.sameframe.history.Damage;
import org.sameframe.history.EntryStream;
import org.sameframe.history.History;
import org.sameframe.history.HistoryReply;
import org.sameframe.history.RoomDirectory;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;

/** What happened in a room: {@code /v1/rooms/{code}/entries}, {@code state} and {@code ledger} [HI]. */
public final class HistoryApi {
    /** JSON, an object a line. */
    static final ContentType LINES = MediaTypes.applicationWithFixedCharset("x-ndjson", HttpCharsets.UTF_8)
            .toContentType();

    private static final int USUAL_LIMIT = 100;

    /** Sequences whose hashes are asked for with a check: more than a client keeps of a room. */
    private static final int ASKED = 100;

    private static final String SEQUENCES = "sequences from 1, at most " + ASKED;

    /** A page that begins farther on is answered without what lies before it: computing that takes seconds. */
    private static final long LOOKED_BEHIND = 50_000;

    /** Entries of a stream that are read together: a few hundred kilobytes at most, mostly far less. */
    private static final int STREAMED = 100;

    /**
     * What passes the bytes on ends a connection that is silent, mostly after a minute; and that somebody has gone shows only when
     * something is written.
     */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

    /** How often it is looked whether the token of who follows is still good. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final ByteString NEWLINE = ByteString.fromString("\n");

    private static final Problem ONLY_LINES = Problem.invalid(
            "follow", "follow goes with Accept: application/x-ndjson, since what comes is a line each.");

    /** Seconds until it is worth asking again: who follows stays for long. */
    private static final int AGAIN_AFTER = 15;

    private static final Problem TOO_MANY = Problem.of(
                    503,
                    "unavailable",
                    "Too many follow histories here",
                    "Try again in %d s, or read page by page, from the last one's next.".formatted(AGAIN_AFTER))
            .after(AGAIN_AFTER);

    private final History history;
    private final Alarms alarms;
    private final Followers followers;
    private final AuditGate gate;

    private HistoryApi(History history, Alarms alarms, Followers followers, AuditGate gate) {
        this.history = history;
        this.alarms = alarms;
        this.followers = followers;
        this.gate = gate;
    }

    /** @param directory has seen ledgers before */
    public static HistoryApi create(History history, RoomDirectory directory, Followers followers, AuditGate gate) {
        return new HistoryApi(history, new Alarms(directory), followers, gate);
    }

    public Route route() {
        return concat(
                resource("entries", this::entries), resource("state", this::state), resource("ledger", this::ledger));
    }

    private Route resource(String name, AuditGate.Resource resource) {
        return path(
                segment("v1").slash("rooms").slash(segment()).slash(name),
                code -> get(() -> extractRequest(request -> gate.granted(code, request, resource))));
    }

    private CompletionStage<HttpResponse> entries(RoomCode room, HttpRequest request) {
        HistoryQuery query = HistoryQuery.of(request);
        if (query.fault().isPresent()) {
            return Replies.now(query.fault().get().response());
        }
        boolean isStream = Conditions.header(request, "Accept")
                .filter(accepted -> accepted.contains("application/x-ndjson"))
                .isPresent();
        if (query.follow() && !isStream) {
            return Replies.now(ONLY_LINES.response());
        }
        return alarms.beside(
                room,
                alarm -> isStream
                        ? stream(room, query, () -> gate.isStillGood(room, request), alarm)
                        : page(room, query, alarm));
    }

    private CompletionStage<HttpResponse> page(RoomCode room, HistoryQuery query, Optional<Alarm> alarm) {
        int limit = query.limit().orElse(USUAL_LIMIT);
        return HistoryReplies.respond(
                history.entries(room, query.after(), query.wanted(), limit)
                        .thenCompose(reply -> reply instanceof HistoryReply.Page page
                                ? damageBefore(room, query.after())
                                        .thenApply(before -> new HistoryReply.Warned(page, before))
                                : CompletableFuture.completedFuture(reply)),
                HistoryReply.Warned.class,
                warned -> Json.response(200, HistoryBodies.page(room, warned.page(), warned.before(), alarm)));
    }

    private CompletionStage<Optional<Damage>> damageBefore(RoomCode room, Cursor after) {
        return after.seq() > LOOKED_BEHIND
                ? CompletableFuture.completedFuture(Optional.empty())
                : history.damageBefore(room, after);
    }

    /** @param isStillGood whether the token with which it was asked for is good now */
    private CompletionStage<HttpResponse> stream(
            RoomCode room, HistoryQuery query, BooleanSupplier isStillGood, Optional<Alarm> alarm) {
        int most = query.limit().orElse(Integer.MAX_VALUE);
        EntryStream entries = new EntryStream(history, room, query.wanted(), STREAMED, most);
        return HistoryReplies.respond(
                history.entries(room, query.after(), query.wanted(), Math.min(STREAMED, most)),
                HistoryReply.Page.class,
                first -> query.follow()
                        ? follow(
                                inTurn(
                                        () -> told(alarm)
                                                .concat(lines(entries.following(first, followers::pause))
                                                        .merge(warning(room, query))),
                                        () -> ending(room)),
                                isStillGood)
                        : streamed(
                                told(alarm).concat(lines(entries.from(first))).concatLazy(warning(room, query))));
    }

    /** The second is made when the first is over: concatenated, it would ask at the beginning what is to be known at the end. */
    private static Source<ByteString, NotUsed> inTurn(
            Supplier<Source<ByteString, NotUsed>> first, Supplier<Source<ByteString, NotUsed>> second) {
        return Source.from(List.of(first, second)).flatMapConcat(Supplier::get);
    }

    private HttpResponse follow(Source<ByteString, NotUsed> lines, BooleanSupplier isStillGood) {
        return followers
                .admit(whileGood(lines, isStillGood))
                .map(admitted -> streamed(admitted.keepAlive(SIGN_OF_LIFE, () -> NEWLINE)))
                .orElseGet(TOO_MANY::response);
    }

    /** It ends when the token does, or is revoked [HI13]: who follows asks once, and could read for ever. */
    private static Source<ByteString, NotUsed> whileGood(
            Source<ByteString, NotUsed> lines, BooleanSupplier isStillGood) {
        Source<Optional<ByteString>, ?> looks = Source.tick(LOOK, LOOK, Optional.empty());
        return lines.map(Optional::of)
                .merge(looks, true)
                .takeWhile(line -> line.isPresent() || isStillGood.getAsBoolean())
                .mapConcat(line -> line.stream().toList());
    }

    private static Source<ByteString, NotUsed> lines(Source<HistoryReply.Page, NotUsed> pages) {
        return pages.mapConcat(HistoryBodies::lines).map(HistoryApi::line);
    }

    /** A line, before all others, if anything speaks against the ledger by what was seen of it. */
    private static Source<ByteString, NotUsed> told(Optional<Alarm> alarm) {
        return Source.from(alarm.map(HistoryBodies.Alarmed::new).stream().toList())
                .map(HistoryApi::line);
    }

    /** A line if something is wrong with what lies before, which may take long to find out in a long ledger. */
    private Source<ByteString, NotUsed> warning(RoomCode room, HistoryQuery query) {
        return Source.lazyCompletionStage(() -> history.damageBefore(room, query.after()))
                .mapConcat(
                        damage -> damage.map(HistoryBodies.Ending::new).stream().toList())
                .map(HistoryApi::line)
                .mapMaterializedValue(later -> NotUsed.getInstance());
    }

    /** A line if it is over because the room was erased: who follows is to forget what was personal [HI17]. */
    private Source<ByteString, NotUsed> ending(RoomCode room) {
        return Source.lazyCompletionStage(() -> history.isErased(room))
                .filter(erased -> erased)
                .map(erased -> line(new HistoryBodies.Erased(true)))
                .mapMaterializedValue(later -> NotUsed.getInstance());
    }

    private static ByteString line(Object line) {
        return Json.bytes(line).concat(NEWLINE);
    }

    private static HttpResponse streamed(Source<ByteString, NotUsed> lines) {
        return HttpResponse.create().withEntity(HistoryReplies.streamed(LINES, lines));
    }

    private CompletionStage<HttpResponse> state(RoomCode room, HttpRequest request) {
        HistoryQuery.Moment moment = HistoryQuery.Moment.of(request);
        if (moment.fault().isPresent()) {
            return Replies.now(moment.fault().get().response());
        }
        return alarms.beside(room, alarm -> state(room, moment, alarm));
    }

    private CompletionStage<HttpResponse> state(RoomCode room, HistoryQuery.Moment moment, Optional<Alarm> alarm) {
        return HistoryReplies.respond(
                moment.state(history, room)
                        .thenCompose(reply -> reply instanceof HistoryReply.PastRoom past
                                ? damageBefore(room, new Cursor(past.mark().seq(), ""))
                                        .thenApply(before -> new HistoryReply.WarnedRoom(past, before))
                                : CompletableFuture.completedFuture(reply)),
                HistoryReply.WarnedRoom.class,
                warned -> Json.response(200, HistoryBodies.state(room, warned.past(), warned.before(), alarm)));
    }

    private CompletionStage<HttpResponse> ledger(RoomCode room, HttpRequest request) {
        Parameters parameters = Parameters.of(request);
        List<Long> asked = parameters.readAll("seq", Parameters.number(1, HistoryQuery.LAST_SEQUENCE), SEQUENCES);
        if (asked.size() > ASKED) {
            parameters.blame("seq", SEQUENCES + ".");
        }
        Optional<Problem> fault = parameters.fault();
        return fault.isPresent()
                ? Replies.now(fault.get().response())
                : alarms.beside(room, alarm -> check(room, asked, alarm));
    }

    private CompletionStage<HttpResponse> check(RoomCode room, List<Long> asked, Optional<Alarm> alarm) {
        return marks(room, asked)
                .thenCompose(marks -> HistoryReplies.respond(
                        history.check(room)
                                .thenApply(reply -> alarm.isPresent() && reply instanceof HistoryReply.Refused
                                        // It was seen, so that it is not unknown: it is gone.
                                        ? new HistoryReply.Checked(Mark.START, Optional.empty())
                                        : reply),
                        HistoryReply.Checked.class,
                        checked -> Json.response(200, HistoryBodies.ledger(room, checked, alarm, marks))));
    }

    /** What the ledger has at some sequences; where it has nothing sound there is nothing. */
    private CompletionStage<List<Mark>> marks(RoomCode room, List<Long> asked) {
        CompletionStage<List<Mark>> marks = CompletableFuture.completedFuture(List.of());
        for (long seq : asked) {
            marks = marks.thenCompose(before -> history.mark(room, seq)
                    .thenApply(reply -> reply instanceof HistoryReply.At entry ? with(before, entry.mark()) : before));
        }
        return marks;
    }

    private static List<Mark> with(List<Mark> marks, Mark mark) {
        return Stream.concat(marks.stream(), Stream.of(mark)).toList();
    }
}
