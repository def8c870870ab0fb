package org.sameframe.persistence;

import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.sameframe.persistence.TestLedger.Append;
import org.sameframe.persistence.TestLedger.Command;
import org.sameframe.persistence.TestLedger.Position;
import org.sameframe.persistence.TestLedger.Show;
import org.sameframe.room.RoomCode;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.RoomKey;

/** A store with an actor system on it, in which rooms are numbered. */
final class RunningStore implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final RoomKey KEY = RoomKey.random();

    private final TestStore store;
    private Storage storage;
    private ActorTestKit pekko;

    RunningStore(TestStore store) throws StorageProblem {
        this.store = store;
        storage = store.open();
        pekko = ActorTestKit.create("store", storage.configure(store.config()));
    }

    void restart() throws StorageProblem {
        close();
        storage = store.open();
        pekko = ActorTestKit.create("store", storage.configure(store.config()));
    }

    @Override
    public void close() {
        pekko.shutdownTestKit();
        storage.close();
    }

    TestStore store() {
        return store;
    }

    Storage storage() {
        return storage;
    }

    ActorTestKit pekko() {
        return pekko;
    }

    ActorRef<Command> open(int room) {
        return pekko.spawn(TestLedger.create(RoomCodec.of(RoomCode.of(room), KEY)));
    }

    Position append(ActorRef<Command> ledger, int rows) {
        TestProbe<Position> probe = pekko.createTestProbe(Position.class);
        ledger.tell(new Append(rows, probe.ref()));
        return probe.receiveMessage(PATIENCE);
    }

    /** Opens the room, again if need be, as a room does whose journal failed; and appends. */
    Position appendOnceOpen(int room, int rows) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        TestProbe<Object> probe = pekko.createTestProbe(Object.class);
        while (System.nanoTime() < deadline) {
            ActorRef<Command> ledger = open(room);
            pekko.spawn(Behaviors.<Object>setup(watcher -> {
                watcher.watchWith(ledger, Ended.INSTANCE);
                return Behaviors.receiveMessage(ended -> {
                    probe.ref().tell(ended);
                    return Behaviors.stopped();
                });
            }));
            ledger.tell(new Append(rows, probe.ref().narrow()));
            if (probe.receiveMessage(PATIENCE) instanceof Position position) {
                return position;
            }
        }
        throw new AssertionError("the journal did not open within " + PATIENCE);
    }

    private enum Ended {
        INSTANCE
    }

    /** Sees the ledger end without an answer. */
    void appendInVain(ActorRef<Command> ledger, int rows) {
        TestProbe<Position> probe = pekko.createTestProbe(Position.class);
        ledger.tell(new Append(rows, probe.ref()));
        probe.expectTerminated(ledger, PATIENCE);
        probe.expectNoMessage(Duration.ZERO);
    }

    Position show(ActorRef<Command> ledger) {
        TestProbe<Position> probe = pekko.createTestProbe(Position.class);
        ledger.tell(new Show(probe.ref()));
        return probe.receiveMessage(PATIENCE);
    }

    long rows(int room) throws Exception {
        return store.count("\"event_journal\" WHERE \"persistence_id\" = '%s'".formatted(id(room)));
    }

    static String id(int room) {
        return "room|" + RoomCode.of(room).value();
    }
}
