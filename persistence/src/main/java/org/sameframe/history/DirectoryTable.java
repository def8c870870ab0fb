package org.sameframe.history;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sameframe.persistence.WitnessTags;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;

/** The rows of the directory over one connection. */
final class DirectoryTable {
    /** Rooms are chosen first, by what an index of H2's holds; only then is read what they are. */
    private static final String LIST = """
            SELECT d.room, d.state, d.title, d.created, d.latest, d.seq, d.people, d.media,
              w.seq, w.hash, w.alarm_seq, w.alarm, w.alarm_at, w.tag
            FROM (SELECT room FROM room_directory WHERE 1 = 1%s
              ORDER BY latest DESC, room DESC FETCH FIRST %d ROWS ONLY) chosen
            JOIN room_directory d ON d.room = chosen.room JOIN room_witness w ON w.room = d.room
            ORDER BY d.latest DESC, d.room DESC""";

    private static final String KNOWN = """
            SELECT d.room, d.state, d.title, d.created, d.latest, d.seq, d.people, d.media,
              w.seq, w.hash, w.alarm_seq, w.alarm, w.alarm_at, w.tag
            FROM (SELECT CAST(? AS VARCHAR(16)) AS room) asked LEFT JOIN room_witness w ON w.room = asked.room
            LEFT JOIN room_directory d ON d.room = asked.room""";

    private static final String UPDATE = """
            UPDATE room_directory SET state = ?, title = ?, created = ?, latest = ?, seq = ?, people = ?, media = ?,
              search = ?, search_people = ?, search_media = ? WHERE room = ?""";

