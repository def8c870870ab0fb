package org.sameframe.edge.socket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.sameframe.room.OperationWindow;

/**
 * The operations of a connection that the room has and has not settled; one that was sent twice is there twice [FO3]. Not
 * safe for threads; its {@link Outbox} has the lock.
 */
final class Unsettled {
    private final Deque<Operation> operations = new ArrayDeque<>();

    /** @param since when it arrived, by {@link System#nanoTime} */
    private record Operation(long op, long since) {}

    /** @return false if so many are pending that this one must be refused [OW4] */
    boolean begin(long op) {
        return operations.size() < OperationWindow.SIZE && operations.add(new Operation(op, System.nanoTime()));
    }

    /**
     * @return how many nanoseconds ago it arrived, at least 0; negative if it was settled before, as often as it arrived
     */
    long settle(long op) {
        for (Iterator<Operation> all = operations.iterator(); all.hasNext(); ) {
            Operation operation = all.next();
            if (operation.op() == op) {
                all.remove();
                return Math.max(0, System.nanoTime() - operation.since());
            }
        }
        return -1;
    }

    boolean isEmpty() {
        return operations.isEmpty();
    }

    /** All that are left, in order; they count as settled. */
    List<Long> drain() {
        List<Long> left = operations.stream().map(Operation::op).toList();
        operations.clear();
        return left;
    }
}
