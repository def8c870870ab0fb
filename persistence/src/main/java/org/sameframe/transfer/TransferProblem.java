package org.sameframe.transfer;

/** Why a file of rooms cannot be made or used as a whole, in a sentence that says what to do. */
public final class TransferProblem extends Exception {
    private static final long serialVersionUID = 1;

    TransferProblem(String sentence) {
        super(sentence, null, false, false);
    }
}
