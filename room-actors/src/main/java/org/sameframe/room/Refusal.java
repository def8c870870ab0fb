package org.sameframe.room;

/**
 * That something was refused, and changed nothing.
 *
 * @param detail what happened here and what to do, in a sentence
 * @param supersededBy with SUPERSEDED, the sequence of the host's entry that was there first; else 0
 */
public record Refusal(RefusalCode code, String detail, long supersededBy) {
    public Refusal(RefusalCode code, String detail) {
        this(code, detail, 0);
    }

    static Refusal invalid(String detail) {
        return new Refusal(RefusalCode.INVALID, detail);
    }
}
