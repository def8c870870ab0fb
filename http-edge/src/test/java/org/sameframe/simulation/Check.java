package org.sameframe.simulation;

/** What is checked; the ids are rules of docs/SPEC.md. */
enum Check {
    /** Everybody shows the fold of the ledger. */
    CONVERGENCE("SI1"),
    /** An operation has one effect at most, and one answer each time it arrived. */
    ONE_EFFECT("SI2"),
    /** A connection is told exactly what is for it, in order. */
    RANGES("SI3"),
    /** What anybody is told is recorded. */
    RECORDED("SI4"),
    /** Signals go to all others who want them. */
    SIGNALS("SI5"),
    /** Nobody who keeps to the protocol is turned away, and everybody gets in. */
    REACHABLE("SI6");

    private final String rule;

    Check(String rule) {
        this.rule = rule;
    }

    /** Breaks off unless it holds. */
    void that(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new Violation(this, message.formatted(values));
        }
    }

    String rule() {
        return rule;
    }

    /** A check that failed. */
    static final class Violation extends AssertionError {
        private static final long serialVersionUID = 1L;

        private final Check check;

        Violation(Check check, String message) {
            super("[%s] %s".formatted(check.rule, message));
            this.check = check;
        }

        Check check() {
            return check;
        }
    }
}
