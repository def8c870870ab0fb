package org.sameframe.loadtests.client;

import org.sameframe.schema.v1.Bye;
import org.sameframe.schema.v1.Entry;

/** What somebody wants to hear of a client, on the client's own thread. */
public interface Observer {
    /** The room has welcomed the client, and what was pending is on its way again. */
    default void live(RoomClient client) {}

    /** @param nanos of {@link System#nanoTime} when the frame was read */
    default void entry(RoomClient client, Entry entry, long nanos) {}

    /** @param nanos of {@link System#nanoTime} when the frame was read */
    default void settled(RoomClient client, Settlement settlement, long nanos) {}

    /** The outcome of an operation is unknown; it is sent again. */
    default void unavailable(RoomClient client) {}

    default void bye(RoomClient client, Bye bye) {}
}
