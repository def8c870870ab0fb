package org.sameframe.persistence;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.RoomKeys;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.RoomKey;

/** The rooms' keys in a table of their own, each wrapped by the master key and tied to its room [KY1]. */
final class RoomKeyStore implements RoomKeys, Erasable {
    /** Once an erasure has begun, a key that is still there is not given to anybody [ER3]. */
    private static final String FIND = """
            SELECT wrapped FROM room_key WHERE room = ?
            AND NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.room = room_key.room)""";

    private final BlockingSql sql;
    private final MasterKey masterKey;

    RoomKeyStore(BlockingSql sql, MasterKey masterKey) {
        this.sql = sql;
        this.masterKey = masterKey;
    }

    @Override
    public CompletionStage<Optional<RoomKey>> find(RoomCode room) {
        return sql.run(connection -> select(connection, room));
    }

    @Override
    public CompletionStage<RoomKey> create(RoomCode room) {
        return sql.run(connection -> {
            Optional<RoomKey> existing = select(connection, room);
            return existing.isPresent() ? existing.get() : insert(connection, room, RoomKey.random());
        });
    }

    @Override
    public CompletionStage<Boolean> isErased(RoomCode room) {
        return sql.select(row -> row.getLong(1), "SELECT begun FROM erasure WHERE room = ?", room.value())
                .thenApply(rows -> !rows.isEmpty());
    }

    @Override
    public CompletionStage<Done> erase(RoomCode room) {
        return sql.update("DELETE FROM room_key WHERE room = ?", room.value()).thenApply(rows -> Done.getInstance());
    }

    private Optional<RoomKey> select(Connection connection, RoomCode room) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, room.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(masterKey.unwrap(room, rows.getBytes(1))) : Optional.empty();
            }
        } catch (GeneralSecurityException e) {
            throw new LedgerDamaged(
                    room.value(), 0, "the room's key was altered, it does not open with the master key");
        }
    }

    /** Somebody else may have been faster: then theirs counts. */
    private RoomKey insert(Connection connection, RoomCode room, RoomKey key) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO room_key (room, wrapped, created) VALUES (?, ?, ?)")) {
            insert.setString(1, room.value());
            insert.setBytes(2, masterKey.wrap(room, key));
            insert.setLong(3, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
            insert.executeUpdate();
            return key;
        } catch (SQLException e) {
            if (SqlProblems.isDuplicate(e)) {
                return select(connection, room).orElseThrow(() -> e);
            }
            throw e;
        }
    }
}
