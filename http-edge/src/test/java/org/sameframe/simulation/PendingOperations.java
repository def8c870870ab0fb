package org.sameframe.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sameframe.schema.v1.Command;

/** What a client instance has asked for, as a client keeps it: numbers count up, and a command keeps its number [OE4]. */
final class PendingOperations {
    private final Map<Integer, Operation> pending = new LinkedHashMap<>();
    private final Map<Integer, Integer> copies = new HashMap<>();
    private final Map<Integer, Integer> accepted = new HashMap<>();
    private final Map<Integer, Integer> echoes = new HashMap<>();
    private final Set<Integer> refused = new HashSet<>();
    private int nextOp = 1;
    private int echoed;

    /** A command that was not answered yet. */
    static final class Operation {
        final Command command;
        boolean isUnavailable;

        Operation(Command command) {
            this.command = command;
        }
    }

    /** @return the command, with its number */
    Command add(Command.Builder command, int base) {
        Command numbered = command.setOp(nextOp++).setBaseSeq(base).build();
        pending.put(numbered.getOp(), new Operation(numbered));
        return numbered;
    }

    int size() {
        return pending.size();
    }

    /** In the order in which they were given. */
    List<Command> all() {
        return pending.values().stream().map(operation -> operation.command).toList();
    }

    /** Those whose outcome the room could not tell; they count as asked for again. */
    List<Command> takeUnavailable() {
        List<Command> again = new ArrayList<>();
        for (Operation operation : pending.values()) {
            if (operation.isUnavailable) {
                operation.isUnavailable = false;
                again.add(operation.command);
            }
        }
        return again;
    }

    /** A copy of it went out; one that was refused may be accepted now [OP4]. */
    void sent(int op) {
        refused.remove(op);
        copies.merge(op, 1, Integer::sum);
    }

    boolean wasSentOnce(int op) {
        return copies.getOrDefault(op, 0) == 1;
    }

    /** A connection was welcomed. @return false if the room has forgotten what this instance has seen recorded [OE6] */
    boolean welcomed(int next) {
        nextOp = Math.max(nextOp, next);
        return next > echoed;
    }

    void echoed(int op, int seq) {
        echoed = Math.max(echoed, op);
        echoes.put(op, seq);
        pending.remove(op);
    }

    void accepted(int op, int seq) {
        accepted.put(op, seq);
        pending.remove(op);
    }

    /** @param isCertain it had no effect, and will have none */
    void refused(int op, boolean isCertain) {
        pending.remove(op);
        if (isCertain) {
            refused.add(op);
        }
    }

    void unavailable(int op) {
        Operation operation = pending.get(op);
        if (operation != null) {
            operation.isUnavailable = true;
        }
    }

    /** Of all that were acknowledged, the sequence that was named last. */
    Map<Integer, Integer> accepted() {
        return accepted;
    }

    /** Of all whose entry was seen, its sequence. */
    Map<Integer, Integer> echoes() {
        return echoes;
    }

    Set<Integer> refused() {
        return refused;
    }
}
