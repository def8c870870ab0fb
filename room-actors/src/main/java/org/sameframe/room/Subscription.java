package org.sameframe.room;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The categories that a participant has switched off [SU1].
 */
public record Subscription(int participant, Set<Category> off) implements Value {
    static String key(int participant) {
        return "subscription/" + participant;
    }

    public Subscription {
        // In the order of the categories, so that equal ones are stored alike.
        off = Collections.unmodifiableSet(new TreeSet<>(off));
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.subscription(this);
    }

    @Override
    public String key() {
        return key(participant);
    }

    @Override
    public Category category() {
        return Category.ROSTER;
    }
}
