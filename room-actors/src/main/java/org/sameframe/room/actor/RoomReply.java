package org.sameframe.room.actor;

import org.sameframe.room.Medium;
import org.sameframe.room.Refusal;
import org.sameframe.room.RoomCode;

/** What a call on {@link Rooms} answers. */
public sealed interface RoomReply {
    /** Somebody has a place. */
    record Admitted(RoomCode code, int participant) implements RoomReply {}

    record Found(RoomCode code) implements RoomReply {}

    record FoundMedium(Medium medium) implements RoomReply {}

    record Refused(Refusal refusal) implements RoomReply {}
}
