package org.sameframe.still;

import java.util.concurrent.CompletionStage;
import org.sameframe.room.RoomCode;

/** The pictures of rooms' notes, each sealed under its room's key and found by the hash of its bytes [SL]. */
public interface Stills {
    /**
     * Keeps a picture. One that is there already stays as it is.
     *
     * @return Kept or Refused; fails if the store cannot be reached
     */
    CompletionStage<StillReply> keep(RoomCode room, Still still);

    /**
     * A picture of a room.
     *
     * @param hash 64 digits in lower-case hexadecimal
     * @return Found or Missing; fails if the store cannot be reached
     */
    CompletionStage<StillReply> find(RoomCode room, String hash);

    /**
     * Removes all pictures of a room. What was sealed is unreadable without the room's key as well.
     *
     * @return how many there were; fails if the store cannot be reached
     */
    CompletionStage<Integer> erase(RoomCode room);
}
