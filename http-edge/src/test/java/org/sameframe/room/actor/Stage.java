package org.sameframe.room.actor;

import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Where the actors of a simulation stand, side by side and run by hand: what stands for an actor system takes long to
 * make, so that they share one.
 */
final class Stage {
    private final BehaviorTestKit<Entrance<?>> kit = BehaviorTestKit.create(Behaviors.receive((context, entrance) -> {
        context.spawn(entrance.behavior(), entrance.name());
        return Behaviors.same();
    }));

    private record Entrance<T>(Behavior<T> behavior, String name) {}

    /**
     * Starts an actor.
     *
     * @param name unique
     * @return for messages of any type, since what an actor has for itself is of types that only Pekko knows
     */
    <T> BehaviorTestKit<Object> start(Behavior<T> behavior, String name) {
        kit.run(new Entrance<>(behavior, name));
        kit.getAllEffects();
        ActorRef<Object> ref = kit.<Object>childInbox(name).getRef();
        return kit.childTestKit(ref);
    }
}
