package org.sameframe.room.actor;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.sameframe.room.RoomCode;
import org.sameframe.room.codec.RoomKey;

/** Where the keys are that seal what is personal in a room. A room exists from the moment that its key does. */
public interface RoomKeys {
    /** The key of a room; empty if there is no such room, or it was erased. Fails if the store cannot be reached. */
    CompletionStage<Optional<RoomKey>> find(RoomCode room);

    /** Makes the key of a new room, or answers the one that exists. Fails if the store cannot be reached. */
    CompletionStage<RoomKey> create(RoomCode room);

    /** Whether a room was erased, or is about to be. Fails if the store cannot be reached. */
    CompletionStage<Boolean> isErased(RoomCode room);
}
