package org.sameframe.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The rows of the log of accesses over one connection. */
final class AccessTable {
    private static final String COLUMNS =
            "SELECT id, room, instant, token, who, resource, query, status FROM room_access ";
    private static final String LATEST_FIRST = " ORDER BY id DESC FETCH FIRST ? ROWS ONLY";

    private static final String INSERT =
            "INSERT INTO room_access (room, instant, token, who, resource, query, status) VALUES (?, ?, ?, ?, ?, ?, ?)";

    private final Connection connection;

    AccessTable(Connection connection) {
        this.connection = connection;
    }

    void insert(List<Access> accesses) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Access access : accesses) {
                insert.setString(1, access.room());
                insert.setLong(2, access.at());
                insert.setString(3, access.token());
                insert.setString(4, access.who());
                insert.setString(5, access.resource());
                insert.setString(6, access.query());
                insert.setInt(7, access.status());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    AccessPage list(String room, long before, int limit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(COLUMNS + "WHERE room = ? AND id < ?" + LATEST_FIRST)) {
            select.setString(1, room);
            select.setLong(2, before);
            select.setInt(3, limit + 1);
            return read(select, limit);
        }
    }

    AccessPage list(long before, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + "WHERE id < ?" + LATEST_FIRST)) {
            select.setLong(1, before);
            select.setInt(2, limit + 1);
            return read(select, limit);
        }
    }

    void delete(String room) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM room_access WHERE room = ?")) {
            delete.setString(1, room);
            delete.executeUpdate();
        }
    }

    private static AccessPage read(PreparedStatement select, int limit) throws SQLException {
        List<Access> accesses = new ArrayList<>();
        long last = 0;
        try (ResultSet rows = select.executeQuery()) {
            while (accesses.size() < limit && rows.next()) {
                last = rows.getLong(1);
                accesses.add(new Access(
                        rows.getString(2),
                        rows.getLong(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getString(7),
                        rows.getInt(8)));
            }
            boolean hasMore = accesses.size() == limit && rows.next();
            return new AccessPage(accesses, hasMore ? OptionalLong.of(last) : OptionalLong.empty());
        }
    }
}
