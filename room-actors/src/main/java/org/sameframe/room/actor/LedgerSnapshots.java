package org.sameframe.room.actor;

import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.SealedSnapshot;

/** Snapshots are stored sealed: they hold what is personal. */
final class LedgerSnapshots implements SnapshotAdapter<Ledger> {
    private final RoomCodec codec;

    LedgerSnapshots(RoomCodec codec) {
        this.codec = codec;
    }

    @Override
    public Object toJournal(Ledger ledger) {
        return codec.seal(ledger.room(), ledger.seq(), ledger.head());
    }

    @Override
    public Ledger fromJournal(Object stored) {
        SealedSnapshot snapshot = (SealedSnapshot) stored;
        return Ledger.restored(codec.open(snapshot), new Mark(snapshot.seq(), snapshot.head()));
    }
}
