package org.sameframe.persistence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.pekko.Done;
import org.sameframe.pin.HashedPin;
import org.sameframe.pin.Pins;
import org.sameframe.room.RoomCode;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.RoomKey;

/**
 * PINs in a table of their own. What goes into their hashes besides is made of the room's key: so it is not in the database,
 * moves with the room to another store, and is destroyed with it ([PN2], ADR 23).
 */
final class PinStore implements Pins, Erasable {
    private static final String LABEL = "sameframe-pin-pepper-1";

    /** One question, whether there is a PIN or not. */
    private static final String FIND = """
            SELECT room_pin.hash, room_key.wrapped FROM room_pin JOIN room_key ON room_key.room = room_pin.room
            WHERE room_pin.room = ? AND NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.room = room_pin.room)""";

    private static final String KEY = """
            SELECT wrapped FROM room_key WHERE room = ?
            AND NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.room = room_key.room)""";

    private final BlockingSql sql;
    private final MasterKey masterKey;

    PinStore(BlockingSql sql, MasterKey masterKey) {
        this.sql = sql;
        this.masterKey = masterKey;
    }

    @Override
    public CompletionStage<Optional<HashedPin>> find(RoomCode room) {
        return sql.select(row -> new HashedPin(row.getString(1), pepper(room, row.getBytes(2))), FIND, room.value())
                .thenApply(PinStore::first);
    }

    @Override
    public CompletionStage<Optional<String>> pepper(RoomCode room) {
        return sql.select(row -> pepper(room, row.getBytes(1)), KEY, room.value())
                .thenApply(PinStore::first);
    }

    @Override
    public CompletionStage<Done> set(RoomCode room, String hash) {
        return sql.run(connection -> {
            if (update(connection, room, hash) == 0) {
                add(connection, room, hash);
            }
            return Done.getInstance();
        });
    }

    @Override
    public CompletionStage<Done> remove(RoomCode room) {
        return sql.update("DELETE FROM room_pin WHERE room = ?", room.value()).thenApply(rows -> Done.getInstance());
    }

    @Override
    public CompletionStage<Done> erase(RoomCode room) {
        return remove(room);
    }

    /** The hash of a room's PIN over a connection; empty if it has none. */
    static Optional<String> hash(Connection connection, RoomCode room) throws SQLException {
        return first(BlockingSql.select(
                connection, row -> row.getString(1), "SELECT hash FROM room_pin WHERE room = ?", room.value()));
    }

    static void insert(Connection connection, RoomCode room, String hash) throws SQLException {
        BlockingSql.update(connection, "INSERT INTO room_pin (room, hash) VALUES (?, ?)", room.value(), hash);
    }

    private static int update(Connection connection, RoomCode room, String hash) throws SQLException {
        return BlockingSql.update(connection, "UPDATE room_pin SET hash = ? WHERE room = ?", hash, room.value());
    }

    /** Another host may have been faster: then the later one counts. */
    private static void add(Connection connection, RoomCode room, String hash) throws SQLException {
        try {
            insert(connection, room, hash);
        } catch (SQLException e) {
            if (!SqlProblems.isDuplicate(e)) {
                throw e;
            }
            update(connection, room, hash);
        }
    }

    private String pepper(RoomCode room, byte[] wrapped) {
        try {
            RoomKey key = masterKey.unwrap(room, wrapped);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(LABEL.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new LedgerDamaged(
                    room.value(), 0, "the room's key was altered, it does not open with the master key");
        }
    }

    private static <T> Optional<T> first(List<T> rows) {
        return rows.stream().findFirst();
    }
}
