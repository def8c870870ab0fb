package org.sameframe.edge.auth;

/** Why a token is good for nothing, for who runs the platform: the bearer is told the reason alone. */
final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    private final AccessTokens.Reason reason;

    private Fault(AccessTokens.Reason reason, String sentence) {
        super(sentence, null, false, false);
        this.reason = reason;
    }

    static Fault bad(String sentence) {
        return new Fault(AccessTokens.Reason.BAD, sentence);
    }

    static Fault of(AccessTokens.Reason reason, String sentence) {
        return new Fault(reason, sentence);
    }

    AccessTokens.Reason reason() {
        return reason;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
