package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.ResponseEntity;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.util.ByteString;
import org.sameframe.history.Alarm;
import org.sameframe.history.Damage;
import org.sameframe.history.Exports;
import org.sameframe.history.HistoryReply;
import org.sameframe.history.RoomDirectory;
import org.sameframe.history.export.AvidMarkers;
import org.sameframe.history.export.Edl;
import org.sameframe.history.export.EntriesCsv;
import org.sameframe.history.export.NotesCsv;
import org.sameframe.history.export.Otio;
import org.sameframe.history.export.Session;
import org.sameframe.room.Medium;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;

/** A room's history as files: {@code /v1/rooms/{code}/export/{format}} [HI11]. */
public final class ExportApi {
    private static final ContentType CSV = MediaTypes.TEXT_CSV.toContentType(HttpCharsets.UTF_8);
    private static final ContentType TEXT = MediaTypes.TEXT_PLAIN.toContentType(HttpCharsets.UTF_8);
    private static final ContentType JSON = MediaTypes.APPLICATION_JSON.toContentType();

    private static final String LEDGER = "ledger";

    /** On a file that ends before a damage: the sequence of the first entry that is not as it was recorded. */
    private static final String DAMAGED_FROM = "Sameframe-Damaged-From";

    private static final Problem NO_SUCH_FORMAT = Problem.of(
            404,
            "not-found",
            "There is no such format",
            "Formats are " + LEDGER + ", "
                    + Arrays.stream(Format.values()).map(format -> format.path).collect(Collectors.joining(", "))
                    + ".");

    private static final Problem NOTHING_SOUND = Problem.of(new Refusal(
            RefusalCode.DAMAGED,
            "The record of this room is damaged from its first entry on: put it back from a backup. Nothing of"
                    + " it can be a file."));

    private static final String NOT_SIGNED =
            "%s So it is not signed. Ask the operator to put the record back from a backup; the entries that are there"
                    + " are still to be read, unsigned.";

    private static final String DAMAGED_NAME = "damaged-from-%d.";

    /** What a file is made from. */
    private enum Scope {
        ROOM,
        ROOM_OR_MEDIUM,
        MEDIUM
    }

    /** A file that is made from a whole session, or from a medium of it. */
    private enum Format {
        NOTES("notes", "notes.csv", CSV, Scope.ROOM_OR_MEDIUM, NotesCsv::of),
        ENTRIES("entries", "entries.csv", CSV, EntriesCsv::of),
        OTIO("otio", "otio", JSON, Otio::of),
        EDL("edl", "edl", TEXT, Scope.MEDIUM, Format.ofOne(Edl::of)),
        AVID("avid", "txt", TEXT, Scope.MEDIUM, Format.ofOne(AvidMarkers::of));

        private final String path;
        private final String ending;
        private final ContentType type;
        private final Scope scope;
        private final BiFunction<Session, List<Medium>, String> text;

        Format(String path, String ending, ContentType type, Function<Session, String> text) {
            this(path, ending, type, Scope.ROOM, (session, media) -> text.apply(session));
        }

        Format(
                String path,
                String ending,
                ContentType type,
                Scope scope,
                BiFunction<Session, List<Medium>, String> text) {
            this.path = path;
            this.ending = ending;
            this.type = type;
            this.scope = scope;
            this.text = text;
        }

        private static BiFunction<Session, List<Medium>, String> ofOne(BiFunction<Session, Medium, String> text) {
            return (session, media) -> text.apply(session, media.get(0));
        }

        static Optional<Format> of(String path) {
            return Arrays.stream(values())
                    .filter(format -> format.path.equals(path))
                    .findAny();
        }
    }

    private final Exports exports;
    private final WholeFiles files;
    private final Alarms alarms;
    private final AuditGate gate;

    private ExportApi(Exports exports, WholeFiles files, Alarms alarms, AuditGate gate) {
        this.exports = exports;
        this.files = files;
        this.alarms = alarms;
        this.gate = gate;
    }

    /** @param directory has seen ledgers before */
    public static ExportApi create(Exports exports, WholeFiles files, RoomDirectory directory, AuditGate gate) {
        return new ExportApi(exports, files, new Alarms(directory), gate);
    }

    public Route route() {
        return path(
                segment("v1").slash("rooms").slash(segment()).slash("export").slash(segment()),
                (code, format) -> get(() -> extractRequest(
                        request -> gate.granted(code, request, (room, granted) -> export(room, format, granted)))));
    }

