package org.sameframe.room.actor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.Effect;

/** The timers of one actor: they ring when time goes on. */
final class SimulatedTimers {
    private final Map<Object, Timer> timers = new LinkedHashMap<>();

    private record Timer(Effect.TimerScheduled<?> effect, long due) {}

    /** @param now in microseconds */
    void heed(Effect effect, long now) {
        if (effect instanceof Effect.TimerScheduled<?> scheduled) {
            timers.put(
                    scheduled.key(),
                    new Timer(scheduled, now + scheduled.duration().toNanos() / 1_000));
        } else if (effect instanceof Effect.TimerCancelled cancelled) {
            timers.remove(cancelled.key());
        }
    }

    /** Puts what is due into the actor's own inbox. */
    void ring(long now) {
        List<Timer> due =
                timers.values().stream().filter(timer -> timer.due() <= now).toList();
        for (Timer timer : due) {
            Effect.TimerScheduled<?> effect = timer.effect();
            timers.remove(effect.key());
            effect.send().apply();
            if (!effect.mode().toString().equals("SingleMode")) {
                timers.put(
                        effect.key(), new Timer(effect, now + effect.duration().toNanos() / 1_000));
            }
        }
    }
}
