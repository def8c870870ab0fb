package org.sameframe.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sameframe.room.RoomCode;

/**
 * Which rooms have rows in the journal that nobody told of. It only says where to look: what the rows are is read room by room.
 */
public final class JournalNews {
    private static final String PREFIX = "room|";

    private final Connection journal;

    public JournalNews(Connection journal) {
        this.journal = journal;
    }

    /** Of the last row that is there; 0: there is none. */
    public long highest() throws SQLException {
        try (PreparedStatement select = journal.prepareStatement("SELECT MAX(\"ordering\") FROM \"event_journal\"");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Rooms with rows behind one. */
    public List<RoomCode> since(long ordering) throws SQLException {
        try (PreparedStatement select = journal.prepareStatement(
                "SELECT DISTINCT \"persistence_id\" FROM \"event_journal\" WHERE \"ordering\" > ?")) {
            select.setLong(1, ordering);
            try (ResultSet rows = select.executeQuery()) {
                List<RoomCode> rooms = new ArrayList<>();
                while (rows.next()) {
                    room(rows.getString(1)).ifPresent(rooms::add);
                }
                return rooms;
            }
        }
    }

    /** Rooms that have a key: all others were erased. */
    Set<RoomCode> withKey() throws SQLException {
        try (PreparedStatement select = journal.prepareStatement("SELECT room FROM room_key");
                ResultSet rows = select.executeQuery()) {
            Set<RoomCode> rooms = new HashSet<>();
            while (rows.next()) {
                rooms.add(new RoomCode(rows.getString(1)));
            }
            return rooms;
        }
    }

    private static Optional<RoomCode> room(String persistenceId) {
        return persistenceId.startsWith(PREFIX)
                ? RoomCode.parse(persistenceId.substring(PREFIX.length()))
                : Optional.empty();
    }
}
