package org.sameframe.room.codec;

/** A room's ledger does not verify, or cannot be read. The room refuses to open; no other room is affected [LE3]. */
public final class LedgerDamaged extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String room;
    private final long seq;
    private final String what;

    /**
     * @param room code of the room
     * @param seq the first entry that is wrong
     * @param what is wrong with it, as the end of a sentence that begins "Entry 17: "
     */
    public LedgerDamaged(String room, long seq, String what) {
        super("The ledger of room " + room + " is damaged at entry " + seq + ": " + what);
        this.room = room;
        this.seq = seq;
        this.what = what;
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
