package org.sameframe.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** All lanes of a simulation; in the order in which they were opened, so that a seed means the same each time. */
public final class Lanes {
    private final List<Lane<?>> lanes = new ArrayList<>();
    private final RandomGenerator random;
    private final Trace trace;

    Lanes(RandomGenerator random, Trace trace) {
        this.random = random;
        this.trace = trace;
    }

    /**
     * A new lane.
     *
     * @param receiver of what arrives
     */
    public <T> Lane<T> open(String name, Consumer<? super T> receiver) {
        Lane<T> lane = new Lane<>(name, receiver);
        lanes.add(lane);
        return lane;
    }

    /** Nothing will arrive on a lane any more. */
    public void close(Lane<?> lane) {
        lane.loseAfter(0);
        lanes.remove(lane);
    }

    /** Lets one thing arrive, on a lane that the seed chooses. @return false if there is nothing */
    boolean move() {
        int movable = 0;
        for (Lane<?> lane : lanes) {
            movable += lane.canMove() ? 1 : 0;
        }
        if (movable == 0) {
            return false;
        }
        int chosen = random.nextInt(movable);
        for (Lane<?> lane : lanes) {
            if (lane.canMove() && chosen-- == 0) {
                lane.move(trace);
                return true;
            }
        }
        return false;
    }
}
