package org.sameframe.still;

import org.sameframe.room.Refusal;

/** What {@link Stills} answers. */
public sealed interface StillReply {
    /** @param hash by which it is found */
    record Kept(String hash) implements StillReply {}

    record Found(Still still) implements StillReply {}

    /** The room has no such picture, or none that opens. */
    record Missing() implements StillReply {}

    /** There is no such room ({@code unknown-room}), or it has as many pictures as it may ({@code limit}). */
    record Refused(Refusal refusal) implements StillReply {}
}
