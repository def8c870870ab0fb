package org.sameframe.room.actor;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.SealedSnapshot;

/** Snapshots are stored sealed: they hold what is personal. One that cannot be used is told, and ends the opening. */
final class LedgerSnapshots implements SnapshotAdapter<Ledger> {
    private final RoomCodec codec;
    private final ActorRef<RoomActor.Opening> opening;

    LedgerSnapshots(RoomCodec codec, ActorRef<RoomActor.Opening> opening) {
        this.codec = codec;
        this.opening = opening;
    }

    @Override
    public Object toJournal(Ledger ledger) {
        return codec.seal(ledger.room(), ledger.seq(), ledger.head());
    }

    @Override
    public Ledger fromJournal(Object stored) {
        try {
            if (stored instanceof SealedSnapshot snapshot) {
                return Ledger.restored(codec.open(snapshot), new Mark(snapshot.seq(), snapshot.head()));
            }
            throw new LedgerDamaged(codec.room().value(), 0, "its snapshot is something else");
        } catch (LedgerDamaged unusable) {
            opening.tell(new RoomActor.SnapshotUnusable(unusable.what()));
            throw unusable;
        }
    }
}
