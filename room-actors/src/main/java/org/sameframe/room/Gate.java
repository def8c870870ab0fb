package org.sameframe.room;

import java.util.List;

/**
 * Play was asked for and waits; until the gate opens the playhead rests [GA1].
 *
 * @param until it opens then at the latest, in microseconds since the epoch
 * @param waitingFor participants, never empty
 */
public record Gate(GateReason reason, long until, List<Integer> waitingFor) implements Value {
    static final String KEY = "gate";

    public Gate {
        waitingFor = List.copyOf(waitingFor);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.gate(this);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Category category() {
        return Category.PLAYBACK;
    }

    Gate waitingFor(List<Integer> others) {
        return new Gate(reason, until, others);
    }
}
