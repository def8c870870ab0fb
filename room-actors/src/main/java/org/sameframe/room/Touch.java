package org.sameframe.room;

/**
 * Where a category was changed last.
 *
 * @param seq of the entry, by anybody; 0: never
 * @param hostSeq of the latest entry by a host; 0: never
 */
public record Touch(Category category, long seq, long hostSeq) {
    Touch at(long newSeq, boolean isHost) {
        return new Touch(category, newSeq, isHost ? newSeq : hostSeq);
    }
}
