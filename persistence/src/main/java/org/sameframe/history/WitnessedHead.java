package org.sameframe.history;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.sameframe.room.actor.Mark;

/**
 * The last entry of a room that the directory has seen. A ledger that was rewritten or cut off behind our back does not agree with
 * it any more [RD6].
 *
 * @param mark of that entry
 * @param alarm what speaks against the ledger; empty: nothing
 */
record WitnessedHead(Mark mark, Optional<Alarm> alarm) {
    static WitnessedHead of(long seq, byte[] hash, Optional<Alarm> alarm) {
        return new WitnessedHead(new Mark(seq, ByteString.copyFrom(hash)), alarm);
    }
}
