package org.sameframe.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.sameframe.room.RoomCode;

/**
 * Which rooms were erased, and how far that has come. From the moment that a room stands here, its key is found by nobody
 * [ER3].
 */
public final class ErasureLog {
    private final BlockingSql sql;

    ErasureLog(BlockingSql sql) {
        this.sql = sql;
    }

    /**
     * How far the erasure of a room has come.
     *
     * @param isDone nothing of it is left to destroy
     * @param isCompacted and its bytes are not in the store's file any more
     */
    public record Progress(boolean isDone, boolean isCompacted) {}

    /** Empty: nobody has begun. */
    public CompletionStage<Optional<Progress>> find(RoomCode room) {
        return sql.select(
                        row -> new Progress(row.getObject(1) != null, row.getBoolean(2)),
                        "SELECT done, compacted FROM erasure WHERE room = ?",
                        room.value())
                .thenApply(rows -> rows.stream().findFirst());
    }

    /** @param now in microseconds */
    public CompletionStage<Done> begin(RoomCode room, long now) {
        return sql.run(connection -> {
            try {
                BlockingSql.update(connection, "INSERT INTO erasure (room, begun) VALUES (?, ?)", room.value(), now);
            } catch (SQLException e) {
                if (!SqlProblems.isDuplicate(e)) {
                    throw e;
                }
            }
            return Done.getInstance();
        });
    }

    /** @param now in microseconds */
    public CompletionStage<Done> done(RoomCode room, long now) {
        return sql.update("UPDATE erasure SET done = ? WHERE room = ? AND done IS NULL", now, room.value())
                .thenApply(rows -> Done.getInstance());
    }

    /** Rooms whose erasure has begun and is not complete. */
    public CompletionStage<List<RoomCode>> unfinished() {
        return sql.select(
                row -> new RoomCode(row.getString(1)), "SELECT room FROM erasure WHERE done IS NULL ORDER BY room");
    }

    /** What was destroyed, and may still have its bytes in the store's file. */
    static List<String> uncompacted(Connection connection) throws SQLException {
        return BlockingSql.select(
                connection,
                row -> row.getString(1),
                "SELECT room FROM erasure WHERE done IS NOT NULL AND compacted = FALSE");
    }

    /** Notes that the file was written anew since rooms were destroyed. */
    static void compacted(Connection connection, List<String> rooms) throws SQLException {
        for (String room : rooms) {
            BlockingSql.update(connection, "UPDATE erasure SET compacted = TRUE WHERE room = ?", room);
        }
    }
}
