package org.sameframe.room.actor;

import java.util.List;
import java.util.Optional;
import org.sameframe.room.Category;
import org.sameframe.room.Entry;
import org.sameframe.room.Refusal;
import org.sameframe.room.RoomCode;
import org.sameframe.room.Signal;
import org.sameframe.room.Value;

/** What a room tells a connection. */
public sealed interface RoomMessage {
    /**
     * The connection is in the room.
     *
     * @param nextOp operation number to go on with
     * @param resumed entries follow, not a snapshot
     * @param clock the room's time: the server's, or later where the record already was
     */
    record Welcome(RoomCode code, long nextOp, boolean resumed, MicroClock clock) implements RoomMessage {}

    /**
     * The participant is in the waiting room.
     *
     * @param clock as in a welcome
     */
    record Waiting(MicroClock clock) implements RoomMessage {}

    /** Stands for everything up to its delivery's mark; only values of the connection's categories. */
    record Snapshot(List<Value> values) implements RoomMessage {}

    /** With the events that are for the connection. */
    record Happened(Entry entry) implements RoomMessage {}

    /**
     * A command is settled.
     *
     * @param seq its entry's; without an entry, the one at which it was decided
     * @param refusal empty if it was accepted, or there was nothing to change
     */
    record Settled(long op, long seq, Optional<Refusal> refusal) implements RoomMessage {}

    record SignalFrom(int participant, String instance, Category category, Signal signal) implements RoomMessage {}
}
