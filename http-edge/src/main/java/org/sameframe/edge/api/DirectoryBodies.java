package org.sameframe.edge.api;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sameframe.history.Access;
import org.sameframe.history.Alarm;
import org.sameframe.history.ListedRoom;

/** What the directory and the log of accesses look like over HTTP. */
final class DirectoryBodies {
    private DirectoryBodies() {}

    /** @param hash in hexadecimal */
    record Head(long seq, String hash) {}

    /**
     * A room.
     *
     * @param createdAt when its first entry was decided, in microseconds
     * @param lastAt when its last one was
     */
    record Room(
            String code,
            @Nullable String title,
            String state,
            long createdAt,
            long lastAt,
            long entries,
            Head head,
            List<String> participants,
            List<String> media,
            @Nullable Alarm alarm) {}

    /** @param next where to go on, for {@code after}; absent: there is nothing more */
    record Rooms(List<Room> rooms, @Nullable String next) {}

    /**
     * Somebody has read something.
     *
     * @param at in microseconds
     * @param token identifier of the token
     * @param who whom it was made for; absent: not told
     * @param room absent: all of them
     */
    record Read(
            long at,
            String token,
            @Nullable String who,
            @Nullable String room,
            String resource,
            @Nullable String query,
            int status) {}

    /** @param next as of rooms */
    record Accesses(List<Read> accesses, @Nullable String next) {}

    static Room room(ListedRoom room) {
        return new Room(
                room.room().value(),
                room.title().isEmpty() ? null : room.title(),
                room.state().text(),
                room.created(),
                room.latest(),
                room.entries(),
                new Head(
                        room.head().seq(),
                        HexFormat.of().formatHex(room.head().hash().toByteArray())),
                room.participants(),
                room.media(),
                room.alarm().orElse(null));
    }

    static Read access(Access access) {
        return new Read(
                access.at(),
                access.token(),
                access.who().isEmpty() ? null : access.who(),
                access.room().equals(Access.ALL_ROOMS) ? null : access.room(),
                access.resource(),
                access.query().isEmpty() ? null : access.query(),
                access.status());
    }
}
