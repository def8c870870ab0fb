package org.sameframe.server;

/** Why the server cannot start, in a sentence for whoever starts it: what happened, and what to do. */
public final class StartProblem extends Exception {
    private static final long serialVersionUID = 1;

    StartProblem(String sentence) {
        super(sentence, null, false, false);
    }
}
