package org.sameframe.edge.api;

import org.sameframe.room.Refusal;
import org.sameframe.room.RoomCommand;

/** Reads a command in the JSON form that it has on the socket. */
public interface CommandReader {
    Reading read(byte[] json);

    /** What came of it. */
    sealed interface Reading {}

    /** @param base the sequence that the sender had seen; 0: it does not say */
    record Read(RoomCommand command, long base) implements Reading {}

    record Unreadable(Refusal refusal) implements Reading {}
}
