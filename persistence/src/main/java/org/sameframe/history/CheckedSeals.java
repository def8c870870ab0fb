package org.sameframe.history;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sameframe.persistence.ReadSide;
import org.sameframe.room.RoomCode;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.RoomCodec;

/** What opens a room's rows where its whole ledger is checked [LE10]. */
final class CheckedSeals {
    private CheckedSeals() {}

    /**
     * With the room's key, the seals are checked as well as the chain. Without one the room was erased, and where it was altered
     * nothing opens: then the chain is checked alone.
     *
     * @return fails if the store cannot be reached
     */
    static CompletionStage<RoomCodec> of(ReadSide store, RoomCode room) {
        return store.keys()
                .find(room)
                .thenApply(key -> key.map(some -> RoomCodec.of(room, some)).orElseGet(() -> RoomCodec.erased(room)))
                .exceptionallyCompose(failure -> LedgerDamaged.in(failure).isPresent()
                        ? CompletableFuture.completedFuture(RoomCodec.erased(room))
                        : CompletableFuture.failedFuture(failure));
    }
}
