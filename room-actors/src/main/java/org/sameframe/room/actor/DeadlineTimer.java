package org.sameframe.room.actor;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** Rings when the room's next deadline is due [RM6]. */
final class DeadlineTimer {
    private static final long SHORTEST_US = 1_000;
    /** A defect that kept a deadline from being noted does not go away by itself [EN9]. */
    private static final long AFTER_DEFECT_US = 10_000_000;

    private final TimerScheduler<RoomEntity.Message> timers;
    private OptionalLong deadline = OptionalLong.empty();
    private long shortestUs = SHORTEST_US;

    DeadlineTimer(TimerScheduler<RoomEntity.Message> timers) {
        this.timers = timers;
    }

    void set(OptionalLong next, long now) {
        if (next.equals(deadline)) {
            return;
        }
        deadline = next;
        next.ifPresentOrElse(
                at -> timers.startSingleTimer(
                        RoomEntity.Tick.DUE, Duration.of(Math.max(shortestUs, at - now), ChronoUnit.MICROS)),
                () -> timers.cancel(RoomEntity.Tick.DUE));
    }

    void rang() {
        deadline = OptionalLong.empty();
    }

    /** What was due was noted, or a defect kept it from being. */
    void tried(boolean isNoted) {
        shortestUs = isNoted ? SHORTEST_US : AFTER_DEFECT_US;
    }

    void cancel() {
        deadline = OptionalLong.empty();
        timers.cancel(RoomEntity.Tick.DUE);
    }
}
