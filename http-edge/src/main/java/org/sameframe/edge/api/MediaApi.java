package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import org.sameframe.history.History;
import org.sameframe.history.HistoryReply;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.room.actor.Rooms;

/** What there is to look at, and where: {@code /v1/media} and {@code /v1/rooms/{code}/media/{id}} [MD]. */
public final class MediaApi {
    private static final String OWN = "media:";

    private static final Problem NO_SUCH_MEDIUM = Problem.of(
            404, "not-found", "The room had no such medium", "Look for the ids of media in the state of the room.");

    private final MediaLibrary library;
    private final MediaFiles files;
    private final Rooms rooms;
    private final Callers callers;
    private final ParticipantGate participants;
    private final AuditGate gate;
    private final History history;
    private final Duration life;
    private final InstantSource clock;
    private final Executor blocking;

    private MediaApi(
            MediaLibrary library,
            MediaFiles files,
            Rooms rooms,
            Callers callers,
            ParticipantGate participants,
            AuditGate gate,
            History history,
            Duration life,
            InstantSource clock,
            Executor blocking) {
        this.library = library;
        this.files = files;
        this.rooms = rooms;
        this.callers = callers;
        this.participants = participants;
        this.gate = gate;
        this.history = history;
        this.life = life;
        this.clock = clock;
        this.blocking = blocking;
    }

    /**
     * @param life of the addresses that {@code files} signs
     * @param blocking where the disk may be waited for
     */
    public static MediaApi create(
            MediaLibrary library,
            MediaFiles files,
            Rooms rooms,
            Callers callers,
            AuditGate gate,
            History history,
            Duration life,
            InstantSource clock,
            Executor blocking) {
        return new MediaApi(
                library,
                files,
                rooms,
                callers,
                ParticipantGate.of(callers.tokens(), rooms),
                gate,
                history,
                life,
                clock,
                blocking);
    }

    private record Rate(int numerator, int denominator) {}

    private record Description(
            String title,
            Rate rate,
            int frames,
            int firstPresentationUs,
            int firstFrameNumber,
            int startTimecode,
            boolean dropFrame,
            List<MediaSource> sources) {
        static Description of(Medium medium) {
            return new Description(
                    medium.title(),
                    new Rate(medium.rate().numerator(), medium.rate().denominator()),
                    medium.frames(),
                    medium.firstPresentationUs(),
                    medium.firstFrameNumber(),
                    medium.startTimecode(),
                    medium.dropFrame(),
                    medium.sources());
        }
    }

    private record Listed(
            String name,
            String title,
            String contentType,
            long bytes,
            String location,
            String url,
            long expires,
            List<CaptionSource> captions,
            @Nullable Description medium) {}

    /** For a medium's sources, beside the video's. */
    private record CaptionSource(String location, String contentType) {
        static CaptionSource of(MediaLibrary.Captions captions) {
            String language = captions.language().isEmpty() ? "" : "; lang=" + captions.language();
            return new CaptionSource(OWN + captions.name(), "text/vtt" + language);
        }
    }

    private record ListedLut(String name, long bytes, String location, String url, long expires) {}

    private record Listing(List<Listed> media, List<ListedLut> luts) {}

    private record Source(String url, String contentType) {}

    private record Addresses(String id, List<Source> sources, long expires) {}

    public Route route() {
        return concat(
                path(segment("v1").slash("media"), () -> get(() -> extractRequest(this::list))),
                path(
                        segment("v1")
                                .slash("rooms")
                                .slash(segment())
                                .slash("media")
                                .slash(segment()),
                        (code, id) -> get(() -> extractRequest(request -> addresses(code, id, request)))));
    }

    /** For who may create a room, and so show them [MO2], and who may upload [UP1]. */
    private Route list(HttpRequest request) {
        return callers.looker(request) instanceof Callers.Turned turned
                ? complete(turned.response())
                : completeWithFuture(CompletableFuture.supplyAsync(this::list, blocking));
    }

    private HttpResponse list() {
        try {
            return Json.response(
                            200,
                            new Listing(
                                    library.list().stream().map(this::listed).toList(),
                                    library.luts().stream().map(this::listedLut).toList()))
                    .addHeader(Replies.NOT_STORED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Listed listed(MediaLibrary.Held held) {
        String name = held.name();
        String location = OWN + name;
        MediaFiles.Address address = files.address(name);
        Optional<Medium> medium =
                held.sequence().map(sequence -> sequence.describe(location)).or(() -> BundledClips.describe(name));
        return new Listed(
                name,
                medium.map(Medium::title).orElseGet(() -> withoutEnding(name)),
                held.sequence()
                        .map(ImageSequence::contentType)
                        .orElseGet(() -> held.file().contentType()),
                held.file().bytes(),
                location,
                address.url(),
                micros(address.signature().expires()),
                held.captions().stream().map(CaptionSource::of).toList(),
                medium.map(Description::of).orElse(null));
    }

    private ListedLut listedLut(MediaFile file) {
        MediaFiles.Address address = files.address(file.name());
        long expires = micros(address.signature().expires());
        return new ListedLut(file.name(), file.bytes(), OWN + file.name(), address.url(), expires);
    }

    private static String withoutEnding(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private Route addresses(String code, String id, HttpRequest request) {
        return gate.isFor(request)
                ? gate.granted(code, request, (room, granted) -> recorded(room, id, granted))
                : participants.admitted(
                        code,
                        request,
                        participant -> completeWithFuture(Replies.respond(
                                rooms.media(participant.room(), participant.participant(), id),
                                reply -> reply instanceof RoomReply.FoundMedium found
                                        ? Optional.of(addresses(found.medium()).addHeader(Replies.NOT_STORED))
                                        : Optional.empty())));
    }

    /** Of a medium that the record has, whatever has become of the room: no actor is asked. */
    private CompletionStage<HttpResponse> recorded(RoomCode room, String id, HttpRequest request) {
        HistoryQuery.Moment moment = HistoryQuery.Moment.of(request);
        if (moment.fault().isPresent()) {
            return Replies.now(moment.fault().get().response());
        }
        return HistoryReplies.respond(
                moment.state(history, room),
                HistoryReply.PastRoom.class,
                past -> past.room().medium(id).map(this::addresses).orElseGet(NO_SUCH_MEDIUM::response));
    }

    private HttpResponse addresses(Medium medium) {
        // before the first address is signed, so that none ends earlier than this says
        long expires = micros(clock.instant().plus(life).getEpochSecond());
        List<Source> sources = medium.sources().stream().map(this::source).toList();
        return Json.response(200, new Addresses(medium.id(), sources, expires));
    }

    private static long micros(long seconds) {
        return TimeUnit.SECONDS.toMicros(seconds);
    }

    private Source source(MediaSource source) {
        String url = source.location().startsWith(OWN)
                ? files.address(source.location().substring(OWN.length())).url()
                : source.location();
        return new Source(url, source.contentType());
    }
}
