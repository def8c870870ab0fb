package org.sameframe.history;

import com.google.protobuf.ByteString;
import org.sameframe.room.RoomCode;

/** What became of checking an exported ledger [LP4]. */
public sealed interface Verdict {
    /**
     * Nothing is wrong.
     *
     * @param entries how many, which is the sequence of the last one
     * @param head hash of the last entry
     * @param signer fingerprint of the key that signed the export
     */
    record Sound(RoomCode room, long entries, ByteString head, String signer) implements Verdict {}

    /**
     * Something is wrong.
     *
     * @param line the first line of which that is known, from 1
     * @param why the end of a sentence that begins "Line 17: "
     */
    record Wrong(long line, String why) implements Verdict {}
}
