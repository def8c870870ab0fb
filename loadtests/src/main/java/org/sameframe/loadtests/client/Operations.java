package org.sameframe.loadtests.client;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sameframe.schema.v1.Command;

/** The operations of one client instance that are not settled. Not safe for threads. */
final class Operations {
    private final NavigableMap<Integer, Command> pending = new TreeMap<>();
    private int next = 1;

    /** From a welcome. Numbers that were used here are not used again. */
    void startFrom(int nextOp) {
        next = Math.max(next, nextOp);
    }

    /** Numbers a command; it is pending from now on. */
    Command begin(Command.Builder command) {
        Command numbered = command.setOp(next).build();
        pending.put(next, numbered);
        next++;
        return numbered;
    }

    /** @return null if no such operation is pending */
    @Nullable
    Command find(int op) {
        return pending.get(op);
    }

    /** @return false if no such operation was pending */
    boolean settle(int op) {
        return pending.remove(op) != null;
    }

    /** In order. */
    List<Command> pending() {
        return List.copyOf(pending.values());
    }

    int size() {
        return pending.size();
    }
}
