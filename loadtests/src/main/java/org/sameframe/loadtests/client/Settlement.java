package org.sameframe.loadtests.client;

import org.sameframe.schema.v1.Command.CommandCase;

/**
 * The final answer to an operation.
 *
 * @param seq the operation's entry; without one, the sequence at which it was decided
 * @param problem code of the refusal; empty: accepted, or there was nothing to change
 */
public record Settlement(int op, CommandCase kind, long seq, String problem) {
    public boolean isAccepted() {
        return problem.isEmpty();
    }
}
