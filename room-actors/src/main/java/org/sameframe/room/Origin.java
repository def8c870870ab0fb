package org.sameframe.room;

/**
 * Where a command comes from.
 *
 * @param participant room-local id; 0: the room itself
 * @param instance random id of the tab or device; empty: none
 * @param op operation number of that instance, from 1; 0: not numbered
 * @param base the sequence that the sender had seen
 */
public record Origin(int participant, String instance, long op, long base) {
    /** What no client instance has in it, so that none can pass for a key. */
    private static final String KEY = "key:";

    /** The room itself: deadlines, arrivals, restarts. */
    public static final Origin ROOM = new Origin(0, "", 0, 0);

    /** On behalf of a participant, without an operation number. */
    public static Origin participant(int id) {
        return new Origin(id, "", 0, 0);
    }

    /**
     * On behalf of a participant, as the one operation of a key [CR3].
     *
     * @param digest of the key, short
     */
    public static Origin keyed(int participant, String digest, long base) {
        return new Origin(participant, KEY + digest, 1, base);
    }

    /** Whether an instance stands for a key. */
    static boolean isKey(String instance) {
        return instance.startsWith(KEY);
    }

    boolean isNumbered() {
        return op > 0;
    }
}
