package org.sameframe.room.codec;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A room's ledger does not verify, or cannot be read. The room refuses to open; no other room is affected [LE3]. */
public final class LedgerDamaged extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String room;
    private final long seq;
    private final String what;

    /**
     * @param room code of the room
     * @param seq the first entry that is wrong; 0 if it is what all of them need, such as the room's key
     * @param what is wrong with it, as the end of a sentence that begins "Entry 17: "
     */
    public LedgerDamaged(String room, long seq, String what) {
        super("The ledger of room " + room + " is damaged" + place(seq) + ": " + what);
        this.room = room;
        this.seq = seq;
        this.what = what;
    }

    /** The one among a failure and its causes; empty if something else went wrong. */
    public static Optional<LedgerDamaged> in(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LedgerDamaged damage) {
                return Optional.of(damage);
            }
        }
        return Optional.empty();
    }

    private static String place(long seq) {
        return seq == 0 ? "" : " at entry " + seq;
    }

    /** For a sentence: " at entry 17", or nothing. */
    public String place() {
        return place(seq);
    }

    public String room() {
        return room;
    }

    public long seq() {
        return seq;
    }

    public String what() {
        return what;
    }
}