    private static final String INSERT = """
            INSERT INTO room_directory (state, title, created, latest, seq, people, media,
              search, search_people, search_media, room) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String UPDATE_WITNESS =
            "UPDATE room_witness SET seq = ?, hash = ?, alarm_seq = ?, alarm = ?, alarm_at = ?, tag = ? WHERE room = ?";

    private static final String INSERT_WITNESS =
            "INSERT INTO room_witness (seq, hash, alarm_seq, alarm, alarm_at, tag, room) VALUES (?, ?, ?, ?, ?, ?, ?)";

    private final Connection connection;

    DirectoryTable(Connection connection) {
        this.connection = connection;
    }

    /** What is known of a room; the row may be missing while the directory is made anew, the head if somebody took it away. */
    record Known(Optional<DirectoryRow> row, Optional<WitnessedHead> head) {
        static final Known NOTHING = new Known(Optional.empty(), Optional.empty());
    }

    Known find(RoomCode room) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
            select.setString(1, room.value());
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return new Known(
                        rows.getString(1) == null ? Optional.empty() : Optional.of(row(rows)),
                        rows.getBytes(10) == null ? Optional.empty() : Optional.of(head(rows)));
            }
        }
    }

    DirectoryPage list(DirectoryQuery query) throws SQLException {
        DirectoryFilter filter = DirectoryFilter.of(query);
        String sql = LIST.formatted(filter.conditions(), query.limit() + 1);
        List<ListedRoom> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < filter.values().size(); i++) {
                select.setObject(i + 1, filter.values().get(i));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(ListedRoom.of(row(rows), head(rows)));
                }
            }
        }
        if (found.size() <= query.limit()) {
            return new DirectoryPage(found, Optional.empty());
        }
        ListedRoom last = found.get(query.limit() - 1);
        return new DirectoryPage(
                found.subList(0, query.limit()), Optional.of(new DirectoryQuery.Position(last.latest(), last.room())));
    }

    void put(DirectoryRow row) throws SQLException {
        if (put(UPDATE, row) == 0) {
            put(INSERT, row);
        }
    }

    void put(RoomCode room, WitnessedHead head) throws SQLException {
        if (put(UPDATE_WITNESS, room, head) == 0) {
            put(INSERT_WITNESS, room, head);
        }
    }

    /** Drops what can be made anew, and nothing else. */
    void clear() throws SQLException {
        try (PreparedStatement rows = connection.prepareStatement("DELETE FROM room_directory");
                PreparedStatement mark = connection.prepareStatement("DELETE FROM directory_mark")) {
            rows.executeUpdate();
            mark.executeUpdate();
        }
    }

    /** Up to which row of the journal everything was taken in; 0: nothing was. */
    long mark() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT ordering FROM directory_mark");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    void mark(long ordering) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE directory_mark SET ordering = ? WHERE id = 1")) {
            update.setLong(1, ordering);
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO directory_mark (ordering, id) VALUES (?, 1)")) {
            insert.setLong(1, ordering);
            insert.executeUpdate();
        }
    }

    /** All rooms that were ever seen. */
    List<RoomCode> witnessed() throws SQLException {
        return rooms("SELECT room FROM room_witness");
    }

    /** Rooms of which somebody else has written what was seen, or taken it away [RD8]. */
    List<RoomCode> disowned(WitnessTags tags) throws SQLException {
        List<RoomCode> disowned =
                rooms("SELECT room FROM room_directory WHERE room NOT IN (SELECT room FROM room_witness)");
        try (PreparedStatement select = connection.prepareStatement("SELECT room, seq, hash, tag FROM room_witness");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                RoomCode room = new RoomCode(found.getString(1));
                Mark seen = new Mark(found.getLong(2), ByteString.copyFrom(found.getBytes(3)));
                if (!tags.isOwn(
                        room, seen, Optional.ofNullable(found.getBytes(4)).map(ByteString::copyFrom))) {
                    disowned.add(room);
                }
            }
        }
        return disowned;
    }

    /** Rooms of which something personal may be here. */
    List<RoomCode> readable() throws SQLException {
        return rooms("SELECT room FROM room_directory WHERE state <> 'ERASED'");
    }

    private List<RoomCode> rooms(String sql) throws SQLException {
        List<RoomCode> rooms = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                rooms.add(new RoomCode(found.getString(1)));
            }
        }
        return rooms;
    }

    private int put(String sql, DirectoryRow row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, row.state().name());
            statement.setString(2, row.title());
            statement.setLong(3, row.created());
            statement.setLong(4, row.latest());
            statement.setLong(5, row.seq());
            statement.setString(6, DirectoryRow.lines(row.people()));
            statement.setString(7, DirectoryRow.lines(row.media()));
            statement.setString(8, row.searched());
            statement.setString(9, row.searchedPeople());
            statement.setString(10, row.searchedMedia());
            statement.setString(11, row.room().value());
            return statement.executeUpdate();
        }
    }

    private int put(String sql, RoomCode room, WitnessedHead head) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, head.mark().seq());
            statement.setBytes(2, head.mark().hash().toByteArray());
            statement.setObject(3, head.alarm().map(Alarm::seq).orElse(null));
            statement.setString(4, head.alarm().map(Alarm::what).orElse(null));
            statement.setObject(5, head.alarm().map(Alarm::since).orElse(null));
            statement.setBytes(6, head.tag().map(ByteString::toByteArray).orElse(null));
            statement.setString(7, room.value());
            return statement.executeUpdate();
        }
    }

    private static DirectoryRow row(ResultSet row) throws SQLException {
        return new DirectoryRow(
                new RoomCode(row.getString(1)),
                RoomState.valueOf(row.getString(2)),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                DirectoryRow.ofLines(row.getString(7)),
                DirectoryRow.ofLines(row.getString(8)));
    }

    private static WitnessedHead head(ResultSet row) throws SQLException {
        Optional<String> what = Optional.ofNullable(row.getString(12));
        Optional<Alarm> alarm = what.isPresent()
                ? Optional.of(new Alarm(row.getLong(11), what.get(), row.getLong(13)))
                : Optional.empty();
        return new WitnessedHead(
                new Mark(row.getLong(9), ByteString.copyFrom(row.getBytes(10))),
                alarm,
                Optional.ofNullable(row.getBytes(14)).map(ByteString::copyFrom));
    }
}