    private CompletionStage<HttpResponse> export(RoomCode room, String path, HttpRequest request) {
        Optional<Format> format = Format.of(path);
        if (format.isEmpty() && !path.equals(LEDGER)) {
            return Replies.now(NO_SUCH_FORMAT.response());
        }
        Parameters parameters = Parameters.of(request);
        Optional<String> medium = Optional.empty();
        if (format.map(some -> some.scope).orElse(Scope.ROOM) == Scope.ROOM) {
            parameters.refuse("medium", "left out: this file is always of the whole room.");
        } else {
            medium = parameters.read("medium", Optional::of, "the id of a medium of the room");
        }
        if (parameters.fault().isPresent()) {
            return Replies.now(parameters.fault().get().response());
        }
        Optional<String> named = medium;
        return alarms.beside(
                room,
                alarm -> format.isEmpty()
                        ? ledger(room, alarm)
                        : files.make(place -> HistoryReplies.respond(
                                exports.session(room, alarm),
                                HistoryReply.Whole.class,
                                whole -> file(room, format.get(), whole.session(), named, place))));
    }

    private CompletionStage<HttpResponse> ledger(RoomCode room, Optional<Alarm> alarm) {
        return HistoryReplies.respond(
                exports.ledger(room), HistoryReply.Lines.class, lines -> ledger(room, lines, alarm));
    }

    /** What the server has seen otherwise it does not sign; what ends before a damage has no signature anyway [HI18]. */
    private static HttpResponse ledger(RoomCode room, HistoryReply.Lines lines, Optional<Alarm> alarm) {
        Optional<Long> damaged = lines.damage().map(Damage::seq);
        if (damaged.filter(seq -> seq <= 1).isPresent()) {
            return NOTHING_SOUND.response();
        }
        if (damaged.isEmpty() && alarm.isPresent()) {
            return Problem.of(
                            409,
                            "alarm",
                            "The record is not what was seen of it",
                            NOT_SIGNED.formatted(alarm.get().sentence()))
                    .response();
        }
        ResponseEntity entity =
                HistoryReplies.streamed(HistoryApi.LINES, lines.lines().map(ByteString::fromString));
        return named(room, "ndjson", damaged.map(DAMAGED_NAME::formatted), damaged, entity);
    }

    /** @param medium empty: of all, or where a file is of one, of the first shot's chosen version */
    private static HttpResponse file(
            RoomCode room, Format format, Session session, Optional<String> medium, WholeFiles.Place place) {
        if (session.damage().isPresent() && session.entries().isEmpty()) {
            return NOTHING_SOUND.response();
        }
        boolean isOfOne = medium.isPresent() || format.scope == Scope.MEDIUM;
        Optional<String> wanted = isOfOne ? medium.or(() -> session.first().map(Medium::id)) : Optional.empty();
        List<Medium> media = session.media().stream()
                .filter(some -> wanted.isEmpty() || some.id().equals(wanted.get()))
                .toList();
        if (isOfOne && media.isEmpty()) {
            return noSuchMedium(session.media()).response();
        }
        String name = isOfOne ? media.get(0).id() + "." + format.ending : format.ending;
        String text = format.text.apply(session, media);
        return named(
                room,
                name,
                warning(session),
                session.damage().map(Session.Damaged::seq),
                place.taken(format.type, text));
    }

    /** What must be known of a file before it is opened, and a table has no place for. */
    private static Optional<String> warning(Session session) {
        return session.damage()
                .map(damage -> DAMAGED_NAME.formatted(damage.seq()))
                .or(() -> session.alarm().map(alarm -> "alarm-%d.".formatted(alarm.seq())))
                .or(() -> Optional.of("erased.").filter(it -> session.erased()));
    }

    private static Problem noSuchMedium(List<Medium> media) {
        return Problem.invalid(
                "medium",
                media.isEmpty()
                        ? "This room has no media, and so neither markers nor notes on one."
                        : "medium must be one of "
                                + media.stream().map(Medium::id).collect(Collectors.joining(", ")) + ".");
    }

    /**
     * @param warning goes into the name, with a dot behind it
     * @param damaged from which entry on the record is
     */
    private static HttpResponse named(
            RoomCode room, String ending, Optional<String> warning, Optional<Long> damaged, ResponseEntity entity) {
        HttpResponse file = HttpResponse.create()
                .withEntity(entity)
                .addHeader(RawHeader.create(
                        "Content-Disposition",
                        "attachment; filename=\"%s.%s%s\"".formatted(room.value(), warning.orElse(""), ending)));
        return damaged.map(seq -> file.addHeader(RawHeader.create(DAMAGED_FROM, Long.toString(seq))))
                .orElse(file);
    }
}
