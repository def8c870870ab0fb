package org.sameframe.history;

import com.google.protobuf.ByteString;
import java.util.Locale;
import org.sameframe.room.RoomCode;

/** What became of checking an exported ledger [LP4]. */
public sealed interface Verdict {
    /**
     * Nothing is wrong.
     *
     * @param entries how many, which is the sequence of the last one
     * @param head hash of the last entry
     * @param signer fingerprint of the key that signed the export
     * @param witnesses how many lines of witnesses it was compared with, all of this room
     * @param texts what vouches for names and texts
     */
    record Sound(RoomCode room, long entries, ByteString head, String signer, int witnesses, Texts texts)
            implements Verdict {}

    /** Nothing is wrong in itself, but none of the witnesses that it was to be compared with is of this room [LP9]. */
    record Unwitnessed(RoomCode room) implements Verdict {}

    /**
     * Something is wrong.
     *
     * @param line the first line of which that is known, from 1
     * @param code of what is wrong
     * @param why the end of a sentence that begins "Line 17: "
     */
    record Wrong(long line, Code code, String why) implements Verdict {}

    /** What is wrong, for programs. */
    enum Code {
        /** The file is not what was exported. */
        ALTERED,
        /** Its signer is not one of those who have to have signed. */
        OTHER_SIGNER,
        /** A witness has seen entries that are not there. */
        CUT_OFF,
        /** A witness has seen an entry with another hash. */
        REWRITTEN,
        /** A witness has the word of another signer for the same room [LP8]. */
        OTHER_WITNESSED_SIGNER;

        /** As it is told, in kebab-case. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
