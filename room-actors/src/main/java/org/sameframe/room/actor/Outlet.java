package org.sameframe.room.actor;

import java.util.Set;
import org.sameframe.room.Category;
import org.sameframe.room.Refusal;

/**
 * One connection, as a room sees it. Its methods may be called from any thread and never block: an outlet that cannot
 * keep up discards, and asks its {@link RoomLink} for a snapshot when it has room again.
 */
public interface Outlet {
    /** The room-local id of the participant behind the connection. */
    int participant();

    /** Random id of the tab or device. */
    String instance();

    /** What the client wants to hear of. */
    Set<Category> categories();

    /** How far the client has been told. {@link Mark#START} if nothing. */
    Mark through();

    /** Its participant waits to be let in; until the welcome nothing of the room is told. */
    void await(RoomMessage.Waiting waiting);

    /** It is in the room; what follows goes through the link. Once. */
    void welcome(RoomMessage.Welcome welcome, RoomLink link);

    /** What happened. */
    void deliver(Delivery delivery);

    /** Everything, in place of what was discarded or missed. */
    void replace(Delivery snapshot);

    /** Every command that was not settled yet: it is not known what became of it. */
    void settleUnknown(Refusal refusal);

    /** The room lets this connection go. */
    void close(Farewell farewell);

    boolean isClosed();
}
