package org.sameframe.persistence;

import java.nio.file.Path;
import org.apache.pekko.actor.typed.ActorRef;
import org.sameframe.persistence.TestLedger.Command;

/** A process that writes to the H2 file in a folder, one row after the other, until it is killed. */
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] arguments) throws StorageProblem {
        RunningStore running = new RunningStore(TestStore.create(TestStore.Kind.H2, Path.of(arguments[0])));
        ActorRef<Command> ledger = running.open(1);
        while (true) {
            System.out.println(running.append(ledger, 1).seq());
        }
    }
}
