package org.sameframe.edge.socket;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;

/**
 * What one connection is to be told, and was told, of its room's signed heads [WI1]. Immutable.
 *
 * @param room empty before the welcome
 * @param asked the entry that its client has seen before; 0: none
 * @param isNew nothing has been vouched for yet
 * @param latest the head that it was told last
 */
record Vouching(
        Optional<RoomCode> room,
        long asked,
        boolean isNew,
        @Nullable Mark latest) {
    /** A connection that is in no room yet. */
    static final Vouching NOWHERE = new Vouching(Optional.empty(), 0, true, null);

    /**
     * A connection in its room.
     *
     * @param mark how far it was told of the ledger
     * @param asked as above
     * @param head that it was told last
     */
    record Place(RoomCode room, Mark mark, long asked, Optional<Mark> head) {}

    Vouching in(RoomCode code) {
        return new Vouching(Optional.of(code), asked, isNew, latest);
    }

    Vouching asking(long seq) {
        return new Vouching(room, seq, isNew, latest);
    }

    Vouching known() {
        return new Vouching(room, asked, false, latest);
    }

    Vouching told(Mark head) {
        return new Vouching(room, asked, isNew, head);
    }

    /** @param reached how far the room has said that it is: never what the client claims */
    Optional<Place> place(Optional<Mark> reached) {
        return room.flatMap(code -> reached.map(mark -> new Place(code, mark, asked, Optional.ofNullable(latest))));
    }
}
