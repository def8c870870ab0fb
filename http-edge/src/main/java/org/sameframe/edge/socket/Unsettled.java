package org.sameframe.edge.socket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.sameframe.room.OperationWindow;

/**
 * The operations of a connection that the room has and has not settled; one that was sent twice is there twice [FO3]. Not
 * safe for threads; its {@link Outbox} has the lock.
 */
final class Unsettled {
    private final Deque<Long> operations = new ArrayDeque<>();

    /** @return false if so many are pending that this one must be refused [OW4] */
    boolean begin(long op) {
        return operations.size() < OperationWindow.SIZE && operations.add(op);
    }

    /** @return false if it was settled before, as often as it arrived */
    boolean settle(long op) {
        return operations.removeFirstOccurrence(op);
    }

    /** All that are left, in order; they count as settled. */
    List<Long> drain() {
        List<Long> left = List.copyOf(operations);
        operations.clear();
        return left;
    }
}
