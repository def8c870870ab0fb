package org.sameframe.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.apache.pekko.Done;
import org.sameframe.pin.Guesses;
import org.sameframe.pin.Tries;
import org.sameframe.room.RoomCode;

/**
 * Tried PINs in a table of their own: with H2 in the file of the directory, since nothing may commit beside the journal (ADR 7).
 * There one connection writes; with PostgreSQL the rows are locked, so that several servers count together.
 */
final class GuessStore implements Guesses, Erasable {
    /** Stands for all clients together. */
    private static final String EVERYBODY = "";

    /** Two servers may begin a row at the same moment; the second one finds it there. */
    private static final int ATTEMPTS = 3;

    private final BlockingSql sql;
    private final InstantSource clock;

    GuessStore(BlockingSql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Count> change(RoomCode room, String client, UnaryOperator<Count> change) {
        return sql.run(connection -> attempt(connection, room, client, change, ATTEMPTS));
    }

    private static Count attempt(
            Connection connection, RoomCode room, String client, UnaryOperator<Count> change, int attempts)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            Count before = new Count(read(connection, room, client), read(connection, room, EVERYBODY));
            Count after = change.apply(before);
            write(connection, room, client, before.client(), after.client());
            write(connection, room, EVERYBODY, before.room(), after.room());
            connection.commit();
            return before;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            if (attempts > 1 && e instanceof SQLException problem && SqlProblems.isDuplicate(problem)) {
                return attempt(connection, room, client, change, attempts - 1);
            }
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static Tries read(Connection connection, RoomCode room, String client) throws SQLException {
        return BlockingSql.select(
                        connection,
                        row -> new Tries(row.getInt(1), Instant.ofEpochMilli(row.getLong(2))),
                        "SELECT tries, latest FROM pin_guess WHERE room = ? AND client = ? FOR UPDATE",
                        room.value(),
                        client)
                .stream()
                .findFirst()
                .orElse(Tries.NONE);
    }

    private static void write(Connection connection, RoomCode room, String client, Tries before, Tries after)
            throws SQLException {
        if (after.equals(before)) {
            return;
        }
        if (after.equals(Tries.NONE)) {
            BlockingSql.update(connection, "DELETE FROM pin_guess WHERE room = ? AND client = ?", room.value(), client);
            return;
        }
        long latest = after.latest().toEpochMilli();
        int known = BlockingSql.update(
                connection,
                "UPDATE pin_guess SET tries = ?, latest = ? WHERE room = ? AND client = ?",
                after.count(),
                latest,
                room.value(),
                client);
        if (known == 0) {
            BlockingSql.update(
                    connection,
                    "INSERT INTO pin_guess (room, client, tries, latest) VALUES (?, ?, ?, ?)",
                    room.value(),
                    client,
                    after.count(),
                    latest);
        }
    }

    @Override
    public CompletionStage<Done> forget() {
        long before = clock.instant().minus(Tries.REMEMBERED).toEpochMilli();
        return sql.update("DELETE FROM pin_guess WHERE latest < ?", before).thenApply(rows -> Done.getInstance());
    }

    @Override
    public CompletionStage<Done> erase(RoomCode room) {
        return sql.update("DELETE FROM pin_guess WHERE room = ?", room.value()).thenApply(rows -> Done.getInstance());
    }
}
