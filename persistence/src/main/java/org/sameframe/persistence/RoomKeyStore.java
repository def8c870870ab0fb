package org.sameframe.persistence;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.RoomKeys;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.RoomKey;

/** The rooms' keys in a table of their own, each wrapped by the master key and tied to its room [KY1]. */
final class RoomKeyStore implements RoomKeys {
    private static final String DUPLICATE = "23505";

    private final DataSource database;
    private final MasterKey masterKey;
    private final Executor executor;

    /** @param executor for the calls to the database, which block */
    RoomKeyStore(DataSource database, MasterKey masterKey, Executor executor) {
        this.database = database;
        this.masterKey = masterKey;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Optional<RoomKey>> find(RoomCode room) {
        return onDatabase(connection -> select(connection, room));
    }

    @Override
    public CompletionStage<RoomKey> create(RoomCode room) {
        return onDatabase(connection -> {
            Optional<RoomKey> existing = select(connection, room);
            return existing.isPresent() ? existing.get() : insert(connection, room, RoomKey.random());
        });
    }

    private Optional<RoomKey> select(Connection connection, RoomCode room) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT wrapped FROM room_key WHERE room = ?")) {
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
            if (DUPLICATE.equals(e.getSQLState())) {
                return select(connection, room).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> CompletionStage<T> onDatabase(Work<T> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Connection connection = database.getConnection()) {
                        return work.with(connection);
                    } catch (SQLException e) {
                        throw new CompletionException(e);
                    }
                },
                executor);
    }
}
