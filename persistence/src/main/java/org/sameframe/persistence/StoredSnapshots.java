package org.sameframe.persistence;

import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.sameframe.room.RoomCode;

/**
 * The rooms' snapshots. Without the room's key they cannot be read; they go all the same, since nobody can use them.
 *
 * @param sql on the store
 */
record StoredSnapshots(BlockingSql sql) implements Erasable {
    @Override
    public CompletionStage<Done> erase(RoomCode room) {
        return sql.update(
                        "DELETE FROM \"snapshot\" WHERE \"persistence_id\" = ?",
                        PersistenceId.of("room", room.value()).id())
                .thenApply(rows -> Done.getInstance());
    }
}
