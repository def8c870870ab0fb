package org.sameframe.room;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Decides which categories are on for whom [SU1]. */
final class Subscriptions {
    private Subscriptions() {}

    /** What is wrong with switching these off, if anything [SU2]. */
    static Optional<Decision> problem(Set<Category> off) {
        return Collections.disjoint(off, Category.ALWAYS_ON)
                ? Optional.empty()
                : Optional.of(Decision.invalid("off: room, roster and media are always on; leave them out."));
    }

    static Set<Category> on(Optional<Subscription> subscription) {
        Set<Category> on = EnumSet.allOf(Category.class);
        subscription.ifPresent(some -> on.removeAll(some.off()));
        return on;
    }
}
