package org.sameframe.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.sameframe.persistence.ReadSide;
import org.sameframe.room.RoomCode;

/** Looks into ledgers, each time over one of the history's own connections and on one of its threads. */
record Readings(ReadSide store) {
    interface Reading<T> {
        T read(LedgerReading ledger) throws SQLException;
    }

    /** @return fails if the store cannot be reached, or with what the reading throws */
    <T> CompletionStage<T> of(RoomCode room, Reading<? extends T> reading) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Connection connection = store.database().getConnection()) {
                        return reading.read(new LedgerReading(connection, room));
                    } catch (SQLException e) {
                        throw new CompletionException(e);
                    }
                },
                store.executor());
    }
}
