package org.sameframe.room.actor;

import org.sameframe.room.AgreementRecord;
import org.sameframe.room.Medium;
import org.sameframe.room.Refusal;
import org.sameframe.room.RoomCode;

/** What a call on {@link Rooms} answers. */
public sealed interface RoomReply {
    /** Somebody has a place. */
    record Admitted(RoomCode code, int participant) implements RoomReply {}

    /** @param agreements what is kept of who shows which frame */
    record Found(RoomCode code, AgreementRecord agreements) implements RoomReply {}

    /** It is closed now, or was before. */
    record Closed(RoomCode code) implements RoomReply {}

    record FoundMedium(Medium medium) implements RoomReply {}

    /**
     * @param lut location of the LUT in the room's grade; empty: none
     * @param mayChange whether who asked may change the grade
     */
    record FoundGrade(String lut, boolean mayChange) implements RoomReply {}

    /** @param seq of the command's entry; of the last one if there was nothing to change */
    record Settled(long seq) implements RoomReply {}

    record Refused(Refusal refusal) implements RoomReply {}
}
