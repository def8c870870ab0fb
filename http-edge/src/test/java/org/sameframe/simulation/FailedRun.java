package org.sameframe.simulation;

import java.util.Optional;

/** A run in which something did not hold: with its seed, and the steps that led there. */
final class FailedRun extends AssertionError {
    private static final long serialVersionUID = 1L;

    FailedRun(Plan plan, Throwable cause, Trace trace) {
        super(
                "seed %d%s: %s%nagain, with all steps: -Dfuzz.seed=%d%n%s"
                        .formatted(
                                plan.seed(),
                                plan.fault().map(fault -> " with " + fault).orElse(""),
                                cause,
                                plan.seed(),
                                trace),
                cause);
    }

    /** The check that failed; empty if it was something else. */
    Optional<Check> check() {
        return getCause() instanceof Check.Violation violation ? Optional.of(violation.check()) : Optional.empty();
    }
}
