package org.sameframe.simulation;

import java.util.random.RandomGenerator;
import org.sameframe.room.Category;
import org.sameframe.schema.v1.Scrub;
import org.sameframe.schema.v1.Signal;
import org.sameframe.schema.v1.Status;

/** Any signal that a client may send. */
final class RandomSignals {
    private RandomSignals() {}

    static Signal next(RandomGenerator random) {
        return random.nextBoolean()
                ? Signal.newBuilder()
                        .setScrub(Scrub.newBuilder().setFrame(random.nextInt(240)))
                        .build()
                : Signal.newBuilder()
                        .setStatus(Status.newBuilder()
                                .setRoundTripUs(random.nextInt(200_000))
                                .setFrame(random.nextInt(240))
                                .setMedium("m1"))
                        .build();
    }

    /** Who wants a signal is who wants its category. */
    static Category category(Signal signal) {
        return signal.hasScrub() ? Category.PLAYBACK : Category.ROSTER;
    }
}
