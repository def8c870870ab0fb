package org.sameframe.retention;

import org.sameframe.room.Refusal;

/** What became of the wish to erase a room. */
public sealed interface ErasureReply {
    /**
     * It is erased, now or before.
     *
     * @param isComplete the store's file has none of the destroyed bytes any more
     * @param detail what is left to do, in a sentence; what was done, if nothing is
     */
    record Erased(boolean isComplete, String detail) implements ErasureReply {}

    /** Nothing was erased. */
    record Refused(Refusal refusal) implements ErasureReply {}
}
