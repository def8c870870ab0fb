package org.sameframe.persistence;

import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.sameframe.room.RoomCode;

/** Holds something personal of rooms, and can destroy it [ER1]. */
@FunctionalInterface
public interface Erasable {
    /**
     * Destroys what it holds of a room, for ever. Doing it again, or for a room of which it holds nothing, changes nothing. Fails
     * if it cannot be reached; then it is asked again later.
     */
    CompletionStage<Done> erase(RoomCode room);
}
