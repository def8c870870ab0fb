package org.sameframe.room;

import java.util.List;

/**
 * Whether everybody showed the frame on which the room rested [FA1].
 *
 * @param at of the playback that it is about, in microseconds since the epoch
 * @param counts how many
 * @param names who, if the policy keeps that
 */
public record Agreement(String medium, int frame, long at, boolean agreed, Counts counts, Names names)
        implements Value {
    static final String KEY = "agreement";

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.agreement(this);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Category category() {
        return Category.ROSTER;
    }

    /**
     * How many participants there were of each kind.
     *
     * @param same showed the frame
     * @param different showed something else, or did not say
     * @param hidden nobody was looking there
     * @param outOfSync by choice
     * @param inexact have a player that cannot say which frame it shows
     */
    public record Counts(int same, int different, int hidden, int outOfSync, int inexact) {}

    /** Who showed what, and the ids of the others by kind; silent are those who did not say. */
    public record Names(
            List<Shown> shown,
            List<Integer> silent,
            List<Integer> hidden,
            List<Integer> outOfSync,
            List<Integer> inexact) {
        static final Names NONE = new Names(List.of(), List.of(), List.of(), List.of(), List.of());

        public Names {
            shown = List.copyOf(shown);
            silent = List.copyOf(silent);
            hidden = List.copyOf(hidden);
            outOfSync = List.copyOf(outOfSync);
            inexact = List.copyOf(inexact);
        }
    }

    /** What a participant showed. */
    public record Shown(int participant, String medium, int frame) {}
}
