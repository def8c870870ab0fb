package org.sameframe.pin;

import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.apache.pekko.Done;
import org.sameframe.room.RoomCode;

/** How many PINs were tried, by whom and of which room, also of rooms that never were. It outlives the server [PN4]. */
public interface Guesses {
    /**
     * Of one client and of all of them together.
     *
     * @param client of this room, by this client
     * @param room of this room, by everybody
     */
    record Count(Tries client, Tries room) {}

    /**
     * Lets {@code change} make another count of it, with nobody in between.
     *
     * @param client a name that tells nobody who it is, at most 64 characters
     * @param change what it answers is kept; it may be asked more than once
     * @return the count before; fails if the store cannot be reached
     */
    CompletionStage<Count> change(RoomCode room, String client, UnaryOperator<Count> change);

    /** Forgets what nobody asks for any more. */
    CompletionStage<Done> forget();
}
