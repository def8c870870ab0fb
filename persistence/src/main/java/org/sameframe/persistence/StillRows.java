package org.sameframe.persistence;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.sameframe.room.RoomCode;

/** The rows of stills over one connection, as they are: sealed. */
record StillRows(Connection connection) {

    /** Of a room, in their order. */
    List<ByteString> names(RoomCode room) throws SQLException {
        return BlockingSql.select(
                connection,
                row -> ByteString.copyFrom(row.getBytes(1)),
                "SELECT name FROM still WHERE room = ? ORDER BY name",
                room.value());
    }

    Optional<StillRow> find(RoomCode room, ByteString name) throws SQLException {
        return BlockingSql.select(
                        connection,
                        row -> new StillRow(
                                name,
                                row.getString(1),
                                ByteString.copyFrom(row.getBytes(2)),
                                row.getLong(3),
                                row.getLong(4)),
                        "SELECT type, sealed, bytes, made FROM still WHERE room = ? AND name = ?",
                        room.value(),
                        name.toByteArray())
                .stream()
                .findFirst();
    }

    void add(RoomCode room, StillRow still) throws SQLException {
        BlockingSql.update(
                connection,
                "INSERT INTO still (room, name, type, sealed, bytes, made) VALUES (?, ?, ?, ?, ?, ?)",
                room.value(),
                still.name().toByteArray(),
                still.type(),
                still.sealed().toByteArray(),
                still.bytes(),
                still.made());
    }

    void clear(RoomCode room) throws SQLException {
        BlockingSql.update(connection, "DELETE FROM still WHERE room = ?", room.value());
    }
}
