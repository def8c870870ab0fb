package org.sameframe.pin;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.sameframe.room.RoomCode;

/** The rooms' PINs as they are kept: hashed, beside the ledger [PN2]. What is asked fails if the store cannot be reached. */
public interface Pins {
    /** Empty: the room has none, or there is no such room. */
    CompletionStage<Optional<HashedPin>> find(RoomCode room);

    /**
     * What the PINs of a room are hashed with besides, made of the room's key, which only the master key opens. It is not in
     * the database.
     *
     * @return empty: there is no such room, or it was erased
     */
    CompletionStage<Optional<String>> pepper(RoomCode room);

    /**
     * Gives a room a PIN, in place of the one that it had.
     *
     * @param hash with its parameters and its salt, at most 256 characters
     */
    CompletionStage<Done> set(RoomCode room, String hash);

    /** Takes a room's PIN away, if it had one. */
    CompletionStage<Done> remove(RoomCode room);
}
