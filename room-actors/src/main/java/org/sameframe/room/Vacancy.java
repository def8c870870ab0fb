package org.sameframe.room;

/**
 * No host is here [HO1].
 *
 * @param until when the policy decides, in microseconds since the epoch; 0: it has, and waits for somebody to promote
 */
public record Vacancy(long until) implements Value {
    static final String KEY = "vacancy";

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.vacancy(this);
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
