package org.sameframe.edge.socket;

import java.util.function.Supplier;
import org.sameframe.room.RefusalCode;

/**
 * Counts what goes on at the sockets. Called from any thread, for every command and connection, so it must neither wait
 * nor lock, and it is told of no room and of no person [MG4].
 */
public interface SocketMeter {
    /** Nobody counts. */
    SocketMeter NONE = new SocketMeter() {};

    /** How a connection was told what it missed. */
    enum Resume {
        /** It had nothing yet: a snapshot. */
        FRESH,
        /** Entry by entry. */
        ENTRIES,
        /** It was away for too long, or knows another ledger: a snapshot in their place. */
        SNAPSHOT
    }

    /**
     * What waits for the readers of all connections.
     *
     * @param bytes that wait
     * @param largest of one connection, in bytes
     * @param behind connections whose backlog was discarded and that have no snapshot yet
     */
    record Waiting(long connections, long bytes, long largest, long behind) {}

    /** @param waiting is asked whenever the figures are read */
    default void watch(Supplier<Waiting> waiting) {}

    default void opened() {}

    default void resumed(Resume how) {}

    /** A command does not reach its room. */
    default void refused(RefusalCode why) {}

    /** @param nanos from a command's arrival until what settles it, behind its entry, lay ready for its sender */
    default void settled(long nanos) {}

    /** A slow reader's backlog was discarded; a snapshot comes in its place. */
    default void dropped() {}

    /**
     * The server ends a connection.
     *
     * @param reason in kebab-case: {@code no-heartbeat}
     */
    default void farewell(String reason) {}
}
