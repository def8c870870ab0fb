package org.sameframe.room;

import java.util.Optional;

/** Decides who was there first. Only sequence numbers count, never clocks [CF3]. */
final class Precedence {
    private Precedence() {}

    /**
     * Whether a host changed the command's category after what its sender had seen [CF2]. A base of 0 says nothing of
     * what was seen, and cannot be too old.
     */
    static Optional<Decision> problem(Room room, Origin origin, RoomCommand command) {
        long first = room.touch(command.category()).hostSeq();
        boolean isSuperseded = command.isContested()
                && room.policy().driving().conflict() == Conflict.HOST_WINS
                && origin.base() > 0
                && first > origin.base()
                && room.participant(origin.participant())
                        .filter(Participant::isHost)
                        .isEmpty();
        return isSuperseded
                ? Optional.of(new Decision.Refused(new Refusal(
                        RefusalCode.SUPERSEDED,
                        "A host was there first, with entry %d; look at the room, and give the command again if you still want it."
                                .formatted(first),
                        first)))
                : Optional.empty();
    }
}
