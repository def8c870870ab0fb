package org.sameframe.transfer;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.sameframe.persistence.JournalRow;
import org.sameframe.persistence.JournalStore;
import org.sameframe.persistence.StillRow;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.RoomKey;

/** Puts one room of a file into a store, or leaves it as it is there [JT4]. In any case the file is read to the room's end. */
final class RoomImport {
    private final JournalStore store;
    private final RoomRecords records;
    private final RoomCode room;
    private final Optional<JournalStore.Key> key;
    private final Mark head;

    /** @param head as the file has it */
    RoomImport(JournalStore store, RoomRecords records, Mark head) {
        this.store = store;
        this.records = records;
        this.room = records.beginning().room();
        this.key = records.beginning().key();
        this.head = head;
    }

    /**
     * What the store has of the room.
     *
     * @param key empty also if it is not to be given any more
     */
    private record Stored(Mark head, Optional<JournalStore.Key> key) {}

    Outcome run() throws IOException, SQLException {
        if (key.isPresent() && store.isErased(room)) {
            return refuseErased();
        }
        Stored stored;
        try {
            Optional<JournalStore.Key> own = store.key(room);
            stored = new Stored(StoredRoom.head(store, room, own), own);
        } catch (LedgerDamaged damage) {
            return refuse(Outcome.Code.DAMAGED, "is there, and damaged%s: %s".formatted(damage.place(), damage.what()));
        }
        return stored.head().seq() > 0 || stored.key().isPresent() ? present(stored) : absent();
    }

    private Outcome refuseErased() throws IOException, SQLException {
        return refuse(Outcome.Code.ERASED, "was erased here, and is not brought back: the file has it from before");
    }

    private Outcome refuse(Outcome.Code code, String why) throws IOException, SQLException {
        records.take(RoomRecords.Taker.NOBODY);
        return new Outcome.Refused(room, code, why);
    }

    private Outcome present(Stored stored) throws IOException, SQLException {
        if (key.isPresent() && stored.key().isEmpty()) {
            return refuseErased();
        }
        if (key.isEmpty() && stored.key().isPresent()) {
            return refuse(
                    Outcome.Code.ERASED,
                    "is here with its key, and was erased where the file was made: erase it here as well");
        }
        Mark present = stored.head();
        if (present.equals(head)) {
            return same();
        }
        boolean hasGoneOn = present.seq() > head.seq()
                && StoredRoom.mark(store, room, head.seq()).equals(Optional.of(head));
        return hasGoneOn
                ? refuse(
                        Outcome.Code.GONE_ON,
                        "is there, and has gone on: entry %d is its last, and %d the file's"
                                .formatted(present.seq(), head.seq()))
                : refuse(
                        Outcome.Code.OTHER_HEAD,
                        "is there with another head: entry %d here, entry %d in the file; nothing is overwritten"
                                .formatted(present.seq(), head.seq()));
    }

    /** The chain says nothing of stills, and nothing of an erasure: both are added where they are missing. */
    private Outcome same() throws IOException, SQLException {
        StillSum added = new StillSum();
        return inTransaction(() -> {
            records.take(new Writing() {
                @Override
                public void still(StillRow still) throws SQLException {
                    if (store.still(room, still.name()).isEmpty()) {
                        store.add(room, still);
                        added.add(still);
                    }
                }
            });
            noteErased();
            store.commit();
            return new Outcome.Present(room, head, added.count());
        });
    }

    private Outcome absent() throws IOException, SQLException {
        StillSum stills = new StillSum();
        inTransaction(() -> {
            if (key.isPresent()) {
                store.add(room, key.get());
            }
            store.clearStills(room);
            store.clearPin(room);
            records.take(new Writing() {
                @Override
                public void rows(List<JournalRow> rows) throws SQLException {
                    store.add(room, rows);
                }

                @Override
                public void still(StillRow still) throws SQLException {
                    store.add(room, still);
                    stills.add(still);
                }

                @Override
                public void pin(String hash) throws SQLException {
                    store.addPin(room, hash);
                }
            });
            noteErased();
            store.commit();
            return room;
        });
        return written(stills);
    }

    /** Takes nothing but what it says. */
    private abstract static class Writing implements RoomRecords.Taker {
        @Override
        public void rows(List<JournalRow> rows) throws SQLException {}
    }

    private void noteErased() throws SQLException {
        if (key.isEmpty()) {
            store.addErased(room, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        }
    }

    private interface Steps<T> {
        T take() throws IOException, SQLException;
    }

    private <T> T inTransaction(Steps<T> steps) throws IOException, SQLException {
        try {
            return steps.take();
        } catch (IOException | SQLException | RuntimeException e) {
            store.rollback();
            throw e;
        }
    }

    /** What was written counts when the store gives it again. */
    private Outcome written(StillSum stills) throws SQLException {
        try {
            boolean isSame = StoredRoom.head(store, room, key).equals(head)
                    && opened(store.key(room)).equals(opened(key))
                    && StillSum.of(store, room).isThatOf(stills);
            return isSame
                    ? new Outcome.Moved(room, head, stills.count(), key.isEmpty())
                    : new Outcome.Refused(
                            room, Outcome.Code.DAMAGED, "was written, and the store gives something else");
        } catch (LedgerDamaged damage) {
            return new Outcome.Refused(
                    room,
                    Outcome.Code.DAMAGED,
                    "was written, and is damaged%s: %s".formatted(damage.place(), damage.what()));
        }
    }

    private static Optional<RoomKey> opened(Optional<JournalStore.Key> key) {
        return key.map(JournalStore.Key::key);
    }
}
