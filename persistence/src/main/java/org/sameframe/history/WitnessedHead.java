package org.sameframe.history;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.sameframe.persistence.WitnessTags;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;

/**
 * The last entry of a room that the directory has seen. A ledger that was rewritten or cut off behind our back does not agree with
 * it any more [RD6].
 *
 * @param mark of that entry
 * @param alarm what speaks against the ledger; empty: nothing
 * @param tag by which it is known who wrote this; empty: it is not written yet, or from before there were tags [RD8]
 */
record WitnessedHead(Mark mark, Optional<Alarm> alarm, Optional<ByteString> tag) {
    static WitnessedHead of(Mark mark, Optional<Alarm> alarm) {
        return new WitnessedHead(mark, alarm, Optional.empty());
    }

    WitnessedHead tagged(RoomCode room, WitnessTags tags) {
        return new WitnessedHead(mark, alarm, Optional.of(tags.tag(room, mark)));
    }

    boolean isOwn(RoomCode room, WitnessTags tags) {
        return tags.isOwn(room, mark, tag);
    }
}
