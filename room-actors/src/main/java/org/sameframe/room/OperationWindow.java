package org.sameframe.room;

import java.util.ArrayList;
import java.util.List;

/**
 * The operations of one client instance that were accepted [OP3]: the highest, and which of the 64 up to it.
 *
 * @param sequences of the accepted ones, newest first: the first is that of {@code highest}; 0 where an operation was
 *     not accepted
 */
public record OperationWindow(int participant, String instance, long highest, List<Long> sequences) {
    /** Operations that a client may have pending, and so the ones that it may send again. */
    public static final int SIZE = 64;

    public OperationWindow {
        sequences = List.copyOf(sequences);
    }

    static OperationWindow none(int participant, String instance) {
        return new OperationWindow(participant, instance, 0, List.of());
    }

    boolean isNew(long op) {
        return op > highest;
    }

    /** The sequence as which an operation was accepted; 0 if it was not, or lies too far back. */
    long sequenceOf(long op) {
        long back = highest - op;
        return back >= 0 && back < sequences.size() ? sequences.get((int) back) : 0;
    }

    OperationWindow accepted(long op, long seq) {
        List<Long> changed = new ArrayList<>(SIZE);
        changed.add(seq);
        for (long skipped = op - 1; skipped > highest && changed.size() < SIZE; skipped--) {
            changed.add(0L);
        }
        for (int i = 0; i < sequences.size() && changed.size() < SIZE; i++) {
            changed.add(sequences.get(i));
        }
        return new OperationWindow(participant, instance, op, changed);
    }
}
