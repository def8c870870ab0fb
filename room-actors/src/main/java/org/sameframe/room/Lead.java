package org.sameframe.room;

import java.util.List;

/**
 * Who drives, where one does at a time [LD1].
 *
 * @param holder 0: nobody; whoever asks first gets it
 * @param requests who asks for it, the first one first
 */
public record Lead(int holder, List<Integer> requests) implements Value {
    static final String KEY = "lead";

    public Lead {
        requests = List.copyOf(requests);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.lead(this);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Category category() {
        return Category.ROSTER;
    }
}
