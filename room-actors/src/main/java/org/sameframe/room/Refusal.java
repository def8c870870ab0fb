package org.sameframe.room;

/**
 * That something was refused, and changed nothing.
 *
 * @param detail what happened here and what to do, in a sentence
 */
public record Refusal(RefusalCode code, String detail) {
    static Refusal invalid(String detail) {
        return new Refusal(RefusalCode.INVALID, detail);
    }
}
