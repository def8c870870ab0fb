package org.sameframe.loadtests;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for something to become true, but not for ever. */
public final class Deadline {
    private static final long LOOK_AGAIN_NANOS = 2_000_000;

    private Deadline() {}

    /** It did not happen in time. */
    public static final class Missed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Missed(String what, Duration within) {
            super("waited %d s in vain for %s".formatted(within.toSeconds(), what));
        }
    }

    /**
     * @param what for the message: "the clients to be back"
     * @throws Missed if it is not true in time
     */
    public static void await(String what, Duration within, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > within.toNanos()) {
                throw new Missed(what, within);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
