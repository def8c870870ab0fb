package org.sameframe.persistence;

import com.google.protobuf.ByteString;
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
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.RoomKeys;
import org.sameframe.room.codec.PictureSeal;
import org.sameframe.room.codec.RoomKey;
import org.sameframe.still.Still;
import org.sameframe.still.StillLimits;
import org.sameframe.still.StillReply;
import org.sameframe.still.Stills;

/** Stills in a table, sealed under their room's key: without it they are gone [SL5]. */
final class StillStore implements Stills {
    private final DataSource database;
    private final boolean isFile;
    private final RoomKeys keys;
    private final StillLimits limits;
    private final Executor executor;

    /**
     * @param isFile it has one connection, so that nobody is next to anybody
     * @param executor for the calls to the database, which block
     */
    StillStore(DataSource database, boolean isFile, RoomKeys keys, StillLimits limits, Executor executor) {
        this.database = database;
        this.isFile = isFile;
        this.keys = keys;
        this.limits = limits;
        this.executor = executor;
    }

    @Override
    public CompletionStage<StillReply> keep(RoomCode room, Still still) {
        return withKey(
                room,
                unknownRoom(),
                key -> onDatabase(connection -> inTransaction(connection, () -> {
                    lock(connection, room);
                    String hash = still.hash();
                    PictureSeal seal = PictureSeal.of(room, key);
                    if (select(connection, room, seal.name(hash)).isPresent()) {
                        return new StillReply.Kept(hash);
                    }
                    Optional<StillReply> full = full(connection, room, still);
                    if (full.isPresent()) {
                        return full.get();
                    }
                    insert(connection, room, still, seal.name(hash), seal.close(hash, still.bytes()));
                    return new StillReply.Kept(hash);
                })));
    }

    @Override
    public CompletionStage<StillReply> find(RoomCode room, String hash) {
        return withKey(
                room,
                new StillReply.Missing(),
                key -> onDatabase(connection -> {
                    PictureSeal seal = PictureSeal.of(room, key);
                    return select(connection, room, seal.name(hash))
                            .flatMap(stored -> seal.open(hash, stored))
                            .filter(bytes -> Still.read(bytes) instanceof Still.Read)
                            .<StillReply>map(bytes -> new StillReply.Found(((Still.Read) Still.read(bytes)).still()))
                            .orElseGet(StillReply.Missing::new);
                }));
    }

    @Override
    public CompletionStage<Integer> erase(RoomCode room) {
        return onDatabase(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM still WHERE room = ?")) {
                delete.setString(1, room.value());
                return delete.executeUpdate();
            }
        });
    }

    /** So that two who add to a room at the same time do not both find the last place free. */
    private void lock(Connection connection, RoomCode room) throws SQLException {
        if (isFile) {
            return;
        }
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtext(?))")) {
            lock.setString(1, "still|" + room.value());
            lock.execute();
        }
    }

    private Optional<StillReply> full(Connection connection, RoomCode room, Still still) throws SQLException {
        String sum = "SELECT count(*), coalesce(sum(bytes), 0) FROM still WHERE room = ?";
        try (PreparedStatement select = connection.prepareStatement(sum)) {
            select.setString(1, room.value());
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                boolean fits = rows.getLong(1) < limits.perRoom()
                        && rows.getLong(2) + still.bytes().size() <= limits.bytesPerRoom();
                return fits ? Optional.empty() : Optional.of(refusedAsFull());
            }
        }
    }

    private StillReply refusedAsFull() {
        return new StillReply.Refused(new Refusal(
                RefusalCode.LIMIT,
                "A room has %,d stills of %,d bytes together at most; write the note without one."
                        .formatted(limits.perRoom(), limits.bytesPerRoom())));
    }

    private static Optional<ByteString> select(Connection connection, RoomCode room, ByteString name)
            throws SQLException {
        String sql = "SELECT sealed FROM still WHERE room = ? AND name = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, room.value());
            select.setBytes(2, name.toByteArray());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(ByteString.copyFrom(rows.getBytes(1))) : Optional.empty();
            }
        }
    }

    private static void insert(Connection connection, RoomCode room, Still still, ByteString name, ByteString sealed)
            throws SQLException {
        String sql = "INSERT INTO still (room, name, type, sealed, bytes, made) VALUES (?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, room.value());
            insert.setBytes(2, name.toByteArray());
            insert.setString(3, still.type().mediaType());
            insert.setBytes(4, sealed.toByteArray());
            insert.setLong(5, still.bytes().size());
            insert.setLong(6, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
            insert.executeUpdate();
        }
    }

    private interface WithKey {
        CompletionStage<StillReply> then(RoomKey key);
    }

    private CompletionStage<StillReply> withKey(RoomCode room, StillReply without, WithKey work) {
        return keys.find(room)
                .thenCompose(key -> key.map(work::then).orElseGet(() -> CompletableFuture.completedFuture(without)));
    }

    private static StillReply unknownRoom() {
        return new StillReply.Refused(
                new Refusal(RefusalCode.UNKNOWN_ROOM, "No room has this code. Check it, or ask for a new link."));
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private interface Steps<T> {
        T take() throws SQLException;
    }

    private static <T> T inTransaction(Connection connection, Steps<T> steps) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T done = steps.take();
            connection.commit();
            return done;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
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
