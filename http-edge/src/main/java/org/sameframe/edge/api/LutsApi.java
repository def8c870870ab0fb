package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.room.actor.Rooms;

/**
 * {@code /v1/rooms/{code}/luts} and {@code /luts/{name}}: the LUTs of the media folder, for a room's grade [PV13]. The room
 * keeps {@code media:NAME}; an address is signed for whoever looks, as those of media are.
 */
public final class LutsApi {
    private static final String OWN = "media:";

    private static final Problem DRIVERS = Problem.of(
            403,
            "forbidden",
            "You may not do this",
            "The server's LUTs are for who may set the room's colours, and that of its grade for everybody in it.");

    private final MediaLibrary library;
    private final MediaFiles files;
    private final Rooms rooms;
    private final ParticipantGate participants;
    private final Executor blocking;

    private LutsApi(
            MediaLibrary library, MediaFiles files, Rooms rooms, ParticipantGate participants, Executor blocking) {
        this.library = library;
        this.files = files;
        this.rooms = rooms;
        this.participants = participants;
        this.blocking = blocking;
    }

    /** @param blocking where the disk may be waited for */
    public static LutsApi create(
            MediaLibrary library, MediaFiles files, Rooms rooms, Callers callers, Executor blocking) {
        return new LutsApi(library, files, rooms, ParticipantGate.of(callers.tokens(), rooms), blocking);
    }

    private record Held(String name, String location) {}

    private record Listing(List<Held> luts) {}

    private record Address(String location, String url, long expires) {}

    public Route route() {
        return concat(
                path(
                        segment("v1").slash("rooms").slash(segment()).slash("luts"),
                        code -> get(() -> behind(code, RoomReply.FoundGrade::mayChange, this::list))),
                path(
                        segment("v1")
                                .slash("rooms")
                                .slash(segment())
                                .slash("luts")
                                .slash(segment()),
                        (code, name) -> get(() -> behind(
                                code,
                                grade -> grade.mayChange() || grade.lut().equals(OWN + name),
                                () -> address(name)))));
    }

    /** @param right whether a grade lets who asks see what is behind it */
    private Route behind(String code, Predicate<RoomReply.FoundGrade> right, Supplier<HttpResponse> inner) {
        return extractRequest(request -> participants.admitted(
                code,
                request,
                participant -> completeWithFuture(Replies.respond(
                        rooms.grade(participant.room(), participant.participant()),
                        reply -> reply instanceof RoomReply.FoundGrade grade
                                ? Optional.of(right.test(grade) ? inner.get() : DRIVERS.response())
                                : Optional.empty(),
                        blocking))));
    }

    private HttpResponse list() {
        try {
            List<Held> luts = library.luts().stream()
                    .map(file -> new Held(file.name(), OWN + file.name()))
                    .toList();
            return Json.response(200, new Listing(luts)).addHeader(Replies.NOT_STORED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse address(String name) {
        if (!MediaLibrary.isLut(name) || library.find(name).isEmpty()) {
            return Problem.of(
                            404,
                            "unknown-lut",
                            "There is no such LUT",
                            "The server's media folder has no file " + name + ". Put it there, or choose another.")
                    .response();
        }
        MediaFiles.Address address = files.address(name);
        long expires = TimeUnit.SECONDS.toMicros(address.signature().expires());
        return Json.response(200, new Address(OWN + name, address.url(), expires))
                .addHeader(Replies.NOT_STORED);
    }
}
