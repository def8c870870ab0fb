package org.sameframe.history;

/**
 * What speaks against a ledger that was seen before.
 *
 * @param seq of the entry that is meant; 0: the room's key
 * @param what is wrong with it, as the end of a sentence
 * @param since when it was noticed, in microseconds
 */
public record Alarm(long seq, String what, long since) {
    /** A sentence that says so. */
    public String sentence() {
        return (seq == 0 ? "The key of this room" : "Entry " + seq + " of this room")
                + " is not what was seen of it earlier: " + what + ".";
    }

    /** Whether it says the same, whenever it was noticed. */
    boolean repeats(Alarm other) {
        return seq == other.seq && what.equals(other.what);
    }
}
