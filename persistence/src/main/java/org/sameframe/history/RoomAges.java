package org.sameframe.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.sameframe.persistence.ReadSide;
import org.sameframe.room.Entry;
import org.sameframe.room.RoomCard;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.codec.LedgerDamaged;

/** How long ago something happened in each room, page by page in the order of their codes. No room is opened for it. */
public final class RoomAges {
    private static final String ROOMS =
            "SELECT room FROM room_key WHERE room > ? ORDER BY room FETCH FIRST ? ROWS ONLY";

    private final ReadSide store;

    private RoomAges(ReadSide store) {
        this.store = store;
    }

    public static RoomAges of(ReadSide store) {
        return new RoomAges(store);
    }

    /**
     * A room that has a key, and its last entry.
     *
     * @param at when that was decided, in microseconds; empty: there is none, or it cannot be read
     * @param isClosed it closed the room
     */
    public record Age(RoomCode room, Optional<Long> at, boolean isClosed) {}

    /**
     * @param after the last room of the page before; empty: the first page
     * @param limit of rooms
     * @return fewer than {@code limit} if there are no more; fails if the store cannot be reached
     */
    public CompletionStage<List<Age>> page(Optional<RoomCode> after, int limit) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Connection connection = store.database().getConnection()) {
                        List<Age> ages = new ArrayList<>();
                        for (RoomCode room :
                                rooms(connection, after.map(RoomCode::value).orElse(""), limit)) {
                            ages.add(age(connection, room));
                        }
                        return ages;
                    } catch (SQLException e) {
                        throw new CompletionException(e);
                    }
                },
                store.executor());
    }

    private static List<RoomCode> rooms(Connection connection, String after, int limit) throws SQLException {
        List<RoomCode> rooms = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(ROOMS)) {
            select.setString(1, after);
            select.setInt(2, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    rooms.add(new RoomCode(rows.getString(1)));
                }
            }
        }
        return rooms;
    }

    /** Of a damaged ledger nobody knows how old it is. */
    private static Age age(Connection connection, RoomCode room) throws SQLException {
        try {
            Optional<Entry> last = new LedgerReading(connection, room).last();
            return new Age(
                    room, last.map(Entry::at), last.filter(RoomAges::closes).isPresent());
        } catch (LedgerDamaged damage) {
            return new Age(room, Optional.empty(), false);
        }
    }

    /** Nothing follows the entry with which a room was closed [HO5]. */
    private static boolean closes(Entry entry) {
        return entry.events().stream()
                .anyMatch(event -> event instanceof RoomEvent.Put put
                        && put.value() instanceof RoomCard card
                        && card.closed() > 0);
    }
}
